/**
 * Very many marks in one element: a text so long that it fills many screens, as in a document of plain
 * text. A browser takes up to 40 µs a mark each time it paints such a text, so only those around the
 * screen are registered.
 */
import { rectsOf } from './hit'
import type { Mark } from './marks'

/** So many marks are painted around the screen at most, whatever the layout says. */
const MOST_AROUND = 1_000

/**
 * Of marks in reading order those on the screen or within `margin` of its height above and below. They
 * are halved again and again, since each may be asked only for its place, and that is dear.
 */
export function aroundScreen(marks: readonly Mark[], margin: number): readonly Mark[] {
  const reach = innerHeight * margin
  const from = firstWhere(marks, (box) => box.bottom > -reach)
  const to = firstWhere(marks, (box) => box.top > innerHeight + reach)
  return marks.slice(from, Math.min(to, from + MOST_AROUND))
}

/** Where the first mark stands that lies so far down. One that has no place is taken for one further up. */
function firstWhere(marks: readonly Mark[], isSoFar: (box: DOMRect) => boolean): number {
  let [low, high] = [0, marks.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const [box] = rectsOf(marks[middle]!)
    if (box && isSoFar(box)) high = middle
    else low = middle + 1
  }
  return low
}
