/**
 * Is an ambiguous form meant in our sense? Decided from capitals, from the words around it and from
 * what the page as a whole speaks of. "Not" words win over everything; then any one wish that holds
 * is enough. A guard with no wish fulfilled says no: what stays open is not marked.
 */
import type { Guard, Lexicon, WordList } from '../lexicon/lexicon'
import type { Tokens } from '../text/tokens'
import { NUMBER } from '../text/words'

/** The bit of `PageContext.speaks` for "this page speaks medicine"; the lower bits are cue classes. */
export const MEDICAL = 1 << 30
/** The bit for "this page spells no abbreviation out". */
export const NONE_DEFINED = 1 << 29

/** Cue words count this many words to each side: about a sentence. */
const NEAR_WINDOW = 12
/** One cue is enough on a page that speaks medicine; elsewhere it takes two different ones. */
const CUES_ELSEWHERE = 2
/** Words that rule a form out stand closer. */
const NOT_WINDOW = 4

/** Whether the guard lets the tokens `from` to `to` (inclusive) stand for its entry. */
export function guardHolds(
  guard: Guard,
  lexicon: Lexicon,
  text: string,
  tokens: Tokens,
  from: number,
  to: number,
  speaks: number,
): boolean {
  const { near, not } = guard
  if (guard.capital !== 0 && !hasCapitals(text, tokens, from, guard.capital)) return false
  if (
    (guard.notClasses | not.glance) !== 0 &&
    someNear(lexicon, tokens, from, to, NOT_WINDOW, guard.notClasses, not, 1)
  )
    return false
  const wishesWords = (guard.nearClasses | near.glance) !== 0
  if (!wishesWords && guard.page === 0) return true
  if ((guard.page & speaks) !== 0) return true
  const wanted = (speaks & MEDICAL) !== 0 ? 1 : CUES_ELSEWHERE
  return wishesWords && someNear(lexicon, tokens, from, to, NEAR_WINDOW, guard.nearClasses, near, wanted)
}

/** Bits of what a guard's answer may hang on beside the words around. */
export function asksOf({ page, capital, nearClasses, near }: Guard): number {
  return page | (capital === 0 ? 0 : NONE_DEFINED) | ((nearClasses | near.glance) === 0 ? 0 : MEDICAL)
}

/** Whether `wanted` different words of the classes or the list stand within the window. */
function someNear(
  { classes: classesOf, cueWords, guardWords }: Lexicon,
  { word: words, count }: Tokens,
  from: number,
  to: number,
  window: number,
  classes: number,
  list: WordList,
  wanted: number,
): boolean {
  let first = -1
  const last = Math.min(count - 1, to + window)
  for (let t = Math.max(0, from - window); t <= last; t++) {
    if (t === from) t = to + 1
    if (t > last) break
    const word = (words[t]! & NUMBER) - 1
    if (word < 0 || word >= cueWords || word === first) continue
    if ((classesOf[word]! & classes) === 0 && !holds(guardWords, list, word)) continue
    if (--wanted === 0) return true
    first = word
  }
  return false
}

function holds(guardWords: Uint16Array, { from, to, glance }: WordList, word: number): boolean {
  if (((glance >>> (word & 31)) & 1) === 0) return false
  for (let i = from; i < to; i++) if (guardWords[i] === word) return true
  return false
}

/** Of the first word, which is the one that may be taken for another. 1: all capitals, a plural "s" apart (MRIs). 2: the first letter. */
function hasCapitals(text: string, tokens: Tokens, at: number, mode: number): boolean {
  const start = tokens.start[at]!
  if (isSmall(text.charCodeAt(start))) return false
  const word = text.slice(start, tokens.end[at])
  const head = mode === 1 ? (word.length > 2 ? word.replace(/['’]?s$/, '') : word) : word.slice(0, 1)
  return head === head.toUpperCase()
}

/** a-z */
function isSmall(code: number): boolean {
  return code >= 97 && code <= 122
}
