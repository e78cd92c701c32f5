/** At which levels of the spine a word of a report lies: said beside it, before its line, or in a heading above. */
import type { Highlight } from '../reader'
import { sentenceAround } from '../sense/sentence'

/** Whether a level is named as a nerve. */
export const isNerve = ({ entry }: Highlight) => /^[ctls]\d.*-nerve$/.test(entry)

/**
 * The levels at which a finding is said to lie, each one bone or the gap between two; none where that is
 * open. `above`: those of the heading over its line.
 */
export function levelsFor(text: string, found: Highlight, all: readonly Highlight[], above: string[][]): string[][] {
  const [from, to] = sentenceAround(text, found.start, found.end)
  if (IS_WELL.test(text.slice(found.end, to))) return []
  // "Touches the S1 nerve" says what is touched, not where.
  const levels = all.filter(isLevel)
  const before = levels.filter((h) => h.start >= from && h.end <= found.start)
  const after = levels.filter((h) => h.end <= to && h.start >= found.end)
  const phraseEnd = endOfPhrase(text, found, all)
  const isBetween = (h: Highlight) => all.some((o) => o !== h && o.start >= phraseEnd && o.end <= h.start)
  const [next] = after
  if (next && !isBetween(next) && AT.test(text.slice(phraseEnd, next.start))) return listFrom(text, after)
  if (before.length > 0) return listFrom(text, before.reverse())
  if (next) return listFrom(text, after)
  const [gone] = GOES_ON.test(text.slice(from, to)) ? sentenceAround(text, from - 1, from - 1) : [from]
  const last = levels.filter((h) => h.start >= gone && h.end <= from)
  const list = listFrom(text, last)
  if (list.length > 0 && list.length === last.length) return list
  // "L4-5: …" speaks for its whole line.
  const [first] = levels
  if (first?.start === 0 && /^(?:\s*:|\s*[–-]\s|\s[–-])/.test(text.slice(first.end))) return [first.levels]
  return above
}

const isLevel = (h: Highlight) => h.levels.length > 0 && !isNerve(h)

/** The levels of the heading ("L4-L5 level:") under which the next line stands: a line with a level or a label ends it. */
export function headingFor(text: string, all: readonly Highlight[], above: string[][]): string[][] {
  const levels = all.filter(isLevel)
  const [first] = levels
  if (!first) return LABEL.test(text) ? [] : above
  return HEADING_START.test(text.slice(0, first.start)) && HEADING_END.test(text) ? listFrom(text, levels) : []
}

/** What starts small and with what something does goes on with the sentence before: "mildly compressing the sac". */
const GOES_ON = /^\s*(?:(?:and|[a-z]+ly|mild|moderate|severe)\s+)*(?:with|[a-z]+ing)\b/
const LABEL = /^[^.!?]{0,60}:/
const HEADING_START = /^[-–•*\s]*(?:at\s+|levels?\s+)?$/i
const HEADING_END = /:\s*$/

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
