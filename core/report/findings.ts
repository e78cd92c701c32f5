/** What a report names: each word once, with every place where it stands and what is said of it there. */
import { hereFor, readHere } from '../card/here'
import type { Here } from '../card/model'
import type { Draft, Highlight, Reader } from '../reader'
import { headingFor, isNerve, levelsFor } from './where'

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
  let above: string[][] = []
  for (const [line, text] of texts.entries()) {
    const draft = drafts.get(text)
    const all = marks.get(text) ?? (draft ? reader.finish(draft).filter(wants) : [])
    if (draft) marks.set(text, all)
    above = headingFor(text, all, above)
    for (const found of all) {
      const mention = { line, found, here: hereIn(text, found, all, above) }
      const finding = findings.get(found.entry)
      if (finding) finding.mentions.push(mention)
      else
        findings.set(found.entry, { key: found.entry, text: text.slice(found.start, found.end), mentions: [mention] })
    }
  }
  return { marks, findings: [...findings.values()] }
}

/** What a line says of a word in it; its level may stand beside it, before its line, or in the heading `above`. */
function hereIn(text: string, found: Highlight, all: readonly Highlight[], above: string[][]): Here {
  const own = readHere(text, found.start, found.end, found.levels)
  return found.levels.length > 0 ? own : { ...own, levels: levelsFor(text, found, all, above) }
}

const NOTHING: Here = { levels: [], cues: [], severity: '', side: '' }

/** What a report says of a word that is marked in one of its lines: on its card as in the list. */
export function hereAt({ findings }: Reading, line: number, found: Highlight): Here {
  const mentions = findings.find(({ key }) => key === found.entry)?.mentions
  const mention = mentions?.find((m) => m.line === line && m.found.start === found.start)
  return mention?.here ?? NOTHING
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
