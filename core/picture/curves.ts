/** Smooth lines through a few points: all that the drawings are made of. */

/** Flat list of coordinates: x, y, x, y, … */
export type Points = readonly number[]

/** Points written as "x y x y …". */
export function points(written: string): number[] {
  return written.trim().split(/\s+/).map(Number)
}

/** The same line on the other side of the body's middle. */
export function mirrored(line: Points): number[] {
  return line.map((value, i) => (i % 2 === 0 ? -value : value))
}

/** A closed line around the middle, from its right half, which begins and ends at x = 0. */
export function bothHalves(half: Points): number[] {
  const other: number[] = []
  for (let i = half.length - 4; i > 0; i -= 2) other.push(-half[i]!, half[i + 1]!)
  return [...half, ...other]
}

/** How far a curve leans towards its neighbours: Catmull-Rom. */
const LEAN = 1 / 6

/** The path of a smooth line through all points, rounded to a tenth. */
export function smooth(line: Points, closed: boolean): string {
  const count = line.length / 2
  const at = (i: number): [number, number] => {
    const j = closed ? (i + count) % count : Math.min(count - 1, Math.max(0, i))
    return [line[2 * j]!, line[2 * j + 1]!]
  }
  let path = `M${pair(at(0))}`
  for (let i = 0; i < (closed ? count : count - 1); i++) {
    const [[ax, ay], [bx, by], [cx, cy], [dx, dy]] = [at(i - 1), at(i), at(i + 1), at(i + 2)]
    const lean = (from: number, to: number) => (to - from) * LEAN
    const out: [number, number] = [bx + lean(ax, cx), by + lean(ay, cy)]
    const into: [number, number] = [cx - lean(bx, dx), cy - lean(by, dy)]
    path += `C${pair(out)} ${pair(into)} ${pair([cx, cy])}`
  }
  return closed ? `${path}Z` : path
}

/** The path of a line with its corners cut round: it never leaves the way between its points. */
export function softened(line: Points): string {
  const at = (i: number): [number, number] => [line[2 * i]!, line[2 * i + 1]!]
  const last = line.length / 2 - 1
  let path = `M${pair(at(0))}`
  for (let i = 1; i < last; i++) {
    const [[bx, by], [cx, cy]] = [at(i), at(i + 1)]
    const end: [number, number] = i + 1 === last ? [cx, cy] : [(bx + cx) / 2, (by + cy) / 2]
    path += `Q${pair([bx, by])} ${pair(end)}`
  }
  return last === 1 ? `${path}L${pair(at(1))}` : path
}

/** A point of a path, as short as can be written. */
export function pair([x, y]: readonly [number, number]): string {
  return `${short(x)} ${short(y)}`
}

export const short = (value: number): number => Math.round(value * 10) / 10
