/** How a part of the body is written down: as a few points over the outline in `body.ts`. */
import type { View } from './body'

export type AreaKind = 'area' | 'tube' | 'line' | 'dot'

export interface Area {
  view: View
  kind: AreaKind
  /** Also on the other side of the body. */
  paired: boolean
  /** "x y x y …" */
  points: string
}

const make =
  (view: View, kind: AreaKind, isPaired: boolean) =>
  (written: string): Area => ({ view, kind, paired: isPaired, points: written })

export const front = make('front', 'area', true)
export const back = make('back', 'area', true)
export const one = make('front', 'area', false)
export const oneBack = make('back', 'area', false)
export const tube = make('front', 'tube', true)
export const pipe = make('front', 'tube', false)
export const dot = make('front', 'dot', true)

/** Both faces of an arm or leg look the same from in front and from behind. */
export const both = (written: string) => [front(written), back(written)]
