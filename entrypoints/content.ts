/**
 * The first script, in every frame of every page, a few kilobytes. It asks whether Bedside is wanted
 * here and whether the page may speak medicine; only then is the rest loaded.
 */
import { defineContentScript } from 'wxt/utils/define-content-script'
import { maySpeakMedicine } from '../core/gate'
import { tellBackground } from '../platform/wake'
import { rootOf, sampleText, watchGrowth } from '../page/sample'

export default defineContentScript({
  matches: ['http://*/*', 'https://*/*'],
  allFrames: true,
  matchAboutBlank: true,
  runAt: 'document_idle',
  main(ctx) {
    if (!isReadable(document)) return
    const look = (): boolean => {
      if (!maySpeakMedicine(sampleText(document))) return false
      void tellBackground({ type: 'wake' }).catch(() => undefined)
      return true
    }
    if (!look()) watchGrowth(document, look, ctx.signal)
  },
})

/** An English page (or one that does not say) that has text in it. */
function isReadable(document: Document): boolean {
  const lang = rootOf(document)?.ownerDocument.documentElement.getAttribute('lang')
  return /html|text\/plain/.test(document.contentType) && (!lang || /^en\b/i.test(lang))
}
