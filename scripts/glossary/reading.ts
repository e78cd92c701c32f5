/** Reading grade of a text, by kept libraries: Flesch–Kincaid over counted syllables. */
import { fleschKincaid } from 'flesch-kincaid'
import { syllable } from 'syllable'

/** Syllables of one word. */
export function syllables(word: string): number {
  return syllable(word)
}

/**
 * Flesch–Kincaid grade (US school years; Kincaid 1975) of a text, with the words of `leaveOut`
 * not counted: a headword may be hard, its explanation may not.
 */
export function flesch(text: string, leaveOut = ''): number {
  const skip = new Set(leaveOut.toLowerCase().split(/[^\p{L}]+/u))
  const sentence = text.split(/[.?!](?:\s|$)/).filter((s) => /\p{L}/u.test(s)).length
  const words = (text.match(/[\p{L}\d][\p{L}\d'’]*/gu) ?? []).filter((w) => !skip.has(w.toLowerCase()))
  return fleschKincaid({ sentence, word: words.length, syllable: words.reduce((n, w) => n + syllable(w), 0) })
}
