/**
 * Is an ambiguous form meant in our sense? Decided from capitals, from the words around it and from
 * what the page as a whole speaks of. "Not" words win over everything; then any one wish that holds
 * is enough. A guard with no wish fulfilled says no: what stays open is not marked.
 */
import { IS_CUE, NUMBER, type Guard, type Lexicon } from '../lexicon/lexicon'
import type { Tokens } from '../text/tokens'

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
  if (guard.capital !== 0 && !hasCapitals(text, tokens, from, guard.capital)) return false
  const { nearClasses, nearFrom, notClasses, notFrom, notTo } = guard
  if (
    (notClasses !== 0 || notFrom < notTo) &&
    someNear(lexicon, tokens, from, to, NOT_WINDOW, notClasses, notFrom, notTo, 1)
  )
    return false
  const wishesWords = nearClasses !== 0 || nearFrom < notFrom
  if (!wishesWords && guard.page === 0) return true
  if ((guard.page & speaks) !== 0) return true
  const wanted = (speaks & MEDICAL) !== 0 ? 1 : CUES_ELSEWHERE
  return wishesWords && someNear(lexicon, tokens, from, to, NEAR_WINDOW, nearClasses, nearFrom, notFrom, wanted)
}

function someNear(
  lexicon: Lexicon,
  { word: words, count }: Tokens,
  from: number,
  to: number,
  window: number,
  classes: number,
  listFrom: number,
  listTo: number,
  wanted: number,
): boolean {
  let first = -1
  const last = Math.min(count - 1, to + window)
  for (let t = Math.max(0, from - window); t <= last; t++) {
    if (t === from) t = to + 1
    if (t > last) break
    const value = words[t]!
    const word = (value & NUMBER) - 1
    if (word < 0 || word === first) continue
    if (
      ((value & IS_CUE) === 0 || (lexicon.classes[word]! & classes) === 0) &&
      !isListed(lexicon.guardWords, word, listFrom, listTo)
    )
      continue
    if (--wanted === 0) return true
    first = word
  }
  return false
}

function isListed(list: Uint16Array, word: number, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (list[i] === word) return true
  return false
}

/** Of the first word, which is the one that may be taken for another. 1: all capitals, a plural "s" apart (MRIs). 2: the first letter. */
function hasCapitals(text: string, tokens: Tokens, at: number, mode: number): boolean {
  const word = text.slice(tokens.start[at], tokens.end[at])
  const head = mode === 1 ? (word.length > 2 ? word.replace(/['’]?s$/, '') : word) : word.slice(0, 1)
  return head === head.toUpperCase()
}
