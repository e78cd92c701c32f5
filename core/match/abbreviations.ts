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

/** A long form has at most this many words: min(letters + 5, letters × 2), as published. */
const mostWords = (letters: number) => Math.min(letters + 5, letters * 2)

/** The definition made at a match that stands alone in parentheses, or null. */
export function definitionAt(text: string, match: Match, found: readonly Match[]): Definition | null {
  if (text[match.start - 1] !== '(' || text[match.end] !== ')') return null
  const short = text.slice(match.start, match.end)
  if (!/^[\p{Lu}\d]{2,8}s?$/u.test(short)) return null
  const letters = short.replace(/s$/, '')
  const before = text.slice(Math.max(0, match.start - 200), match.start - 1).trimEnd()
  const from = longFormStart(before, letters)
  if (from < 0) return null
  const offset = match.start - 1 - (text.slice(Math.max(0, match.start - 200), match.start - 1).length - from)
  const spelled = found.find((m) => m.start >= offset && m.end <= match.start && m.end >= match.start - 4)
  return { abbreviation: fold(letters), entry: spelled ? spelled.entry : -1 }
}

/** Where in `before` the long form starts, or -1. */
function longFormStart(before: string, letters: string): number {
  const words = before.split(/\s+/).slice(-mostWords(letters.length))
  let at = before.length - 1
  const limit = before.length - words.join(' ').length
  for (let i = letters.length - 1; i >= 0; i--) {
    const letter = letters[i]!.toLowerCase()
    while (
      at >= limit &&
      (before[at]!.toLowerCase() !== letter || (i === 0 && /[\p{L}\d]/u.test(before[at - 1] ?? '')))
    )
      at--
    if (at < limit) return -1
    at--
  }
  return at + 1
}
