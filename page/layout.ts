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

/** Blocks on or near the screen first. One look at geometry for each, before anything is painted. */
export function splitByScreen<T extends { block: Block }>(blocks: readonly T[]): [T[], T[]] {
  const near: T[] = []
  const far: T[] = []
  const height = innerHeight
  for (const block of blocks) {
    const box = block.block.nodes[0]!.parentElement?.getBoundingClientRect()
    ;(box && box.bottom > -height && box.top < 2 * height ? near : far).push(block)
  }
  return [near, far]
}
