/**
 * Finds the glossary's forms in one block of text: leftmost-longest over words, guards applied. When
 * the longest form at a place is ruled out, the next shorter one is tried; when all are, the search
 * goes on one word further. A block is what a reader sees as one piece (a paragraph, a cell, a list
 * item); no match crosses from one to the next.
 */
import { CAPITAL, GUARD_SIZE, SENSE_SIZE, type Lexicon } from '../lexicon/lexicon'
import { asksOf, guardHolds } from '../sense/guard'
import { DIGITS, LONG, Tokens, tokenize } from '../text/tokens'
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

/** What was met on a page so far. It outlives the matcher of a page that rests. */
export class Met {
  /** Cue words matched over, each once: what the page is judged by. */
  readonly cues: number[] = []
  /** All tokens read. */
  tokens = 0
  readonly #seen: Uint8Array

  constructor({ cueWords }: Lexicon) {
    this.#seen = new Uint8Array(cueWords)
  }

  /** Notes a cue word. */
  note(word: number): void {
    if (this.#seen[word] === 1) return
    this.#seen[word] = 1
    this.cues.push(word)
  }

  /** Starts a new page. */
  forget(): void {
    this.#seen.fill(0)
    this.cues.length = 0
    this.tokens = 0
  }
}

export class Matcher {
  readonly tokens = new Tokens()
  text = ''
  /** Bits of PageContext.speaks that were asked about since the block was read. */
  asked = 0

  /** Guard → what its answer hangs on. */
  readonly #asks: Int32Array
  readonly #ends = new Int32Array(16)
  readonly #nodes = new Int32Array(16)

  constructor(
    readonly lexicon: Lexicon,
    readonly met = new Met(lexicon),
  ) {
    this.#asks = Int32Array.from({ length: lexicon.guards.length / GUARD_SIZE }, (_, i) =>
      asksOf(lexicon, i * GUARD_SIZE),
    )
  }

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
  match(context: PageContext, found: Match[], other?: ReadOther): void {
    const { tokens, lexicon } = this
    const { count, word: words, glued, start, end } = tokens
    const { nodes, cueWords, firstStart, starts } = lexicon
    const { met } = this
    for (let t = 0; t < count; t++) {
      const value = words[t]!
      if (value === 0) continue
      if ((value & (DIGITS | LONG)) !== 0 && other !== undefined) {
        const last = other(t, this)
        if (last >= 0) {
          t = last
          continue
        }
      }
      const number = (value & NUMBER) - 1
      if (number >= 0 && number < cueWords) met.note(number)
      // The root's children stand in the order of their words.
      const child = number - firstStart + 1
      if (child < 1 || child > starts) continue
      let accepted = 0
      for (let at = child, u = t; ;) {
        if (nodes[2 * at + 1] !== 0 && accepted < 16) {
          this.#ends[accepted] = u
          this.#nodes[accepted++] = at
        }
        if (nodes[2 * at] === nodes[2 * at + 2] || ++u >= count || glued[u] === 0 || (words[u]! & NUMBER) === 0) break
        at = lexicon.child(at, (words[u]! & NUMBER) - 1)
        if (at === 0) break
      }
      while (accepted-- > 0) {
        const last = this.#ends[accepted]!
        const sense = this.#sense(this.#nodes[accepted]!, t, last, context)
        if (sense < 0) continue
        found.push({
          start: start[t]!,
          end: end[last]!,
          entry: lexicon.senses[sense]!,
          weight: lexicon.senses[sense + 2]!,
        })
        t = last
        break
      }
    }
  }

  /** Where in `lexicon.senses` the sense meant here stands, or -1. */
  #sense(node: number, from: number, to: number, context: PageContext): number {
    const { lexicon, text, tokens } = this
    const { word: words } = tokens
    const { senses, guards } = lexicon
    if (!this.#spelledSo(from, to) || isInAddress(text, tokens.start[from]!, tokens.end[to]!)) return -1
    const defined =
      from === to && context.defined.size > 0
        ? context.defined.get(lexicon.spelling((words[from]! & NUMBER) - 1))
        : undefined
    for (let at = lexicon.nodes[2 * node + 1]! - 1; ; at += SENSE_SIZE) {
      const guard = senses[at + 1]!
      if (guard === 0) return at
      this.asked |= this.#asks[guard]!
      if (
        defined !== undefined && guards[guard * GUARD_SIZE + CAPITAL] !== 0
          ? defined === senses[at]
          : guardHolds(lexicon, guard * GUARD_SIZE, text, tokens, from, to, context.speaks)
      )
        return at
      if (senses[at + 3] === 0) return -1
    }
  }

  /** A hash can be shared with a word the lexicon does not have; the letters decide. */
  #spelledSo(from: number, to: number): boolean {
    const { text, lexicon, tokens } = this
    for (let t = from; t <= to; t++) {
      const number = (tokens.word[t]! & NUMBER) - 1
      if (lexicon.spells(number, tokens, t)) continue
      if (fold(text.slice(tokens.start[t], tokens.end[t])) !== lexicon.spelling(number)) return false
    }
    return true
  }
}
