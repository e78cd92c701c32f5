/** Tells when the page may have changed its colours: no event says so. */
import type { Ears } from './ears'

/** Pages fade from one theme to the other in about this many milliseconds. */
const FADE_MS = 350

/** Calls back some time after what may have changed the page's colours. */
export function watchTheme(document: Document, mayHaveChanged: () => void, ears: Ears): void {
  const { signal } = ears
  let timer = 0
  const soon = () => {
    timer ||= setTimeout(() => {
      timer = 0
      mayHaveChanged()
    }, FADE_MS) as unknown as number
  }
  // A theme is nearly always a class or an attribute of the root or the body.
  const observer = new MutationObserver(soon)
  for (const element of [document.documentElement, document.body] as (Element | null)[])
    if (element) observer.observe(element, { attributes: true })
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', soon, { signal })
  // Else it is switched by a hand, or ends in a transition.
  for (const type of ['click', 'transitionend'] as const) ears.on(type, soon)
  signal.addEventListener('abort', () => {
    observer.disconnect()
    clearTimeout(timer)
  })
}
