/**
 * The first script, in every frame of every page, a few kilobytes. It asks whether Bedside is wanted
 * here and whether the page may speak medicine; only then is the rest loaded. Not a WXT content script:
 * those tell the page of themselves by a message, and a page should hear nothing.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { maySpeakMedicine } from '../core/gate'
import { isReadable, sampleText, watchGrowth } from '../page/sample'
import { isAlive } from '../platform/alive'
import { onAnyChange, wake } from '../platform/wake'

/** A page that was read and spoke of nothing is read again when its sample has changed by this many characters. */
const NEW_TEXT = 2_000

declare global {
  /** Called by the page code when it leaves a page that does not speak medicine. */
  var bedsideSleeps: (() => void) | undefined
}

export default defineUnlistedScript(() => {
  if (!isReadable(document)) return
  const end = new AbortController()
  let read = -Infinity
  const look = (): boolean => {
    if (!isAlive()) {
      end.abort()
      return true
    }
    const sample = sampleText(document)
    if (Math.abs(sample.length - read) < NEW_TEXT || !maySpeakMedicine(sample)) return false
    read = sample.length
    // An extension that was updated or removed no longer answers.
    void wake().then((came) => came || waitUntilOn(), () => undefined) // prettier-ignore
    return true
  }
  const begin = () => {
    if (!look()) watchGrowth(document, look, end.signal)
  }
  /** Where Bedside was off when the page came, it may be turned on later. */
  const waitUntilOn = () => {
    const stop = new AbortController()
    onAnyChange(() => {
      void wake().then((came) => {
        if (came) stop.abort()
      }, () => stop.abort()) // prettier-ignore
    }, stop.signal)
  }
  globalThis.bedsideSleeps = begin
  begin()
})
