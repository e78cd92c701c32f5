/**
 * Text to tokens, in one pass, without making strings. A token is a run of letters and digits; its
 * folded spelling is hashed and looked up as it is read. This is the loop that sees every character of
 * every page, so it works on flat arrays that are used again for each text.
 */
import { Bytes, bytesOf } from './bytes'
import { fold, wideSpelling } from './fold'
import {
  byByte,
  classOf,
  FIRST_DIGIT,
  FIRST_LETTER,
  HEAVIEST,
  LETTER_BIT,
  MOST_WEIGHT,
  SILENT_UNIT,
  WIDE_UNIT,
} from './units'
import { hashStep, numberOf, SHARED, type WordTable } from './words'

/** Past this many characters of spaces two words are no longer one phrase (HTML source is indented). */
const MOST_GAP = 160
/** Above a word's number. Set where the token has a digit in it (or a letter far from a-z, which does no harm). */
export const DIGITS = 1 << 26
/** Set where the table does not know the word and it is long enough to be a compound or a medicine. */
export const LONG = 1 << 27
/** While a word is read: it has a silent sign. */
const SILENT_IN_IT = 1
/** Letters of such a word. */
const FEWEST_LETTERS = 6

/** Room that is kept for short texts. */
const FEWEST_TOKENS = 1024

/** The tokens of one text: parallel arrays, `count` of them in use. */
export class Tokens {
  readonly bytes = new Bytes()
  count = 0
  /** UTF-16 offsets. */
  start = new Int32Array(FEWEST_TOKENS)
  end = new Int32Array(FEWEST_TOKENS)
  /** Where in `bytes` the token starts. */
  byte = new Int32Array(FEWEST_TOKENS)
  /** The word's number in the table plus one, or 0, with DIGITS or LONG. A stranger that shares a word's hash has its number, too. */
  word = new Int32Array(FEWEST_TOKENS)
  /** 1 where only a joinable gap (spaces, one joiner) separates the token from the one before it. */
  glued = new Uint8Array(FEWEST_TOKENS)

  /** Makes room for the tokens of a text: every other character may be one. */
  makeRoom(length: number): void {
    const most = (length >> 1) + 1
    if (most <= this.start.length) return
    this.#resize(2 ** Math.ceil(Math.log2(most)))
  }

  /** Gives the room of a long text back. */
  rest(): void {
    this.bytes.rest()
    if (this.start.length > FEWEST_TOKENS) this.#resize(FEWEST_TOKENS)
  }

  #resize(size: number): void {
    this.count = 0
    this.start = new Int32Array(size)
    this.end = new Int32Array(size)
    this.byte = new Int32Array(size)
    this.word = new Int32Array(size)
    this.glued = new Uint8Array(size)
  }
}

/**
 * Fills `tokens` from `text`. Offsets are UTF-16 units. Linear in the text's length; never throws.
 *
 * A run of plain letters has a loop of its own, small enough for a processor's registers: that is where
 * the time goes. Whatever else a word may hold leaves that loop and comes back to it.
 */
export function tokenize(text: string, tokens: Tokens, words: WordTable): void {
  tokens.makeRoom(text.length)
  const bytes = tokens.bytes.of(text)
  const behind = tokens.bytes.length
  const kinds = byByte
  const { start, end, byte, word, glued } = tokens
  let count = 0
  // How much further on a character stands in the bytes than in the text.
  let ahead = 0
  // The gap before the next word: where it starts and what its signs weigh.
  let gapFrom = 0
  let weight = HEAVIEST
  // The word being read: where it starts, its hash, and what it holds.
  let from = 0
  let fromByte = 0
  let h = 0
  let flags = 0
  for (let at = 0; at <= behind; at++) {
    let unit: number
    while ((unit = kinds[bytes[at]!]!) >= FIRST_DIGIT) {
      // Below zero, and so with every bit set, for a digit only.
      flags |= (unit - FIRST_LETTER) & DIGITS
      h = ((h << 7) - h + unit) | 0
      at++
    }
    let size = 1
    if (unit > HEAVIEST) {
      const odd = oddLetter(text, at - ahead, h)
      size = odd.size
      unit = odd.unit
      if (unit > HEAVIEST) {
        h = odd.h
        flags |= odd.flags
        const leads = at === fromByte && unit === SILENT_UNIT
        at += size - 1
        ahead += size - 1
        if (leads) {
          fromByte = at + 1
          from = fromByte - ahead
        }
        continue
      }
    }
    if (at > fromByte) {
      let to = at - ahead
      if ((flags & SILENT_IN_IT) !== 0) to = lastLetter(text, from, to)
      start[count] = from
      end[count] = to
      byte[count] = fromByte
      glued[count] = weight <= MOST_WEIGHT && from - gapFrom <= MOST_GAP ? 1 : 0
      let value = numberOf(h, words)
      if (value === SHARED) value = words.shared.get(fold(text.slice(from, to))) ?? 0
      word[count++] = value | (flags & DIGITS) | (value === 0 && to - from >= FEWEST_LETTERS ? LONG : 0)
      gapFrom = to
      weight = 0
      h = 0
      flags = 0
    }
    weight += unit
    at += size - 1
    ahead += size - 1
    fromByte = at + 1
    from = fromByte - ahead
  }
  tokens.count = count
}

interface Odd {
  /** The folded letter, or what the character is instead. */
  unit: number
  /** Its bytes. */
  size: number
  /** The word's hash with it. */
  h: number
  flags: number
}

/** Reads a character that is neither an ASCII letter or digit nor an ASCII separator. */
function oddLetter(text: string, i: number, h: number): Odd {
  const code = text.charCodeAt(i)
  const size = bytesOf(text, i)
  const unit = classOf(code)
  if (unit === SILENT_UNIT) return { unit, size, h, flags: SILENT_IN_IT }
  if (unit === WIDE_UNIT) return { unit, size, h: hashWide(code, h), flags: 0 }
  return { unit, size, h: hashStep(h, unit), flags: (unit & LETTER_BIT) === 0 ? DIGITS : 0 }
}

function hashWide(code: number, h: number): number {
  const letters = wideSpelling(code)
  for (let j = 0; j < letters.length; j++) h = hashStep(h, letters.charCodeAt(j))
  return h
}

/** Silent signs at a word's end (a closing quote) are not part of it. */
function lastLetter(text: string, from: number, to: number): number {
  while (to > from && classOf(text.charCodeAt(to - 1)) === SILENT_UNIT) to--
  return to
}
