/** Which bones, cushions and nerves of the spine a card is about: from its places and the levels in the text. */
import type { SpineLevels } from '../../data/schema-rules'
import { BONES } from './spine'

/** Parts of the spine that an entry can have as its place, alone or with levels: `discs`, `bones:L1-L5`. */
const SPINE_PARTS = ['bones', 'discs', 'arches', 'roots', 'cord', 'tail', 'canal', 'tailbone', 'level'] as const
type SpinePart = (typeof SPINE_PARTS)[number]

export interface Focus {
  bones: Set<string>
  arches: Set<string>
  /** By the bone above. */
  discs: Set<string>
  /** Nerves that are meant: their muscles and skin are lit, too. */
  nerves: Set<string>
  /** All nerve roots, as such. */
  roots: boolean
  cord: boolean
  tail: boolean
  canal: boolean
  tailbone: boolean
  /** The levels that are meant, as they are written: "L5", "L5–S1". */
  named: string[]
  /** What is written beside the spine. */
  labels: { text: string; level: string; at: 'bone' | 'disc' | 'nerve' }[]
}

export const noFocus = (): Focus => ({
  bones: new Set(), arches: new Set(), discs: new Set(), nerves: new Set(),
  roots: false, cord: false, tail: false, canal: false, tailbone: false, named: [], labels: [],
}) // prettier-ignore

/** The part and the levels of a place such as `bones:C1-C7`; null where it is no place in the spine. */
export function readSpinePlace(place: string): { part: SpinePart; levels: string[] } | null {
  const [name = '', levels = ''] = place.split(':')
  const part = SPINE_PARTS.find((p) => p === name)
  return part ? { part, levels: levels === '' ? [] : levels.split('-') } : null
}

/** Adds a part of the spine, at these levels if any: "L5" one bone, "L5", "S1" the gap or the stretch between. */
export function addToFocus(focus: Focus, part: SpinePart, levels: readonly string[], gaps: SpineLevels['gaps']): void {
  const [first, last] = [levels[0], levels.at(-1)]
  if (first === undefined || last === undefined) addWhole(focus, part)
  else if (levels.length === 1) addOne(focus, part, first)
  else addStretch(focus, part, first, last, gaps)
}

const MOVABLE = BONES.filter((b) => !b.startsWith('S'))
/** There is no cushion between the first two bones. */
const WITH_DISC = MOVABLE.filter((b) => b !== 'C1')

function addWhole(focus: Focus, part: SpinePart): void {
  if (part === 'cord' || part === 'tail' || part === 'canal' || part === 'tailbone' || part === 'roots')
    focus[part] = true
  else if (part === 'discs') for (const above of WITH_DISC) focus.discs.add(above)
  else if (part === 'arches') for (const bone of MOVABLE) focus.arches.add(bone)
  else for (const bone of BONES) focus.bones.add(bone)
}

function addOne(focus: Focus, part: SpinePart, level: string): void {
  focus.named.push(level)
  const bone = BONES.find((b) => b === level)
  if (part === 'roots' || bone === undefined) {
    focus.nerves.add(level)
    focus.labels.push({ text: level, level, at: 'nerve' })
    return
  }
  if (part === 'arches') focus.arches.add(bone)
  else focus.bones.add(bone)
  if (part !== 'bones' && part !== 'arches') focus.nerves.add(level)
  focus.labels.push({ text: level, level, at: 'bone' })
}

function addStretch(focus: Focus, part: SpinePart, first: string, last: string, gaps: SpineLevels['gaps']): void {
  focus.named.push(`${first}–${last}`)
  const gap = gaps[`${first}-${last}`]
  if (part === 'bones' || part === 'arches' || !gap) {
    const [from, to] = [BONES.findIndex((b) => b === first), BONES.findIndex((b) => b === last)]
    if (from < 0 || to < 0) return
    for (const bone of BONES.slice(from, to + 1)) focus[part === 'arches' ? 'arches' : 'bones'].add(bone)
    for (const level of [first, last]) focus.labels.push({ text: level, level, at: 'bone' })
    return
  }
  focus.discs.add(first)
  focus.labels.push({ text: `${first}–${last}`, level: first, at: 'disc' })
  for (const nerve of gap.crossing) {
    focus.nerves.add(nerve)
    focus.labels.push({ text: nerve, level: nerve, at: 'nerve' })
  }
}
