/**
 * How letters are compared: case, accents, ligatures and invisible characters do not count.
 * "Ménière’s", "MENIERE'S" and "me\u0301nie\u0300res" are one word. Folding follows Unicode's
 * compatibility decomposition (UAX #15, NFKD) with the marks left out.
 */

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

/** What a UTF-16 unit folds to: its letters, mostly one; '' where it is silent; null where it parts words. */
export function foldedUnit(code: number): string | null {
  let folded = known.get(code)
  if (folded === undefined) known.set(code, (folded = spell(code)))
  return folded
}

/** The units that some text has asked for. */
const known = new Map<number, string | null>()

function spell(code: number): string | null {
  const unit = String.fromCharCode(code)
  // A half of a surrogate pair is kept as it is: such a word is compared unit by unit.
  if (code >= 0xd800 && code <= 0xdfff) return unit
  if (SILENT_UNIT.test(unit)) return ''
  if (!WORD_UNIT.test(unit)) return null
  const lower = unit.toLowerCase()
  const plain = SPECIAL[lower] ?? lower.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const folded = SPECIAL[plain] ?? plain
  // Superscripts and fractions fold to text with signs in it; such units are left alone.
  return /^[\p{L}\p{N}]+$/u.test(folded) ? folded : unit
}

/** A word or text folded whole, separators kept: the slow road, for building and for tests. */
export function fold(text: string): string {
  let out = ''
  for (let i = 0; i < text.length; i++) out += foldedUnit(text.charCodeAt(i)) ?? text.charAt(i)
  return out
}
