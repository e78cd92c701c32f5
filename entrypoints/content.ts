/**
 * The first script, in every frame of every page, a few kilobytes. It asks whether Bedside is wanted
 * here and whether the page may speak medicine; only then is the rest loaded.
 */
import { defineContentScript } from 'wxt/utils/define-content-script'
import { maySpeakMedicine } from '../core/gate'
import { onAnyChange, wake } from '../platform/wake'
import { rootOf, sampleText, watchGrowth } from '../page/sample'

export default defineContentScript({
  matches: ['http://*/*', 'https://*/*'],
  allFrames: true,
  matchAboutBlank: true,
  runAt: 'document_idle',
  main(ctx) {
    if (!isReadable(document)) return
    let awake = false
    const look = (): boolean => {
      if (!maySpeakMedicine(sampleText(document))) return false
      // An extension that was updated or removed no longer answers.
      void wake().then((came) => (awake ||= came), () => undefined) // prettier-ignore
      return true
    }
    if (!look()) watchGrowth(document, look, ctx.signal)
    // Where Bedside was off when the page came, it may be turned on later.
    onAnyChange(() => {
      if (!awake) look()
    }, ctx.signal)
  },
})

/** An English page (or one that does not say) that has text in it. */
function isReadable(document: Document): boolean {
  const lang = rootOf(document)?.ownerDocument.documentElement.getAttribute('lang')
  return /html|text\/plain/.test(document.contentType) && (!lang || /^en\b/i.test(lang))
}
