/** A sample of a page's text, cheap enough for every page. */

/** This much text tells what a page is about. */
const SAMPLE = 60_000
/** `NodeFilter.SHOW_TEXT`. */
const SHOW_TEXT = 4
/** A growing page is looked at again at most this often, and this many times in all. */
const AGAIN_MS = 2000
const MOST_LOOKS = 40

/** A document as it really is: the types say there is always a body, and there is not. */
interface Rooted {
  readonly body: Element | null
  readonly documentElement: Element | null
}

/** What of a document holds text: its body, else its root element; null in a document still without one. */
export function rootOf({ body, documentElement }: Rooted): Element | null {
  return body ?? documentElement
}

/** A page in another language. An English one answers with nothing, so that no element comes into this world. */
const OTHER_LANGUAGE = ':root[lang]:not([lang=""], :lang(en), [lang^="en_" i])'

/** An English page (or one that does not say) that has text in it. */
export function isReadable(document: Document): boolean {
  const type = document.contentType
  return (type.includes('html') || type === 'text/plain') && document.querySelector(OTHER_LANGUAGE) === null
}

/**
 * Up to 60,000 characters of the page's text. Text with a brace or an end tag in it is a script, a style or
 * a `noscript`: to ask for its element instead would take memory for each element asked for.
 */
export function sampleText(document: Document): string {
  const walker = document.createTreeWalker(document, SHOW_TEXT)
  const parts: string[] = []
  let length = 0
  while (length < SAMPLE && walker.nextNode()) {
    const node = walker.currentNode as Text
    // Of a very long text only a piece is asked for: Firefox would copy it all.
    const part = node.length > SAMPLE ? node.substringData(0, SAMPLE) : node.data
    if (part.includes('{') || part.includes('</')) continue
    parts.push(part)
    length += part.length
  }
  return parts.join(' ')
}

/** Looks again as the page grows, until `look` says it has seen enough or the signal is aborted. */
export function watchGrowth(document: Document, look: () => boolean, signal: AbortSignal): void {
  let timer = 0
  let looks = 0
  const observer = new MutationObserver(() => {
    timer ||= setTimeout(() => {
      timer = 0
      if (look() || ++looks >= MOST_LOOKS) observer.disconnect()
    }, AGAIN_MS) as unknown as number
  })
  observer.observe(document, { childList: true, subtree: true })
  signal.addEventListener('abort', () => {
    observer.disconnect()
    clearTimeout(timer)
  })
}
