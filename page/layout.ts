/** Questions to the page's layout: what flows in one line, and what is near the screen. */
import { parentOrHost } from './ancestors'
import type { Block } from './blocks'
import type { Mark } from './marks'

/** Elements without a box lie at most so deep in one another; what lies deeper is taken for part of the page at large. */
const MOST_UNBOXED = 100

/** The element itself, or where it has `display: contents` the nearest around it that may have a box. */
export function boxAround(element: Element): Element {
  let at = element
  for (let climbed = 0; getComputedStyle(at).display === 'contents'; climbed++) {
    const parent = parentOrHost(at)
    const around = parent instanceof ShadowRoot ? parent.host : parent
    if (!(around instanceof Element) || climbed > MOST_UNBOXED) return element.ownerDocument.documentElement
    at = around
  }
  return at
}

/** Whether an element's text can be seen, were it on the screen. */
export function isShown(element: Element): boolean {
  if (element.checkVisibility(VISIBLE)) return true
  // Without a box of its own it is never visible, but its text may be.
  const box = boxAround(element)
  return box !== element && box.checkVisibility(VISIBLE) && getComputedStyle(element).visibility === 'visible'
}

const VISIBLE = { visibilityProperty: true, opacityProperty: true } as const

/** Between two words of a phrase lie no more elements than these. */
const MOST_BETWEEN = 50

/** A phrase over several text nodes counts only if what lies between them flows in one line. */
export function spansOneLine({ range }: Mark): boolean {
  const { startContainer, endContainer } = range
  if (startContainer === endContainer) return true
  const around = new Set<Node>()
  for (let at = startContainer.parentNode; at && around.size <= MOST_BETWEEN; at = at.parentNode) around.add(at)
  // Up from the end to where both meet, then up from the start to the same place.
  let meeting = endContainer.parentNode
  for (let climbed = 0; meeting && !around.has(meeting); meeting = meeting.parentNode)
    if (++climbed > MOST_BETWEEN || !isInLine(meeting)) return false
  for (const at of around) {
    if (at === meeting) return true
    if (!isInLine(at)) return false
  }
  return false
}

function isInLine(node: Node): boolean {
  return node instanceof Element && /^(?:inline|contents|ruby)/.test(getComputedStyle(node).display)
}

/** Whether a block starts on the screen or within one screen of it. */
export function isNearScreen({ nodes }: Block): boolean {
  const box = nodes[0]?.parentElement?.getBoundingClientRect()
  return box !== undefined && box.bottom > -innerHeight && box.top < 2 * innerHeight
}
