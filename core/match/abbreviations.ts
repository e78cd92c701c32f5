/**
 * Abbreviations that a page spells out: "multiple sclerosis (MS)" makes MS that for the whole page,
 * "Microsoft (MS)" rules it out. The short form's letters are sought in the words before the
 * parenthesis, last letter first (Schwartz & Hearst, Pac Symp Biocomput 2003:451).
 */
import { fold } from '../text/fold'
import type { Match } from './matcher'

export interface Definition {
  /** Folded. */
  abbreviation: string
  /** The entry it stands for, or -1: something the glossary does not speak of. */
  entry: number
}

const IN_PARENTHESES = /\(([\p{Lu}][\p{Lu}\d]{1,7})s?\)/gu
/** The long form is sought in at most this many characters. */
const LONGEST = 200
/** A long form has at most this many words, as published. */
const mostWords = (letters: number) => Math.min(letters + 5, letters * 2)

/** The definitions in a block, by its text and what was found in it. */
export function definitionsIn(text: string, found: readonly Match[]): Definition[] {
  if (!text.includes('(')) return []
  return [...text.matchAll(IN_PARENTHESES)].flatMap((m) => {
    const letters = m[1]!
    const from = Math.max(0, m.index - LONGEST)
    const before = text.slice(from, m.index).trimEnd()
    const start = longFormStart(before, letters)
    if (start < 0) return []
    const spelled = found.find((f) => f.start >= from + start && f.start <= m.index && f.end === from + before.length)
    return [{ abbreviation: fold(letters), entry: spelled ? spelled.entry : -1 }]
  })
}

/** Where in `before` the long form starts, or -1. */
function longFormStart(before: string, letters: string): number {
  const words = before.split(/\s+/).slice(-mostWords(letters.length))
  const limit = before.length - words.join(' ').length
  let at = before.length - 1
  for (let i = letters.length - 1; i >= 0; i--) {
    const letter = letters.charAt(i).toLowerCase()
    const inWord = () => i === 0 && /[\p{L}\d]/u.test(before.charAt(at - 1))
    while (at >= limit && (before.charAt(at).toLowerCase() !== letter || inWord())) at--
    if (at < limit) return -1
    at--
  }
  return at + 1
}
