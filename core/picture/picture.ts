/** Puts a picture together for a card: which figures, what is lit on them, and the same in words. */
import type { SpineLevels } from '../../data/schema-rules'
import {
  bodyFigure,
  hasSides,
  headFigure,
  isBodyPlace,
  isHeadPlace,
  spineFigure,
  spineLabels,
  type Side,
} from './figures'
import { addToFocus, noFocus, readSpinePlace, type Focus } from './focus'
import type { Figure, Line, Picture, PictureQuestion } from './model'

/** What the extension carries for pictures. */
export interface PictureBook {
  /** What each place is called. */
  says: Record<string, string>
  /** The places of the muscles of each spinal nerve. */
  muscles: Record<string, string[]>
  levels: SpineLevels['levels']
  gaps: SpineLevels['gaps']
}

/** Widths the figures need side by side, and what is left free above, below and between, in CSS pixels of a card. */
const WIDTH: Record<Figure['name'], number> = { front: 113, back: 113, spine: 114, head: 128 }
const SCALE: Record<Figure['name'], number> = { front: 0.84, back: 0.84, spine: 0.84, head: 1.16 }
/** Where a figure's origin lies in its own width. */
const ORIGIN: Record<Figure['name'], number> = { front: 56.5, back: 56.5, spine: 22, head: 6 }
const TOP = 6
const BODY_HEIGHT = 262
const HEAD_HEIGHT = 136
/** For the words under the figures. */
const FOOT = 18

/** The picture of places and levels; null where none of them can be drawn. */
export function makePicture({ places, levels, side }: PictureQuestion, book: PictureBook): Picture | null {
  const focus = focusOf(places, levels, book)
  const wantedSide: Side =
    (side === 'left' || side === 'right') && hasSides(places, focus?.nerves ?? new Set()) ? side : ''
  const nerves = focus?.nerves ?? new Set<string>()
  const muscles = [...nerves].flatMap((n) => book.muscles[n] ?? [])
  const drawn = [
    bodyFigure('front', places, muscles, nerves, wantedSide),
    bodyFigure('back', places, muscles, nerves, wantedSide),
    headFigure(places),
    focus && spineFigure(focus),
  ].filter((figure) => figure !== null)
  if (drawn.length === 0) return null
  const inner = drawn.some(({ name }) => name !== 'head') ? BODY_HEIGHT : HEAD_HEIGHT
  const figures: Figure[] = []
  let x = 0
  for (const figure of drawn) {
    const { name } = figure
    const y = name === 'head' ? TOP + (inner - HEAD_HEIGHT) / 2 : TOP
    figures.push({ ...figure, x: x + ORIGIN[name], y, scale: SCALE[name] })
    x += WIDTH[name]
  }
  const picture: Picture = { width: x, height: TOP + inner + FOOT, figures, labels: [], lines: [], side: wantedSide }
  const spine = figures.find(({ name }) => name === 'spine')
  if (focus && spine) {
    const { labels, leaders } = spineLabels(focus, spine)
    picture.labels = labels
    spine.shapes = [...spine.shapes, ...leaders]
  }
  picture.lines = linesOf(places, focus, book)
  return picture
}

/** On a page of its own the spine is larger than on a card. */
const LARGE = { scale: 1.3, width: 190, origin: 56 }

/** One spine by itself. Its words are for the caller to say. */
export function spineOnly(focus: Focus): Picture {
  const figure: Figure = { ...spineFigure(focus), x: LARGE.origin, y: TOP, scale: LARGE.scale }
  const { labels, leaders } = spineLabels(focus, figure)
  figure.shapes = [...figure.shapes, ...leaders]
  const height = TOP + BODY_HEIGHT * (LARGE.scale / SCALE.spine) + FOOT
  return { width: LARGE.width, height, figures: [figure], labels, lines: [], side: '' }
}

/** What of the spine is meant, or null where the picture has none. */
function focusOf(places: readonly string[], levels: PictureQuestion['levels'], { gaps }: PictureBook): Focus | null {
  const spinal = places.flatMap((p) => readSpinePlace(p) ?? [])
  if (spinal.length === 0) return null
  const focus = noFocus()
  for (const { part, levels: own } of spinal) {
    // What the text names is nearer than where such a thing may be in general.
    const named = levels.length > 0 && (own.length === 0 || part === 'level') ? levels : [own]
    for (const level of named) addToFocus(focus, part, level, gaps)
  }
  return focus
}

function linesOf(places: readonly string[], focus: Focus | null, { says, levels }: PictureBook): Line[] {
  const lines: Line[] = []
  const add = (about: Line['about'], text: string | undefined, level = '') => {
    if (text && !lines.some((l) => l.about === about && l.text === text)) lines.push({ about, level, text })
  }
  const labelled = (focus?.labels.length ?? 0) > 0
  const names = places.filter((place) => {
    const spinal = readSpinePlace(place)
    return spinal ? !(labelled && spinal.part === 'level') : isBodyPlace(place) || isHeadPlace(place)
  })
  add('place', [...new Set(names.flatMap((place) => says[place] ?? []))].join('; '))
  add('spine', focus?.named.join(', '))
  for (const nerve of focus?.nerves ?? []) {
    const level = levels[nerve]
    if (!level) continue
    add('nerve', level.nerve, nerve)
    add('muscles', level.muscles, nerve)
    add('skin', level.skin, nerve)
    add('reflex', level.reflex, nerve)
  }
  return lines
}
