/** What a report names: each word once, with every place where it stands and what is said of it there. */
import { hereFor, readHere } from '../card/here'
import type { Here } from '../card/model'
import type { Draft, Highlight, Reader } from '../reader'
import { sentenceAround } from '../sense/sentence'

export interface Mention {
  /** The line of the report. */
  line: number
  found: Highlight
  here: Here
}

export interface Finding {
  /** The entry's id, or the name of what was read by rule. */
  key: string
  /** As it stands in the report where it is named first. */
  text: string
  mentions: Mention[]
}

export interface Reading {
  /** What is marked in each line, by the line's text. */
  marks: ReadonlyMap<string, Highlight[]>
  findings: Finding[]
}

/** Reads a report as one text: what its end says helps to understand its beginning. */
export function readReport(texts: readonly string[], reader: Reader, wants: (found: Highlight) => boolean): Reading {
  reader.forget()
  const drafts = new Map<string, Draft>()
  for (const text of new Set(texts)) {
    const draft = reader.draft(text)
    if (draft) drafts.set(text, draft)
  }
  reader.settle()
  const marks = new Map<string, Highlight[]>()
  const findings = new Map<string, Finding>()
  for (const [line, text] of texts.entries()) {
    const draft = drafts.get(text)
    if (!draft) continue
    const all = marks.get(text) ?? reader.finish(draft).filter(wants)
    marks.set(text, all)
    for (const found of all) {
      const mention = { line, found, here: hereIn(text, found, all) }
      const finding = findings.get(found.entry)
      if (finding) finding.mentions.push(mention)
      else
        findings.set(found.entry, { key: found.entry, text: text.slice(found.start, found.end), mentions: [mention] })
    }
  }
  return { marks, findings: [...findings.values()] }
}

/** What a line says of a word in it; the level of the spine may stand beside the word or before its line. */
export function hereIn(text: string, found: Highlight, all: readonly Highlight[]): Here {
  const own = readHere(text, found.start, found.end, found.levels)
  if (found.levels.length > 0) return own
  return { ...own, levels: levelsFor(text, found, all) }
}

/** The levels at which a finding is said to lie, each one bone or the gap between two; none where that is open. */
function levelsFor(text: string, found: Highlight, all: readonly Highlight[]): string[][] {
  const [from, to] = sentenceAround(text, found.start, found.end)
  if (IS_WELL.test(text.slice(found.end, to))) return []
  // "Touches the S1 nerve" says what is touched, not where.
  const levels = all.filter((h) => h.levels.length > 0 && !isNerve(h))
  const before = levels.filter((h) => h.start >= from && h.end <= found.start)
  const after = levels.filter((h) => h.end <= to && h.start >= found.end)
  const phraseEnd = endOfPhrase(text, found, all)
  const isBetween = (h: Highlight) => all.some((o) => o !== h && o.start >= phraseEnd && o.end <= h.start)
  const [next] = after
  if (next && !isBetween(next) && AT.test(text.slice(phraseEnd, next.start))) return listFrom(text, after)
  if (before.length > 0) return listFrom(text, before.reverse())
  if (next) return listFrom(text, after)
  // "L4-5: …" speaks for its whole line.
  const [first] = levels
  return first?.start === 0 && /^(?:\s*:|\s*[–-]\s|\s[–-])/.test(text.slice(first.end)) ? [first.levels] : []
}

/** Where the words end that follow a word without anything between them: "ligamentum flavum hypertrophy". */
function endOfPhrase(text: string, found: Highlight, all: readonly Highlight[]): number {
  let { end } = found
  for (const { start, end: next, levels } of all)
    if (start > end && levels.length === 0 && text.slice(end, start).trim() === '') end = next
  return end
}

/** "Disc bulge is seen at the level of L4-5": the level that follows is this finding's. */
const AT = /^[^.,;:&]{0,24}\b(?:at|of|in)\b[^.,;:&]{0,16}$/
/** "The spinal canal appeared adequate" is said of the canal, not of the level named before. */
const IS_WELL =
  /^\s*(?:is|are|was|were|appear\w*|looks?|seems?)\s+(?:ade?quate|normal|preserved|intact|unremarkable)\b/i
/** What stands between the levels of one list: "L4/L5, L5/S1 and S1/S2"; of a slip: "L4 over L5". */
const LISTED = /^\s*(?:levels?)?\s*(?:,|&|\/|\+|\band\b|\bamnd\b|\b(?:over|(?:up)?on)\b)+\s*(?:the|at|and)?\s*$/i

/** The first of these levels and those of its list, which come one after the other from the word outwards. */
function listFrom(text: string, outwards: readonly Highlight[]): string[][] {
  const list: Highlight[] = []
  for (const level of outwards) {
    const last = list.at(-1)
    if (last) {
      const [left, right] = last.start < level.start ? [last, level] : [level, last]
      if (!LISTED.test(text.slice(left.end, right.start))) break
    }
    list.push(level)
  }
  return list.sort((a, b) => a.start - b.start).map(({ levels }) => levels)
}

/** What can lie at a level of the spine: a nurse or a scanner cannot. */
const HAS_LEVEL = new Set(['condition', 'symptom', 'sign', 'anatomy', 'treatment'])

/** What a mention says that makes sense for an entry of this kind. */
export function hereOf(kind: string, { found, here }: Pick<Mention, 'found' | 'here'>): Here {
  const isLevel = found.levels.length > 0
  const levels = HAS_LEVEL.has(kind) && !isLevel ? here.levels : []
  // A level of the spine has two sides; the nerve of that name is on one.
  return hereFor(kind, { ...here, levels, side: isLevel && !isNerve(found) ? '' : here.side })
}

/** Whether a level is named as a nerve. */
export const isNerve = ({ entry }: Highlight) => /^[ctls]\d.*-nerve$/.test(entry)

export interface Place {
  here: Here
  mention: Mention
}

/**
 * The different things a report says of one word, first place first. A place that says nothing beyond
 * what another says is left out; but "not seen" in one place never hides that it is named in another.
 */
export function placesOf(finding: Finding, kind: string): Place[] {
  const places = new Map<string, Place>()
  for (const mention of finding.mentions) {
    const here = hereOf(kind, mention)
    const shape = JSON.stringify([here.levels, here.cues, here.severity, here.side])
    if (!places.has(shape)) places.set(shape, { here, mention })
  }
  const all = [...places.values()]
  const left = all.filter((place) => !all.some((other) => other !== place && saysAll(other.here, place.here)))
  return left.length === 1 && isEmpty(left[0]!.here) ? [] : left
}

const isEmpty = ({ levels, cues, severity, side }: Here) =>
  levels.length === 0 && cues.length === 0 && severity === '' && side === ''

/** Whether `more` says everything that `less` says. */
function saysAll(more: Here, less: Here): boolean {
  return (
    more.cues.join() === less.cues.join() &&
    (less.levels.length === 0 || more.levels.join() === less.levels.join()) &&
    (less.severity === '' || more.severity === less.severity) &&
    (less.side === '' || more.side === less.side)
  )
}
