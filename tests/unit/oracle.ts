/**
 * A matcher so plain that its rightness can be seen: every form is tried at every word, longest first.
 * The real one must find exactly what this finds.
 */
import { fold } from '../../core/text/fold'

export interface OracleMatch {
  start: number
  end: number
  form: string
}

interface Word {
  start: number
  end: number
  folded: string
}

const SILENT = /[\u00AD\u200B-\u200D\u2060\uFEFF'\u2019\u02BC\uFF07]|\p{M}/u
const LETTER = /[\p{L}\p{N}]|[\uD800-\uDFFF]/u
const JOINER = /[-\u2010-\u2015\u2212/&_+\u00B7]/

/** Leftmost-longest whole-word matches of folded forms (words joined by single spaces). */
export function naiveMatch(text: string, forms: readonly string[]): OracleMatch[] {
  const words = wordsOf(text)
  const longestFirst = forms.map((f) => f.split(' ')).sort((a, b) => b.length - a.length)
  const found: OracleMatch[] = []
  for (let i = 0; i < words.length;) {
    const form = longestFirst.find((f) =>
      f.every((w, k) => words[i + k]?.folded === w && (k === 0 || joinable(text, words[i + k - 1]!, words[i + k]!))),
    )
    if (form) {
      found.push({ start: words[i]!.start, end: words[i + form.length - 1]!.end, form: form.join(' ') })
      i += form.length
    } else i++
  }
  return found
}

function wordsOf(text: string): Word[] {
  const units = text.split('')
  const words: Word[] = []
  for (let i = 0; i < units.length;) {
    if (!LETTER.test(units[i]!)) {
      i++
      continue
    }
    let end = i + 1
    let j = i + 1
    while (j < units.length && (LETTER.test(units[j]!) || SILENT.test(units[j]!))) {
      if (LETTER.test(units[j]!)) end = j + 1
      j++
    }
    words.push({ start: i, end, folded: fold(text.slice(i, end)) })
    i = end
  }
  return words
}

/** Spaces and silent signs, and at most one joiner. */
function joinable(text: string, a: Word, b: Word): boolean {
  const gap = text.slice(a.end, b.start).split('')
  return (
    gap.length <= 160 &&
    gap.every((c) => /\s/.test(c) || JOINER.test(c) || SILENT.test(c)) &&
    gap.filter((c) => JOINER.test(c)).length < 2
  )
}
