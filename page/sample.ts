/** A sample of a page's text, cheap enough for every page. */

/** This much text tells what a page is about. */
const SAMPLE = 60_000
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

/** An English page (or one that does not say) that has text in it. */
export function isReadable(document: Document): boolean {
  const lang = rootOf(document)?.ownerDocument.documentElement.getAttribute('lang')
  return /html|text\/plain/.test(document.contentType) && (!lang || /^en\b/i.test(lang))
}

/** Up to 60,000 characters of the page's text, scripts and styles left out. */
export function sampleText(document: Document): string {
  const root = rootOf(document)
  if (!root) return ''
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const parts: string[] = []
  let length = 0
  while (length < SAMPLE && walker.nextNode()) {
    const node = walker.currentNode as Text
    if (/^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE)$/i.test(node.parentNode?.nodeName ?? '')) continue
    // Of a very long text only a piece is asked for: Firefox would copy it all.
    const part = node.length > SAMPLE ? node.substringData(0, SAMPLE) : node.data
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
