/** What ASCII's characters and all separators are to the tokenizer. */
import { foldedUnit } from './fold'

/** Set in a-z, clear in 0-9. */
export const LETTER_BIT = 64
/** Set in a small letter of ASCII and in digits, clear in a capital. */
export const SMALL = 0x20

/** What separators weigh in a gap: one that weighs more than MOST_WEIGHT parts two phrases. */
const SPACE = 0
const JOINER = 1
const BREAK = 2
export const MOST_WEIGHT = 1
export const HEAVIEST = BREAK
/** In `byByte`: what is no separator of ASCII. */
const OTHER = 3

/** Signs that stand between the words of a phrase: "x-ray", "disc / root", "D & C", "L4_L5". */
const JOINERS = /[-\u2010-\u2015\u2212/&_+\u00B7]/
const ASCII = 128

/** What a UTF-16 unit weighs that separates words. */
export function weightOf(code: number): number {
  const unit = String.fromCharCode(code)
  if (/\s/.test(unit)) return SPACE
  return JOINERS.test(unit) ? JOINER : BREAK
}

/** By byte of UTF-8: what a separator of ASCII weighs, or OTHER. */
export const byByte = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < ASCII && foldedUnit(byte) === null ? weightOf(byte) : OTHER,
)
