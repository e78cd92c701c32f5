/**
 * Text to tokens, in one pass, without making strings. A token is a run of letters and digits; its
 * folded spelling is kept as a 32-bit hash (FNV-1a). This is the loop that reads every character of
 * every page, so it works on flat arrays that are used again for each text.
 */
import { kindOf, foldedUnit, LETTER, SEPARATOR, SILENT, wideSpelling } from './fold'

/** Below this, a value in the unit table is a class; from here on it is the folded letter or digit. */
const FIRST_FOLDED = 48
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

/** The tokens of one text: parallel arrays, `count` of them in use. */
export class Tokens {
  count = 0
  start = new Int32Array(1024)
  end = new Int32Array(1024)
  hash = new Int32Array(1024)
  /** 1 where only a joinable gap (spaces, one joiner) separates the token from the one before it. */
  glued = new Uint8Array(1024)
  /** 1 where the token has a digit in it. */
  digits = new Uint8Array(1024)

  grow(): void {
    const size = this.start.length * 2
    for (const name of ['start', 'end', 'hash'] as const) {
      const wider = new Int32Array(size)
      wider.set(this[name])
      this[name] = wider
    }
    for (const name of ['glued', 'digits'] as const) {
      const wider = new Uint8Array(size)
      wider.set(this[name])
      this[name] = wider
    }
  }
}

/** Fills `tokens` from `text`. Offsets are UTF-16 units. Linear in the text's length; never throws. */
export function tokenize(text: string, tokens: Tokens): void {
  const n = text.length
  let { start, end, hash, glued, digits } = tokens
  let count = 0
  let i = 0
  while (i < n) {
    const gapFrom = i
    let joiners = 0
    let unit = unitAt(text, i)
    while (unit < FIRST_FOLDED && unit !== WIDE_UNIT) {
      if (unit === JOINER) joiners++
      else if (unit === BREAK) joiners = 2
      if (++i >= n) {
        tokens.count = count
        return
      }
      unit = unitAt(text, i)
    }
    if (count === start.length) {
      tokens.grow()
      ;({ start, end, hash, glued, digits } = tokens)
    }
    start[count] = i
    glued[count] = joiners < 2 && i - gapFrom <= MOST_GAP && gapFrom > 0 ? 1 : 0
    let h = SEED
    let last = i
    let digit = 0
    while (unit >= FIRST_FOLDED || unit === SILENT_UNIT || unit === WIDE_UNIT) {
      if (unit >= FIRST_FOLDED) {
        h = Math.imul(h ^ unit, PRIME)
        if (unit < 58) digit = 1
        last = i
      } else if (unit === WIDE_UNIT) {
        h = hashWide(text.charCodeAt(i), h)
        last = i
      }
      if (++i >= n) break
      unit = unitAt(text, i)
    }
    end[count] = last + 1
    i = last + 1
    hash[count] = h
    digits[count] = digit
    count++
  }
  tokens.count = count
}

function unitAt(text: string, i: number): number {
  const code = text.charCodeAt(i)
  return code < TABLE_SIZE ? table[code]! : classify(code)
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
