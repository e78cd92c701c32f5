/** A curve as a way to walk: where one is after a length, and which way is on and which across. */
import type { Points } from './curves'

export type Point = readonly [x: number, y: number]

export interface Spot {
  at: Point
  /** Unit vectors: down along the spine, and backwards across it. */
  down: Point
  back: Point
}

/** Steps between two points of a curve: fine enough that none is seen. */
const STEPS = 24
/** Steps to each side over which its direction is taken. */
const ASIDE = 4

/** Walks the curve and tells the spot at a length from its top. */
export class Track {
  readonly #spots: { length: number; at: Point }[] = []

  constructor(curve: Points) {
    const count = curve.length / 2
    const at = (i: number): Point => {
      const j = Math.min(count - 1, Math.max(0, i))
      return [curve[2 * j]!, curve[2 * j + 1]!]
    }
    let length = 0
    let last = at(0)
    for (let i = 0; i < count - 1; i++)
      for (let step = 0; step < STEPS; step++) {
        const now = between(at(i - 1), at(i), at(i + 1), at(i + 2), step / STEPS)
        length += Math.hypot(now[0] - last[0], now[1] - last[1])
        this.#spots.push({ length, at: now })
        last = now
      }
  }

  get length(): number {
    return this.#spots.at(-1)!.length
  }

  spot(length: number): Spot {
    const i = Math.max(
      1,
      this.#spots.findIndex((s) => s.length >= length),
    )
    const index = length >= this.length ? this.#spots.length - 1 : i
    const [a, b] = [
      this.#spots[Math.max(0, index - ASIDE)]!.at,
      this.#spots[Math.min(this.#spots.length - 1, index + ASIDE)]!.at,
    ]
    const size = Math.hypot(b[0] - a[0], b[1] - a[1])
    const down: Point = [(b[0] - a[0]) / size, (b[1] - a[1]) / size]
    return { at: this.#spots[index]!.at, down, back: [down[1], -down[0]] }
  }
}

function between(a: Point, b: Point, c: Point, d: Point, t: number): Point {
  const mix = (i: 0 | 1) =>
    0.5 *
    (2 * b[i] +
      (c[i] - a[i]) * t +
      (2 * a[i] - 5 * b[i] + 4 * c[i] - d[i]) * t * t +
      (3 * b[i] - a[i] - 3 * c[i] + d[i]) * t * t * t)
  return [mix(0), mix(1)]
}

/** A point beside a spot: so far along the curve and so far backwards across it. */
export const move = ({ at, down, back }: Spot, along: number, backwards: number): Point => [
  at[0] + down[0] * along + back[0] * backwards,
  at[1] + down[1] * along + back[1] * backwards,
]
