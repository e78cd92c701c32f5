/** What a page as a whole speaks of, judged from the words met on it so far. */
import type { Lexicon } from '../lexicon/lexicon'
import { CUE_CLASSES } from '../sense/classes'
import { MEDICAL, NONE_DEFINED } from '../sense/guard'
import type { Match, Matcher, PageContext } from './matcher'

/** A medical page speaks of a class when this many different words of it were met, and one more for each so many words of text. */
const CLASS_WORDS = 5
const WORDS_PER_CLASS_WORD = 1500
/** Different headwords of medicine a page needs, and how many marks per word of text. */
const HEADWORDS = 4
const DENSITY = 0.02
/** A short text (a report of two lines) needs fewer, closer together. */
const SHORT_TEXT = 120
const SHORT_HEADWORDS = 1
const SHORT_DENSITY = 0.05

/** Gathers evidence block by block; `context` tells what it comes to. */
export class Survey {
  #marks = 0
  #strong = 0
  readonly #headwords = new Set<number>()
  readonly defined = new Map<string, number>()

  constructor(readonly lexicon: Lexicon) {}

  add(matches: readonly Match[]): void {
    for (const m of matches) {
      if (m.weight === 0) continue
      this.#marks += m.weight
      if (m.weight === 2) this.#strong++
      this.#headwords.add(m.entry)
    }
  }

  /** Two levels of the spine written together are words of the trade, too. */
  addLevels(others: readonly { levels: readonly unknown[] }[]): void {
    for (const { levels } of others) {
      if (levels.length < 2) continue
      this.#marks += 2
      this.#strong++
    }
  }

  /** What the words so far say. `matcher` knows the words met and how many there were. */
  context(matcher: Matcher): PageContext {
    const medical = this.#medical(matcher.tokenCount)
    const wanted = CLASS_WORDS + Math.floor(matcher.tokenCount / WORDS_PER_CLASS_WORD)
    const classes = medical && classesMet(this.lexicon, matcher.met, wanted)
    return { speaks: medical | classes | (this.defined.size === 0 ? NONE_DEFINED : 0), defined: this.defined }
  }

  #medical(words: number): number {
    const density = this.#marks / Math.max(1, words)
    const short = words < SHORT_TEXT
    const enough = this.#headwords.size >= (short ? SHORT_HEADWORDS : HEADWORDS) && this.#strong > 0
    return enough && density >= (short ? SHORT_DENSITY : DENSITY) ? MEDICAL : 0
  }
}

function classesMet(lexicon: Lexicon, met: readonly number[], wanted: number): number {
  const counts = new Uint16Array(CUE_CLASSES.length)
  let bits = 0
  for (const word of met) {
    let classes = lexicon.classes[word]!
    while (classes !== 0) {
      const bit = 31 - Math.clz32(classes & -classes)
      if (++counts[bit]! === wanted) bits |= 1 << bit
      classes &= classes - 1
    }
  }
  return bits
}

/** Everything may be meant medically: the first reading of a page, before it was surveyed. */
export const HOPEFUL: PageContext = { speaks: -1, defined: new Map() }
