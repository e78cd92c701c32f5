/** The figures a picture is put together from, with what is lit on them. */
import type { Area } from './area'
import { AREAS } from './areas'
import { DETAIL, EARS, OUTLINE, type View } from './body'
import { bothHalves, mirrored, points, short, smooth, type Points } from './curves'
import type { Focus } from './focus'
import { HEAD_DETAIL, HEAD_OUTLINE, HEAD_PARTS } from './head'
import type { Figure, Label, Look, Shape } from './model'
import { NERVES, SKIN, WAYS } from './nerves'
import { BONES, NERVE_LEVELS, spineDrawing } from './spine'

/** Which of a pair is lit: the person's own side. */
export type Side = 'left' | 'right' | ''

type Drawn = Omit<Figure, 'x' | 'y' | 'scale'>

const LIT: Record<Area['kind'], Look> = { area: 'lit', tube: 'lit-tube', line: 'lit-nerve', dot: 'lit-dot' }

function pathOf(kind: Area['kind'], line: Points): string {
  if (kind !== 'dot') return smooth(line, kind === 'area')
  // A line of no length with round ends is a dot.
  return Array.from(
    { length: line.length / 2 },
    (_, i) => `M${short(line[2 * i]!)} ${short(line[2 * i + 1]!)}h.01`,
  ).join('')
}

/** One part of the body; of a pair both, or the one on the person's own side. */
function shapesOf({ view, kind, paired, points: written }: Area, side: Side, look: Look = LIT[kind]): Shape[] {
  const line = points(written)
  if (!paired) return [{ look, path: pathOf(kind, line) }]
  const meets = kind === 'area' && line[0] === 0 && line.at(-2) === 0
  if (side === '' && meets) return [{ look, path: pathOf(kind, bothHalves(line)) }]
  // Seen from the front, the person's left is on our right.
  const drawnSide = view === 'front' ? 'left' : 'right'
  const shapes = [
    { look, path: pathOf(kind, line), is: drawnSide },
    { look, path: pathOf(kind, mirrored(line)), is: drawnSide === 'left' ? 'right' : 'left' },
  ]
  return shapes.filter((s) => side === '' || s.is === side).map(({ path }) => ({ look, path }))
}

export const isBodyPlace = (place: string): boolean => place in AREAS || place in NERVES
export const isHeadPlace = (place: string): boolean => place in HEAD_PARTS

/** Whether a side can be told of any of these places or nerves. */
export function hasSides(places: readonly string[], nerves: ReadonlySet<string>): boolean {
  return nerves.size > 0 || places.some((p) => [...(AREAS[p] ?? []), ...(NERVES[p] ?? [])].some((a) => a.paired))
}

/** The body from one side, or null where nothing on it would be lit. */
export function bodyFigure(
  name: View,
  places: readonly string[],
  muscles: readonly string[],
  nerves: ReadonlySet<string>,
  side: Side,
): Drawn | null {
  const here = (areas: readonly Area[] | undefined) => (areas ?? []).filter(({ view }) => view === name)
  const lit = [
    ...[...new Set([...places, ...muscles])].flatMap((p) => here(AREAS[p])).flatMap((a) => shapesOf(a, side)),
    ...[...nerves].flatMap((n) => here(SKIN[n])).flatMap((a) => shapesOf(a, side, 'lit-skin')),
    ...[...nerves].flatMap((n) => here(WAYS[n])).flatMap((a) => shapesOf(a, side)),
    ...places.flatMap((p) => here(NERVES[p])).flatMap((a) => shapesOf(a, side)),
  ]
  if (lit.length === 0) return null
  const shapes: Shape[] = [
    { look: 'outline', path: EARS },
    { look: 'outline', path: OUTLINE },
    { look: 'detail', path: DETAIL[name] },
  ]
  return { name, shapes, clip: OUTLINE, lit }
}

/** The head in profile, or null where nothing on it would be lit. */
export function headFigure(places: readonly string[]): Drawn | null {
  const lit = places
    .flatMap((p) => HEAD_PARTS[p] ?? [])
    .map((part): Shape => {
      return { look: LIT[part.kind], path: pathOf(part.kind, points(part.points)) }
    })
  if (lit.length === 0) return null
  const shapes: Shape[] = [
    { look: 'outline', path: HEAD_OUTLINE },
    { look: 'detail', path: HEAD_DETAIL },
  ]
  return { name: 'head', shapes, lit }
}

/** The spine from the person's left. */
export function spineFigure(focus: Focus): Drawn {
  const { bone, arch, disc, root, cord, tail, canal, coccyx } = spineDrawing
  const shapes: Shape[] = [
    { look: 'cord', path: cord + tail },
    ...BONES.map((b): Shape => ({ look: focus.arches.has(b) ? 'lit' : 'bone', path: arch(b) })),
    ...BONES.map((b): Shape => ({ look: focus.discs.has(b) ? 'lit' : 'disc', path: disc(b) })),
    ...BONES.map((b): Shape => ({ look: focus.bones.has(b) ? 'lit' : 'bone', path: bone(b) })),
    { look: focus.tailbone ? 'lit' : 'bone', path: coccyx },
  ]
  const nerves = focus.roots ? NERVE_LEVELS : [...focus.nerves]
  const lit: Shape[] = [
    ...(focus.canal ? [{ look: 'lit-tube' as const, path: canal }] : []),
    ...(focus.cord ? [{ look: 'lit-nerve' as const, path: cord }] : []),
    ...(focus.tail ? [{ look: 'lit-nerve' as const, path: tail }] : []),
    ...nerves.map((n): Shape => ({ look: 'lit-nerve', path: root(n) })),
  ]
  return { name: 'spine', shapes: shapes.filter(({ path }) => path !== ''), lit }
}

/** Labels need this much height each, in the picture's units. */
const LABEL_HEIGHT = 13
/** A cushion and the nerve beside it are named in this order. */
const SAME_HEIGHT = 12
/** Labels stand in a column this far in front of the spine's own left edge. */
const LABEL_X = 26

/** Names beside the spine, each with a line to what it names, spread so that none covers another. */
export function spineLabels(
  focus: Focus,
  figure: Pick<Figure, 'x' | 'y' | 'scale'>,
): { labels: Label[]; leaders: Shape[] } {
  const { front, discFront, rootSpot } = spineDrawing
  const spotOf = ({ level, at }: Focus['labels'][number]) =>
    at === 'bone' ? front(level) : at === 'disc' ? discFront(level) : rootSpot(level)
  const all = focus.labels
    .map((label) => ({ text: label.text, nerve: label.at === 'nerve', spot: spotOf(label) }))
    .sort((a, b) =>
      Math.abs(a.spot[1] - b.spot[1]) < SAME_HEIGHT ? Number(a.nerve) - Number(b.nerve) : a.spot[1] - b.spot[1],
    )
    .filter((label, i, list) => i === 0 || list[i - 1]!.text !== label.text || list[i - 1]!.nerve !== label.nerve)
  const scale = figure.scale
  const ys = all.map(({ spot }) => spot[1] * scale)
  // Down first, then up again where the last ones would fall off the end.
  for (let i = 1; i < ys.length; i++) ys[i] = Math.max(ys[i]!, ys[i - 1]! + LABEL_HEIGHT)
  const bottom = 300 * scale
  for (let i = ys.length - 1; i >= 0; i--)
    ys[i] = Math.min(ys[i]!, i === ys.length - 1 ? bottom : ys[i + 1]! - LABEL_HEIGHT)
  const labels = all.map(({ text, nerve }, i): Label => ({
    x: figure.x + LABEL_X * scale,
    y: figure.y + ys[i]! + 4,
    text,
    nerve,
  }))
  const leaders = all.map(({ spot: [x, y] }, i): Shape => {
    return { look: 'leader', path: `M${short(LABEL_X + 3)} ${short(ys[i]! / scale)}L${short(x)} ${short(y)}` }
  })
  return { labels, leaders }
}
