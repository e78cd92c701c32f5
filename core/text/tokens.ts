/**
 * Text to tokens, in one pass, without making strings. A token is a run of letters and digits; its
 * folded spelling is hashed (FNV-1a) and looked up as it is read. This is the loop that sees every
 * character of every page, so it works on flat arrays that are used again for each text.
 */
import { kindOf, foldedUnit, LETTER, SEPARATOR, SILENT, wideSpelling } from './fold'

/** Below this, a value in the unit table is a class; from here on it is the folded letter or digit. */
const FIRST_FOLDED = 48
/** Set in a-z, clear in 0-9. */
const LETTER_BIT = 64
const SPACE = 0
const SILENT_UNIT = 1
const JOINER = 2
const BREAK = 3
const WIDE_UNIT = 4
/** Signs that stand between the words of a phrase: "x-ray", "disc / root", "D & C", "L4_L5". */
const JOINERS = /[-\u2010-\u2015\u2212/&_+\u00B7]/
/** Past this many characters of spaces two words are no longer one phrase (HTML source is indented). */
const MOST_GAP = 160
/** Units from here on are looked up one by one; below it they have a place in the table. */
const TABLE_SIZE = 0x2e80

const table = new Uint16Array(TABLE_SIZE)
for (let code = 0; code < TABLE_SIZE; code++) table[code] = classify(code)

function classify(code: number): number {
  const kind = kindOf(code)
  if (kind === LETTER) return foldedUnit(code)
  if (kind === SILENT) return SILENT_UNIT
  if (kind !== SEPARATOR) return WIDE_UNIT
  const unit = String.fromCharCode(code)
  if (/\s/.test(unit)) return SPACE
  return JOINERS.test(unit) ? JOINER : BREAK
}

const SEED = 0x811c9dc5 | 0
const PRIME = 0x01000193

/** Words by hash, open addressing: slot 2i holds a hash, slot 2i + 1 a value that is never 0 for a word. */
export interface WordTable {
  slots: Int32Array
  /** Number of slot pairs minus one; pairs are a power of two. */
  mask: number
}

/** Above the table's values. Set where the token has a digit in it (or a letter far from a-z, which does no harm). */
export const DIGITS = 1 << 26
/** Set where the table does not know the word and it is long enough to be a compound or a medicine. */
export const LONG = 1 << 27
/** Letters of such a word. */
const FEWEST_LETTERS = 6

/** Room that is kept for short texts. */
const FEWEST_TOKENS = 1024

/** The tokens of one text: parallel arrays, `count` of them in use. */
export class Tokens {
  count = 0
  start = new Int32Array(FEWEST_TOKENS)
  end = new Int32Array(FEWEST_TOKENS)
  /** The word's value in the table, or 0, with DIGITS or LONG. A stranger that shares a word's hash has its value, too. */
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
    if (this.start.length > FEWEST_TOKENS) this.#resize(FEWEST_TOKENS)
  }

  #resize(size: number): void {
    this.count = 0
    this.start = new Int32Array(size)
    this.end = new Int32Array(size)
    this.word = new Int32Array(size)
    this.glued = new Uint8Array(size)
  }
}

/**
 * Fills `tokens` from `text`. Offsets are UTF-16 units. Linear in the text's length; never throws.
 * The loop is flat (a letter takes one branch) because the end of a word cannot be foreseen, and a
 * processor pays for every wrong guess.
 */
export function tokenize(text: string, tokens: Tokens, { slots, mask }: WordTable): void {
  const n = text.length
  tokens.makeRoom(n)
  const { start, end, word, glued } = tokens
  let count = 0
  // The word being read: where it starts, its hash, and its letters' bits (a digit clears the letter bit).
  let from = 0
  let h = SEED
  let letters = -1
  let silent = 0
  // The gap before it: where it starts and how many joiners it holds.
  let gapFrom = 0
  let joiners = 2
  for (let i = 0; i < n; i++) {
    const code = text.charCodeAt(i)
    const unit = code < TABLE_SIZE ? table[code]! : classify(code)
    if (unit >= FIRST_FOLDED) {
      h = Math.imul(h ^ unit, PRIME)
      letters &= unit
      continue
    }
    if (unit === SILENT_UNIT) {
      silent = i + 1
      if (i === from) from++
      continue
    }
    if (unit === WIDE_UNIT) {
      h = hashWide(code, h)
      continue
    }
    if (i > from) {
      const last = silent === i ? lastLetter(text, from, i) : i
      start[count] = from
      end[count] = last
      glued[count] = joiners < 2 && from - gapFrom <= MOST_GAP ? 1 : 0
      word[count++] = valueOf(h, slots, mask, letters, last - from)
      h = SEED
      letters = -1
      joiners = 0
      gapFrom = last
    }
    from = i + 1
    if (unit === JOINER) joiners++
    else if (unit === BREAK) joiners = 2
  }
  if (n > from) {
    start[count] = from
    end[count] = lastLetter(text, from, n)
    glued[count] = joiners < 2 && from - gapFrom <= MOST_GAP ? 1 : 0
    word[count++] = valueOf(h, slots, mask, letters, n - from)
  }
  tokens.count = count
}

function valueOf(h: number, slots: Int32Array, mask: number, letters: number, length: number): number {
  let slot = (h ^ (h >>> 15)) & mask
  let value = slots[2 * slot + 1]!
  while (value !== 0 && slots[2 * slot] !== h) {
    slot = (slot + 1) & mask
    value = slots[2 * slot + 1]!
  }
  if ((letters & LETTER_BIT) === 0) return value | DIGITS
  return value === 0 && length >= FEWEST_LETTERS ? LONG : value
}

/** Silent signs at a word's end (a closing quote) are not part of it. */
function lastLetter(text: string, from: number, to: number): number {
  while (to > from && isSilent(text.charCodeAt(to - 1))) to--
  return to
}

function isSilent(code: number): boolean {
  return (code < TABLE_SIZE ? table[code]! : classify(code)) === SILENT_UNIT
}

function hashWide(code: number, h: number): number {
  const letters = wideSpelling(code)
  for (let j = 0; j < letters.length; j++) h = Math.imul(h ^ letters.charCodeAt(j), PRIME)
  return h
}

/** The hash that `tokenize` gives a word that is already folded. */
export function hashOf(folded: string): number {
  let h = SEED
  for (let j = 0; j < folded.length; j++) h = Math.imul(h ^ folded.charCodeAt(j), PRIME)
  return h
}

/** A table of values by the hashes of their words. No two words may share a hash, no value may be 0. */
export function wordTable(hashes: Int32Array, values: Int32Array): WordTable {
  const mask = 2 ** Math.ceil(Math.log2(hashes.length * 1.4 + 2)) - 1
  const slots = new Int32Array(2 * (mask + 1))
  hashes.forEach((h, i) => {
    let slot = (h ^ (h >>> 15)) & mask
    while (slots[2 * slot + 1] !== 0) slot = (slot + 1) & mask
    slots[2 * slot] = h
    slots[2 * slot + 1] = values[i]!
  })
  return { slots, mask }
}
