/**
 * Which marked word lies under a point. Asks the browser for the text position there and looks the
 * node up: `highlightsFromPoint` re-reads all highlights after every change of the page.
 */
import { liveRange, type Mark, type Marks } from './marks'

/** A finger or a shaky hand may miss the letters by this many CSS pixels. */
const SLACK = 2
/** In a shadow tree that the browser gives no text position for, at most this many words are measured. */
const MOST_MEASURED = 400

/** The mark at a point of the viewport (CSS pixels), or null. Tells of the shadow root that the point lies in. */
export function markAt(marks: Marks, x: number, y: number, onRoot: (root: ShadowRoot) => void): Mark | null {
  const element = deepElementAt(x, y)
  if (!element) return null
  const root = element.getRootNode()
  if (root instanceof ShadowRoot) onRoot(root)
  const shadowRoots = root instanceof ShadowRoot ? [root] : []
  const caret = document.caretPositionFromPoint(x, y, { shadowRoots })
  if (caret) for (const mark of marks.in(caret.offsetNode)) if (isBeside(mark, caret) && covers(mark, x, y)) return mark
  if (shadowRoots.length === 0) return null
  let measured = 0
  for (const mark of marks.values()) {
    if (mark.range.startContainer.getRootNode() !== root) continue
    if (covers(mark, x, y)) return mark
    if (++measured > MOST_MEASURED) break
  }
  return null
}

/** Whether a text position is in the mark or one letter beside it. Only then is it measured: a text may have thousands. */
function isBeside({ range }: Mark, { offsetNode, offset }: CaretPosition): boolean {
  const isBefore = offsetNode === range.startContainer && offset < range.startOffset - 1
  const isBehind = offsetNode === range.endContainer && offset > range.endOffset + 1
  return !isBefore && !isBehind
}

function covers(mark: Mark, x: number, y: number): boolean {
  return rectsOf(mark).some(
    (r) => x >= r.left - SLACK && x <= r.right + SLACK && y >= r.top - SLACK && y <= r.bottom + SLACK,
  )
}

/** The boxes of the mark's letters, one a line, in viewport pixels. Empty when the word is gone. */
export function rectsOf(mark: Mark): DOMRect[] {
  return [...(liveRange(mark)?.getClientRects() ?? [])].filter((r) => r.width > 0 && r.height > 0)
}

/** How far down a mark's first line ends, in viewport pixels; not a number where it has no place. */
export function bottomOf(mark: Mark): number {
  return rectsOf(mark)[0]?.bottom ?? NaN
}

/** Whether some of the mark's letters are within the viewport's height. */
export function isOnScreen(mark: Mark): boolean {
  return rectsOf(mark).some((r) => r.bottom > 0 && r.top < innerHeight)
}

/** A revealed word keeps this far from the edge of what scrolls, in CSS pixels: a header may lie there. */
const REVEAL_MARGIN = 80

/** Scrolls as little as needed to bring the mark to the screen, in every box that scrolls around it. */
export function reveal(mark: Mark): void {
  const inner = mark.range.startContainer.parentElement
  inner?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' })
  // A long text may be in view and its word not, as in a plain text document.
  for (let at = inner; at; at = at.parentElement) {
    const [word] = rectsOf(mark)
    if (!word || at.scrollHeight <= at.clientHeight) continue
    const page = at === document.scrollingElement
    const box = at.getBoundingClientRect()
    const [top, bottom] = page ? [0, innerHeight] : [box.top, box.bottom]
    const margin = Math.min(REVEAL_MARGIN, (bottom - top) / 4)
    const above = word.top - margin - top
    const below = word.bottom + margin - bottom
    if (above < 0) at.scrollBy({ top: above, behavior: 'instant' })
    else if (below > 0) at.scrollBy({ top: below, behavior: 'instant' })
  }
}

function deepElementAt(x: number, y: number): Element | null {
  let element = document.elementFromPoint(x, y)
  while (element?.shadowRoot) {
    const inner = element.shadowRoot.elementFromPoint(x, y)
    if (!inner || inner === element) break
    element = inner
  }
  return element
}
