/** Reads which words Bedside has highlighted, from the page's own `CSS.highlights`. */
import type { Frame, Page } from 'puppeteer-core'

export interface HighlightedWord {
  /** The registered highlight: `bedside-…`. */
  name: string
  text: string
}

/** Long enough for the next slice of a scan on a busy machine to show up in the highlights. */
const SETTLED_AFTER_MS = 1_000
/** A page with nothing to highlight never changes: give up after this. */
const NOTHING_AFTER_MS = 10_000

/** Every highlighted range in page order, those in open shadow roots at the place of their host. */
export function highlights(page: Page | Frame): Promise<HighlightedWord[]> {
  return page.evaluate(readHighlights)
}

/** The highlights once they have stopped changing; none if nothing shows up in good time. */
export async function settledHighlights(page: Page): Promise<HighlightedWord[]> {
  const began = Date.now()
  let last = ''
  let since = began
  for (;;) {
    const now = await highlights(page)
    const text = JSON.stringify(now)
    if (text !== last) [last, since] = [text, Date.now()]
    if (Date.now() - since > (now.length > 0 ? SETTLED_AFTER_MS : NOTHING_AFTER_MS)) return now
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 100 })))
  }
}

/**
 * Runs in the page, so it may use nothing from outside itself, nor name an inner function (the
 * compiler's note of the name would not exist there). A range may lie in any tree and trees cannot be
 * compared, so the text nodes of all of them are first numbered in the order they are read.
 */
function readHighlights(): HighlightedWord[] {
  const order = new Map<Node, number>()
  const walk: Node[] = [document]
  for (let node = walk.pop(); node !== undefined; node = walk.pop()) {
    order.set(node, order.size)
    walk.push(...[...node.childNodes].reverse())
    if (node instanceof Element && node.shadowRoot) walk.push(node.shadowRoot)
  }
  const found: (HighlightedWord & { node: number; offset: number })[] = []
  for (const [name, ranges] of CSS.highlights) {
    if (!name.startsWith('bedside-')) continue
    for (const range of ranges) {
      const text = document.createRange()
      try {
        text.setStart(range.startContainer, range.startOffset)
        text.setEnd(range.endContainer, range.endOffset)
      } catch {
        continue // A static range may outlive the text it was made for.
      }
      const node = order.get(range.startContainer)
      if (node !== undefined) found.push({ name, text: text.toString(), node, offset: range.startOffset })
    }
  }
  found.sort((a, b) => a.node - b.node || a.offset - b.offset)
  return found.map(({ name, text }) => ({ name, text }))
}
