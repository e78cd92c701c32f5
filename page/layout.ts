/** Questions to the page's layout: what flows in one line, and what is near the screen. */
import type { Block } from './blocks'
import type { Mark } from './marks'

/** A phrase over several text nodes counts only if what lies between them flows in one line. */
export function spansOneLine({ range }: Mark): boolean {
  const { startContainer, endContainer } = range
  if (startContainer === endContainer) return true
  for (const node of [startContainer, endContainer])
    for (
      let at = node.parentElement;
      at && !at.contains(node === startContainer ? endContainer : startContainer);
      at = at.parentElement
    )
      if (!/^(?:inline|contents|ruby)/.test(getComputedStyle(at).display)) return false
  return true
}

/** Whether a block starts on the screen or within one screen of it. */
export function isNearScreen({ nodes }: Block): boolean {
  const box = nodes[0]?.parentElement?.getBoundingClientRect()
  return box !== undefined && box.bottom > -innerHeight && box.top < 2 * innerHeight
}
