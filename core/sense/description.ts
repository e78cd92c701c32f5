/** What else a report says of a finding, for the card's "Here" line: how much of it, and on which side. */
import { sentenceAround } from './sentence'

export interface Description {
  severity: string
  side: '' | 'left' | 'right' | 'both sides' | 'middle'
}

const SEVERITY =
  /\b(mild(?:ly)?|minimal(?:ly)?|slight(?:ly)?|small|tiny|moderate(?:ly)?|moderate to severe|mild to moderate|marked(?:ly)?|grossly|severe(?:ly)?|large|huge|massive|advanced|early|extensive|minor)\b/gi
const SIDE =
  /\b(bilateral(?:ly)?|both(?: sides)?|left(?:[- ]sided)?(?: and right)?|lt(?:\.? and rt)?|right(?:[- ]sided)?(?: and left)?|rt(?:\.? and lt)?|(?<!\bpara[- ]?)(?:postero-?)?central(?:ly)?|midline)\b\.?/gi

/** "Bulge, more to the left side": such a comma goes on with the same finding. */
const LEANS =
  /,(?=\s*(?:noted,?\s*)?(?:more|mostly|mainly|predominantly|largely|slightly)\s+(?:to|at|on|in|towards?)\b)/gi
/** "Right paracentral, disc bulge": a comma between a word for a place and its finding parts nothing. */
const STRAY_COMMA = /(?<=\b(?!bi)\w*(?:central|lateral|foraminal|median)\s*),(?=\s*$)/i
/** What is said of one finding ends where the next begins: "mild bulge with left facet arthropathy". */
const NEXT_FINDING =
  /[,;:()]|\b(?:with|which|but|than)\b|\b(?:(?:mild|moderate|severe|slight|minimal|large|marked|gross)(?:ly)? )?(?:compress|encroach|indent|intend|abutt?|effac|touch|caus|narrow|imping|displac|result|produc|contact|obliterat|deform|distort|migrat|reach)ing\b/gi
/** "Disc bulge and …" goes on to another thing, "central and foraminal …" to another word for the same. */
const AND = /\b(?:and+|amnd)\b|&/gi
const DESCRIBES =
  /(?:\b(?:lt|rt|left|right|mild|moderate|severe|small|large|diffuse|based)\b\.?|\b(?!canal|material)\w+(?:al|ar|ior|ly))\s*$/i
/** A match that begins so is itself what comes next: only the word before it is said of it. */
const STARTS_NEXT = /^\w+ing\b/
const WORD_BEFORE = /\w*\s*$/
/** "The stenosis is mild": what follows at once. */
const IS = /^\W*(?:(?:is|are|was|were|appears?|remains?|noted|now|still|only|very)\b\W*)*/

/** "Spasm in both the neck and the back": what comes after it is two of something else. */
const BOTH_OF_OTHERS = /\bboth\b(?! sides)/gi

/** Reads severity and side from what is said of this very match: the words nearest before it, else just after. */
export function readDescription(text: string, start: number, end: number): Description {
  const [from, to] = sentenceAround(text, start, end)
  const inside = text.slice(start, end)
  const before = lastThing(text.slice(from, start).replace(STRAY_COMMA, ' '))
  const startsNext = STARTS_NEXT.test(inside)
  const said = startsNext ? WORD_BEFORE.exec(before)![0] : before
  // "Encroaching both canals, more to the left": what leans is the canals'.
  const after = startsNext ? text.slice(end, to) : text.slice(end, to).replace(LEANS, ' ')
  const ended = [after.search(NEXT_FINDING), after.search(AND)].filter((at) => at >= 0)
  const nearAfter = after.slice(0, Math.min(after.length, ...ended))
  const nearest = (pattern: RegExp) =>
    [...inside.matchAll(pattern)].at(-1)?.[1] ?? [...said.matchAll(pattern)].at(-1)?.[1]
  const next = (pattern: RegExp, words: string) => [...words.matchAll(pattern)][0]
  const degree = next(SEVERITY, nearAfter)
  const isSaid = degree && IS.exec(nearAfter)![0].length >= degree.index
  return {
    severity: (nearest(SEVERITY) ?? (isSaid ? degree[1]! : '')).toLowerCase(),
    side: sideOf((nearest(SIDE) ?? next(SIDE, nearAfter.replace(BOTH_OF_OTHERS, ''))?.[1] ?? '').toLowerCase()),
  }
}

/** The end of a text before a match, from where what is said of the match begins. */
function lastThing(before: string): string {
  const joins = [...before.matchAll(AND)].filter(({ index }) => !DESCRIBES.test(before.slice(0, index)))
  const starts = [...[...before.matchAll(NEXT_FINDING)], ...joins].map((m) => m.index + m[0].length)
  return before.slice(Math.max(0, ...starts))
}

function sideOf(word: string): Description['side'] {
  if (/^(?:bi|both)|\band\b/.test(word)) return 'both sides'
  if (/^(?:left|lt)/.test(word)) return 'left'
  if (/^(?:right|rt)/.test(word)) return 'right'
  return word ? 'middle' : ''
}
