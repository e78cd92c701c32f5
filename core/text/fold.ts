/**
 * How letters are compared: case, accents, ligatures and invisible characters do not count.
 * "Ménière’s", "MENIERE'S" and "me\u0301nie\u0300res" are one word. Folding follows Unicode's
 * compatibility decomposition (UAX #15, NFKD) with the marks left out.
 */

/** What a UTF-16 unit is to the tokenizer. */
export const SEPARATOR = 0
/** Part of a word but invisible to comparison: soft hyphen, zero-width, combining mark, apostrophe. */
export const SILENT = 1
/** A letter or digit that folds to itself or to one other unit. */
export const LETTER = 2
/** A letter that folds to more than one unit (æ, ﬁ, β written out). */
const WIDE = 3

const GREEK: Record<string, string> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  κ: 'kappa',
  λ: 'lambda',
  ω: 'omega',
}
const SPECIAL: Record<string, string> = { æ: 'ae', œ: 'oe', ø: 'o', ß: 'ss', đ: 'd', ł: 'l', ı: 'i', ...GREEK }
const SILENT_UNIT = /[\u00AD\u200B-\u200D\u2060\uFEFF'\u2019\u02BC\uFF07]|\p{M}/u
const WORD_UNIT = /[\p{L}\p{N}]/u

/** The folded spelling of one UTF-16 unit; '' where it is silent or a separator. */
function spell(unit: string): string {
  const lower = unit.toLowerCase()
  if (SPECIAL[lower] !== undefined) return SPECIAL[lower]
  const plain = lower.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return SPECIAL[plain] ?? plain
}

const UNKNOWN = 255
/** What is known of 256 units in a row. Only rows that some text has asked for take up memory. */
interface Row {
  kinds: Uint8Array
  folded: Uint16Array
}
const rows: (Row | undefined)[] = []
const wide = new Map<number, string>()

function rowOf(code: number): Row {
  const row = (rows[code >> 8] ??= { kinds: new Uint8Array(256).fill(UNKNOWN), folded: new Uint16Array(256) })
  if (row.kinds[code & 255] === UNKNOWN) learn(code, row)
  return row
}

function learn(code: number, { kinds, folded }: Row): void {
  const at = code & 255
  kinds[at] = SEPARATOR
  const unit = String.fromCharCode(code)
  // A half of a surrogate pair is kept as it is: such a word is compared unit by unit.
  if (code >= 0xd800 && code <= 0xdfff) {
    kinds[at] = LETTER
    folded[at] = code
    return
  }
  if (SILENT_UNIT.test(unit)) kinds[at] = SILENT
  else if (WORD_UNIT.test(unit)) {
    const to = spell(unit)
    // Superscripts and fractions fold to text with signs in it; such units are left alone.
    const clean = /^[\p{L}\p{N}]+$/u.test(to) ? to : unit
    kinds[at] = clean.length === 1 ? LETTER : WIDE
    folded[at] = clean.charCodeAt(0)
    if (clean.length > 1) wide.set(code, clean)
  }
}

/** SEPARATOR, SILENT, LETTER or WIDE for a UTF-16 unit. */
export function kindOf(code: number): number {
  return rowOf(code).kinds[code & 255]!
}

/** The unit a LETTER folds to. */
export function foldedUnit(code: number): number {
  return rowOf(code).folded[code & 255]!
}

/** The units a WIDE letter folds to. Call `kindOf` first. */
export function wideSpelling(code: number): string {
  return wide.get(code) ?? ''
}

/** A word or text folded whole, separators kept: the slow road, for building and for tests. */
export function fold(text: string): string {
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const kind = kindOf(code)
    if (kind === SEPARATOR) out += text.charAt(i)
    else if (kind === LETTER) out += String.fromCharCode(foldedUnit(code))
    else if (kind === WIDE) out += wide.get(code)!
  }
  return out
}
