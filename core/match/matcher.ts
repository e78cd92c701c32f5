/**
 * Finds the glossary's forms in one block of text: leftmost-longest over words, guards applied. When
 * the longest form at a place is ruled out, the next shorter one is tried; when all are, the search
 * goes on one word further. A block is what a reader sees as one piece (a paragraph, a cell, a list
 * item); no match crosses from one to the next.
 */
import { ALONE_BIT, CAPITAL, FOLLOWING, GUARD_SIZE, SENSE_SIZE, type Lexicon } from '../lexicon/lexicon'
import { asksOf, guardHolds } from '../sense/guard'
import { DIGITS, LONG, PARTED, PARTED_BIT, Tokens, tokenize } from '../text/tokens'
import { NUMBER } from '../text/words'
import { isInAddress } from '../text/addresses'
import { fold } from '../text/fold'

/** What is known of the page a block stands in. */
export interface PageContext {
  /** Bits: MEDICAL, and the cue classes that the page speaks of. */
  speaks: number
  /** Abbreviations that the page itself spells out: folded abbreviation → entry index, or -1 for another meaning. */
  defined: ReadonlyMap<string, number>
}

export interface Match {
  /** UTF-16 offsets into the block. */
  start: number
  end: number
  /** Entry index in the lexicon. */
  entry: number
  weight: number
}

/** Called for what is not a form but may be read otherwise: a level of the spine, a compound, a medicine. */
export type ReadOther = (token: number, matcher: Matcher) => number

const NOTHING_ELSE: ReadOther = () => -1

/** What was met on a page so far. It outlives the matcher of a page that rests. */
export class Met {
  /** Cue words matched over, each once: what the page is judged by. */
  readonly cues: number[] = []
  /** All tokens read. */
  tokens = 0
  /** By a word's number plus one: 1 for a cue word that was not met. */
  readonly fresh: Uint8Array
  readonly #cueWords: number

  constructor({ cueWords, looks }: Lexicon) {
    this.#cueWords = cueWords
    this.fresh = new Uint8Array(looks.length)
    this.forget()
  }

  /** Notes the word with this number plus one, if it is a cue word. */
  note(word: number): void {
    if (this.fresh[word] === 0) return
    this.fresh[word] = 0
    this.cues.push(word - 1)
  }

  /** Starts a new page. */
  forget(): void {
    this.fresh.fill(1, 1, this.#cueWords + 1)
    this.cues.length = 0
    this.tokens = 0
  }
}

/** So many forms that begin at one word are tried at most. */
const MOST_FORMS = 16

export class Matcher {
  readonly tokens = new Tokens()
  text = ''
  /** Bits of PageContext.speaks that were asked about since the block was read. */
  asked = 0

  /** Forms that begin with the same word: where they end, and their nodes. */
  readonly #ends = new Int32Array(MOST_FORMS)
  readonly #nodes = new Int32Array(MOST_FORMS)
  #last = 0

  constructor(
    readonly lexicon: Lexicon,
    readonly met = new Met(lexicon),
  ) {}

  /** Reads a block's words; `match` then works on them, as often as the context changes. */
  read(text: string): void {
    this.reread(text)
    this.met.tokens += this.tokens.count
  }

  /** Reads a block again that was counted before. */
  reread(text: string): void {
    this.text = text
    this.asked = 0
    tokenize(text, this.tokens, this.lexicon.table)
  }

  /**
   * The matches in the block last read, in order, never overlapping. `other` is asked about tokens
   * with digits and long unknown words; it returns the last token it took, or -1.
   */
  match(context: PageContext, found: Match[], other: ReadOther = NOTHING_ELSE): void {
    const { lexicon, met } = this
    const { count, word: words, start, end } = this.tokens
    const { senses, firstStart, starts } = lexicon
    for (let t = this.#next(0); t < count; t = this.#next(t + 1)) {
      const value = words[t]!
      if ((value & (DIGITS | LONG)) !== 0) {
        const last = other(t, this)
        if (last >= 0) {
          t = last
          continue
        }
      }
      met.note(value & NUMBER)
      // The root's children stand in the order of their words.
      const child = (value & NUMBER) - firstStart
      if (child < 1 || child > starts) continue
      const sense = this.#meant(child, t, context)
      if (sense < 0) continue
      found.push({ start: start[t]!, end: end[this.#last]!, entry: senses[sense]!, weight: senses[sense + 2]! })
      t = this.#last
    }
  }

  /**
   * The first token from `t` on that is a cue word not met yet, may begin a form, or may be read otherwise. One
   * question for all, put together from bits: each one that a processor cannot guess costs it as much as ten that
   * it can.
   */
  #next(t: number): number {
    const { count, word: words } = this.tokens
    const { looks } = this.lexicon
    const { fresh } = this.met
    for (; t < count; t++) {
      const value = words[t]!
      const next = words[t + 1]!
      const look = looks[value & NUMBER]!
      const leadsOn = (look >>> (next & FOLLOWING)) & ~(next >>> PARTED_BIT) & 1
      const mayBegin = leadsOn | (look >>> ALONE_BIT) | fresh[value & NUMBER]!
      if ((mayBegin | (value & (DIGITS | LONG))) !== 0) return t
    }
    return count
  }

  /** The sense of the longest form that begins at a token and is meant, or -1. Leaves in `#last` where it ends. */
  #meant(child: number, from: number, context: PageContext): number {
    const { lexicon } = this
    const { nodes } = lexicon
    const { word: words } = this.tokens
    let forms = 0
    for (let at = child, t = from; at !== 0; at = lexicon.child(at, (words[t]! & NUMBER) - 1)) {
      if (nodes[2 * at + 1] !== 0 && forms < MOST_FORMS) {
        this.#ends[forms] = t
        this.#nodes[forms++] = at
      }
      if (nodes[2 * at] === nodes[2 * at + 2] || (words[++t]! & PARTED) !== 0 || (words[t]! & NUMBER) === 0) break
    }
    while (forms-- > 0) {
      this.#last = this.#ends[forms]!
      const sense = this.#sense(this.#nodes[forms]!, from, this.#last, context)
      if (sense >= 0) return sense
    }
    return -1
  }

  /** Where in `lexicon.senses` the sense meant here stands, or -1. */
  #sense(node: number, from: number, to: number, context: PageContext): number {
    const { lexicon, text, tokens } = this
    const { senses, guards } = lexicon
    if (!this.#spelledSo(from, to) || isInAddress(text, tokens.start[from]!, tokens.end[to]!)) return -1
    for (let at = lexicon.nodes[2 * node + 1]! - 1; ; at += SENSE_SIZE) {
      const guard = senses[at + 1]! * GUARD_SIZE
      if (guard === 0) return at
      this.asked |= asksOf(lexicon, guard)
      const isShort = from === to && context.defined.size > 0 && guards[guard + CAPITAL] !== 0
      const defined = isShort ? context.defined.get(lexicon.spelling((tokens.word[from]! & NUMBER) - 1)) : undefined
      if (
        defined !== undefined
          ? defined === senses[at]
          : guardHolds(lexicon, guard, text, tokens, from, to, context.speaks)
      )
        return at
      if (senses[at + 3] === 0) return -1
    }
  }

  /** A hash can be shared with a word the lexicon does not have; the letters decide. */
  #spelledSo(from: number, to: number): boolean {
    const { text, lexicon } = this
    const { word, start, end } = this.tokens
    for (let t = from; t <= to; t++) {
      const number = (word[t]! & NUMBER) - 1
      if (lexicon.spells(number, text, start[t]!, end[t]!)) continue
      if (fold(text.slice(start[t], end[t])) !== lexicon.spelling(number)) return false
    }
    return true
  }
}
