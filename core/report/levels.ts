/** What a report says of each level of the spine: found there, not seen there, or only named. */
import { isFinding } from '../card/here'
import type { CardEntry, Here } from '../card/model'
import { addToFocus, noFocus } from '../picture/focus'
import { spineOnly, type PictureBook } from '../picture/picture'
import type { Picture } from '../picture/model'
import { BONES } from '../picture/spine'
import { placesOf, type Finding, type Mention } from './findings'
import { isNerve } from './where'

/** One thing said of a level. */
export interface LevelWord {
  /** As the report has it. */
  text: string
  kind: string
  here: Here
  mention: Mention
}

export interface ReportLevel {
  /** "L5", "S1" for the gap between them; one for a bone or a nerve. */
  levels: string[]
  nerve: boolean
  found: LevelWord[]
  notSeen: LevelWord[]
  /** Where the level itself is named, if it is. */
  named: Mention | undefined
}

/** Whether something is said to be there, without a doubt, and now. */
export const isFound = ({ found }: ReportLevel) => found.some(({ here }) => here.cues.length === 0)

/** The levels of a report from the top of the spine to its end. `cards` tells what kind each finding is. */
export function levelsOf(findings: readonly Finding[], cards: ReadonlyMap<string, CardEntry | null>): ReportLevel[] {
  const all = new Map<string, ReportLevel>()
  const at = (levels: string[], nerve: boolean): ReportLevel => {
    const key = `${levels.join('-')}${nerve ? ' nerve' : ''}`
    const level = all.get(key) ?? { levels, nerve, found: [], notSeen: [], named: undefined }
    all.set(key, level)
    return level
  }
  for (const finding of findings) {
    const [first] = finding.mentions
    const levels = first?.found.levels ?? []
    if (first && levels.length > 0) {
      const level = at(levels, isNerve(first.found))
      level.named ??= first
      continue
    }
    const card = cards.get(finding.key)
    if (!card || !isFinding(card.kind)) continue
    for (const { here, mention } of placesOf(finding, card.kind)) {
      const word = { text: finding.text, kind: card.kind, here: { ...here, levels: [] }, mention }
      for (const names of here.levels) {
        const level = at(names, false)
        if (here.cues.includes('negated')) level.notSeen.push(word)
        else level.found.push(word)
      }
    }
  }
  const rank = ({ levels }: ReportLevel) => BONES.findIndex((bone) => bone === levels[0])
  return [...all.values()].sort((a, b) => rank(a) - rank(b) || a.levels.length - b.levels.length)
}

/** One spine on which the levels where something was found are lit, and the others named. Null for no levels. */
export function levelsPicture(levels: readonly ReportLevel[], gaps: PictureBook['gaps']): Picture | null {
  if (levels.length === 0) return null
  const focus = noFocus()
  for (const level of levels) {
    const { levels: names, nerve } = level
    const lit = noFocus()
    // A nerve is named because something is said of it; a disc may be named to say that it is well.
    addToFocus(lit, nerve ? 'roots' : names.length > 1 ? 'discs' : 'bones', names, gaps)
    const own = lit.labels.filter(({ at }) => nerve || at !== 'nerve')
    focus.labels.push(...own)
    if (nerve) for (const name of lit.nerves) focus.nerves.add(name)
    if (!isFound(level)) continue
    for (const disc of lit.discs) focus.discs.add(disc)
    for (const bone of lit.bones) focus.bones.add(bone)
  }
  return spineOnly(focus)
}
