/**
 * The spine from the person's left side, so that its front faces left: bones C1 to L5 along its curve,
 * the cushions between, the sacrum, tailbone, cord and nerve roots. 100 units wide, 300 high. Heights and
 * depths follow usual proportions: bones grow from the neck down, and cushions are thickest in the low back.
 */
import { pair, points, short, smooth } from './curves'
import { move, Track, type Point, type Spot } from './track'

/** The middle of the bodies, from the top of C2 to the tip of the tailbone. */
const CURVE = points(
  '45 14  42 28  43 44  50 58  58 78  63 100  63 122  59 145  52 166  46 185  42.4 203  42 216  45.4 229  52.4 241  61 254  66 268  64.4 283  57 295',
)

export const BONES = [
  ...Array.from({ length: 7 }, (_, i) => `C${i + 1}`),
  ...Array.from({ length: 12 }, (_, i) => `T${i + 1}`),
  ...Array.from({ length: 5 }, (_, i) => `L${i + 1}`),
  ...Array.from({ length: 5 }, (_, i) => `S${i + 1}`),
] as const

/** Every level that has a nerve: the bones, and C8, which has no bone. */
export const NERVE_LEVELS: readonly string[] = BONES.flatMap((bone) => (bone === 'C7' ? ['C7', 'C8'] : [bone]))

/** Height of the bone, of the cushion below it, and depth from front to back, in the drawing's units. */
interface Size {
  height: number
  gap: number
  depth: number
}

function sizeOf(bone: string): Size {
  const n = Number(bone.slice(1))
  switch (bone[0]) {
    case 'C':
      return { height: 5, gap: 2, depth: 8 + n * 0.35 }
    case 'T':
      return { height: 6 + n * 0.22, gap: 1.7 + n * 0.06, depth: 10.4 + n * 0.32 }
    case 'L':
      return { height: 9.2 + n * 0.15, gap: 3.5 + n * 0.16, depth: 15 + n * 0.3 }
    default:
      return { height: 12.4 - n * 1.2, gap: 0.5, depth: 16.6 - n * 2.1 }
  }
}

interface Level {
  bone: string
  arch: string
  disc: string
  root: string
  rootSpot: Point
  /** Where a label's line begins: in front of the bone, behind it, and in front of the cushion below. */
  front: Point
  behind: Point
  discFront: Point
}

function block(spot: Spot, { height, depth }: Size): string {
  const [h, d] = [height / 2, depth / 2]
  // Ends flare a little, the front is hollow: as a bone of the spine is.
  const corners: Point[] = [
    move(spot, -h, -d),
    move(spot, 0, -d * 0.86),
    move(spot, h, -d),
    move(spot, h * 0.86, 0),
    move(spot, h, d),
    move(spot, 0, d * 0.9),
    move(spot, -h, d),
    move(spot, -h * 0.86, 0),
  ]
  return `M${pair(corners[0]!)}Q${pair(corners[1]!)} ${pair(corners[2]!)}Q${pair(corners[3]!)} ${pair(corners[4]!)}Q${pair(corners[5]!)} ${pair(corners[6]!)}Q${pair(corners[7]!)} ${pair(corners[0]!)}Z`
}

function cushion(spot: Spot, gap: number, depth: number): string {
  const [h, d] = [gap / 2 + 0.35, depth / 2 + 0.5]
  return `M${pair(move(spot, 0, -d))}Q${pair(move(spot, -h * 1.9, 0))} ${pair(move(spot, 0, d))}Q${pair(move(spot, h * 1.9, 0))} ${pair(move(spot, 0, -d))}Z`
}

/** The part behind the canal that the fingers feel through the skin. */
function archOf(bone: string, spot: Spot, { height, depth }: Size): string {
  const n = Number(bone.slice(1))
  const region = bone[0]!
  const start = depth / 2 + CANAL
  // Spines of the upper back point steeply down; those of the low back straight back.
  const reach = region === 'C' ? 6 + (n >= 6 ? 4 : 0) : region === 'T' ? 11 : 12
  const fall = region === 'C' ? 3 : region === 'T' ? 9 - Math.abs(n - 6) * 0.7 : 3
  const thick = region === 'L' ? height * 0.62 : height * 0.5
  const line = [
    move(spot, -height * 0.35, start - 1),
    move(spot, fall - thick / 2, start + reach),
    move(spot, fall + thick / 2, start + reach),
    move(spot, height * 0.4, start - 1),
  ]
  return smooth(line.flat(), true)
}

/** How wide the canal behind the bodies is. */
const CANAL = 4.6

const build = (): { levels: Map<string, Level>; cord: string; tail: string; canal: string; coccyx: string } => {
  const track = new Track(CURVE)
  const movable = BONES.filter((b) => b !== 'C1')
  const total = movable.reduce((sum, b) => sum + sizeOf(b).height + sizeOf(b).gap, 0)
  const scale = (track.length * SHARE_OF_BONES) / total
  const levels = new Map<string, Level>()
  const canal: Point[] = []
  let length = 0
  const first = track.spot(0)
  levels.set('C1', atlas(first))
  canal.push(move(first, -9, 8))
  for (const bone of movable) {
    const raw = sizeOf(bone)
    const size = { height: raw.height * scale, gap: raw.gap * scale, depth: raw.depth }
    const spot = track.spot(length + size.height / 2)
    const gapSpot = track.spot(length + size.height + size.gap / 2)
    const hasDisc = bone[0] !== 'S'
    const rootY = rootOf(gapSpot, size.depth)
    levels.set(bone, {
      bone: block(spot, size),
      arch: hasDisc ? archOf(bone, spot, size) : '',
      disc: hasDisc ? cushion(gapSpot, size.gap, size.depth) : '',
      ...rootY,
      front: move(spot, 0, -size.depth / 2 - 1.5),
      behind: move(spot, 0, size.depth / 2 + CANAL),
      discFront: move(gapSpot, 0, -size.depth / 2 - 1.5),
    })
    canal.push(move(spot, 0, size.depth / 2 + CANAL / 2))
    length += size.height + size.gap
  }
  const endsAt = 1 + movable.indexOf('L1')
  return {
    levels,
    cord: smooth(canal.slice(0, endsAt + 1).flat(), false),
    tail: smooth(canal.slice(endsAt, endsAt + 7).flat(), false),
    canal: smooth(canal.slice(0, -2).flat(), false),
    coccyx: smooth(
      [
        move(track.spot(length), 0, -3),
        move(track.spot(length), 0, 3),
        move(track.spot(length + 9), 0, 2),
        move(track.spot(length + 17), 0, 0.6),
        move(track.spot(length + 9), 0, -2),
      ].flat(),
      true,
    ),
  }
}

/** What the bones take of the curve; the tailbone takes the rest. */
const SHARE_OF_BONES = 0.955

/** The ring that carries the skull has no body: front arch, gap, back arch. */
function atlas(spot: Spot): Level {
  const at = (along: number, backwards: number) => move(spot, along, backwards)
  const ring = (x: number, rx: number, ry: number) => {
    const [cx, cy] = at(-4.4, x)
    return `M${short(cx - rx)} ${short(cy)}a${rx} ${ry} 0 1 0 ${rx * 2} 0a${rx} ${ry} 0 1 0 ${-rx * 2} 0Z`
  }
  return {
    bone: ring(-1, 4.6, 2.8),
    arch: ring(11, 3.4, 2),
    disc: '',
    ...rootOf({ ...spot, at: at(-0.6, 0) }, 8),
    front: at(-4.4, -7),
    behind: at(-4.4, 15),
    discFront: at(-1, -7),
  }
}

/** A nerve root comes out of the side of the canal below its bone and runs forward and down. */
function rootOf(gap: Spot, depth: number): { root: string; rootSpot: Point } {
  const from = move(gap, -1.6, depth / 2 + CANAL / 2)
  const out = move(gap, 0.4, depth / 2 + 0.4)
  const line = [from, out, move(gap, 5, 0), move(gap, 13, -depth / 2 - 4)]
  return { root: smooth(line.flat(), false), rootSpot: out }
}

const drawn = build()
const levelOf = (name: string): Level => drawn.levels.get(name)!

/** The bone above the gap where a nerve leaves: C1 to C7 leave above their bone, C8 below C7, the rest below theirs. */
export function boneAbove(nerve: string): string | null {
  const n = Number(nerve.slice(1))
  if (nerve[0] !== 'C') return nerve
  return n === 1 ? null : `C${n - 1}`
}

export const spineDrawing = {
  cord: drawn.cord,
  tail: drawn.tail,
  canal: drawn.canal,
  coccyx: drawn.coccyx,
  bone: (name: string) => levelOf(name).bone,
  arch: (name: string) => levelOf(name).arch,
  /** The cushion below a bone; '' where there is none. */
  disc: (above: string) => (above === 'C1' ? '' : levelOf(above).disc),
  root: (nerve: string): string => {
    const above = boneAbove(nerve)
    return above === null ? rootOf({ ...new Track(CURVE).spot(0), at: [44, 4] }, 8).root : levelOf(above).root
  },
  rootSpot: (nerve: string): Point => {
    const above = boneAbove(nerve)
    return above === null ? [48, 4.4] : levelOf(above).rootSpot
  },
  /** Where a label's line begins. */
  front: (name: string): Point => levelOf(name).front,
  behind: (name: string): Point => levelOf(name).behind,
  discFront: (above: string): Point => levelOf(above).discFront,
}
