/** What each character is to the tokenizer: the letter it folds to, or a class of what is no letter. */
import { foldedUnit, kindOf, LETTER, SEPARATOR, SILENT } from './fold'

/** From here on a value is the folded letter or digit; below it, a class. Digits come before letters, as in ASCII. */
export const FIRST_DIGIT = 48
export const FIRST_LETTER = 64
/** Set in a-z, clear in 0-9. */
export const LETTER_BIT = 64

/** The classes of separators are what they weigh in a gap: one that weighs more than MOST_WEIGHT parts two phrases. */
const SPACE = 0
const JOINER = 1
const BREAK = 2
export const MOST_WEIGHT = 1
export const HEAVIEST = BREAK
/** Part of a word, but compared with nothing. */
export const SILENT_UNIT = 3
/** A letter that folds to several. */
export const WIDE_UNIT = 4
/** In `byByte`: a byte of a character outside ASCII, which has to be looked at whole. */
const OUTSIDE_ASCII = 5

/** Signs that stand between the words of a phrase: "x-ray", "disc / root", "D & C", "L4_L5". */
const JOINERS = /[-\u2010-\u2015\u2212/&_+\u00B7]/
/** Units from here on are looked up one by one; below it they have a place in the table. */
const TABLE_SIZE = 0x2e80
const ASCII = 128

/** No folded letter. */
const UNASKED = 0xffff
/** Filled in as texts ask: a page uses a hundred units, not all. */
const byUnit = new Uint16Array(TABLE_SIZE).fill(UNASKED)

/** By UTF-16 unit: the folded letter or the class. */
export function classOf(unit: number): number {
  if (unit >= TABLE_SIZE) return classify(unit)
  const known = byUnit[unit]!
  return known === UNASKED ? (byUnit[unit] = classify(unit)) : known
}

/** By byte of UTF-8: the folded letter or the class of an ASCII character, or OUTSIDE_ASCII. */
export const byByte = Uint8Array.from({ length: 256 }, (_, byte) => (byte < ASCII ? classOf(byte) : OUTSIDE_ASCII))

function classify(code: number): number {
  const kind = kindOf(code)
  if (kind === LETTER) return foldedUnit(code)
  if (kind === SILENT) return SILENT_UNIT
  if (kind !== SEPARATOR) return WIDE_UNIT
  const unit = String.fromCharCode(code)
  if (/\s/.test(unit)) return SPACE
  return JOINERS.test(unit) ? JOINER : BREAK
}
