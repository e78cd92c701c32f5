/**
 * Is an ambiguous form meant in our sense? Decided from capitals, from the words around it and from
 * what the page as a whole speaks of. "Not" words win over everything; then any one wish that holds
 * is enough. A guard with no wish fulfilled says no: what stays open is not marked.
 */
import {
  CAPITAL,
  CLASSES,
  GLANCE,
  PAGE,
  RULED_OUT,
  WANTED,
  WORDS_FROM,
  WORDS_TO,
  type Lexicon,
} from '../lexicon/lexicon'
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

/** Whether the guard that begins at `guard` of `lexicon.guards` lets the tokens `from` to `to` (inclusive) stand for its entry. */
export function guardHolds(
  lexicon: Lexicon,
  guard: number,
  text: string,
  tokens: Tokens,
  from: number,
  to: number,
  speaks: number,
): boolean {
  const { guards } = lexicon
  const [capital, page] = [guards[guard + CAPITAL]!, guards[guard + PAGE]!]
  const [near, not] = [guard + WANTED, guard + RULED_OUT]
  if (capital !== 0 && !hasCapitals(text, tokens, from, capital)) return false
  if (hasWords(guards, not) && someNear(lexicon, tokens, from, to, NOT_WINDOW, not, 1)) return false
  const wishesWords = hasWords(guards, near)
  if (!wishesWords && page === 0) return true
  if ((page & speaks) !== 0) return true
  const wanted = (speaks & MEDICAL) !== 0 ? 1 : CUES_ELSEWHERE
  return wishesWords && someNear(lexicon, tokens, from, to, NEAR_WINDOW, near, wanted)
}

/** Whether a list of a guard has any word or class. */
function hasWords(guards: Int32Array, list: number): boolean {
  return (guards[list + CLASSES]! | guards[list + GLANCE]!) !== 0
}

/** Bits of what a guard's answer may hang on beside the words around. */
export function asksOf({ guards }: Lexicon, guard: number): number {
  return (
    guards[guard + PAGE]! |
    (guards[guard + CAPITAL] === 0 ? 0 : NONE_DEFINED) |
    (hasWords(guards, guard + WANTED) ? MEDICAL : 0)
  )
}

/** Whether `wanted` different words of the classes or the list stand within the window. */
function someNear(
  { classes: classesOf, cueWords, guardWords, guards }: Lexicon,
  { word: words, count }: Tokens,
  from: number,
  to: number,
  window: number,
  list: number,
  wanted: number,
): boolean {
  const classes = guards[list + CLASSES]!
  const glance = guards[list + GLANCE]!
  let first = -1
  const last = Math.min(count - 1, to + window)
  for (let t = Math.max(0, from - window); t <= last; t++) {
    if (t === from) t = to + 1
    if (t > last) break
    const word = (words[t]! & NUMBER) - 1
    if (word < 0 || word >= cueWords || word === first) continue
    if (
      (classesOf[word]! & classes) === 0 &&
      !(((glance >>> (word & 31)) & 1) === 1 && holds(guardWords, guards, list, word))
    )
      continue
    if (--wanted === 0) return true
    first = word
  }
  return false
}

function holds(guardWords: Uint16Array, guards: Int32Array, list: number, word: number): boolean {
  const to = guards[list + WORDS_TO]!
  for (let i = guards[list + WORDS_FROM]!; i < to; i++) if (guardWords[i] === word) return true
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
