/**
 * Everyday English as the extension carries it, for building packs: only the hashes of the words, since
 * the lists they come from stay behind. A rare word that shares a hash is taken for an everyday one: its
 * derived form is left out, and nothing worse happens.
 */
import { hashOf } from '../text/words'
import { numberReader, writeNumbers } from './vlq'

/** The words as one string. */
export function writeEveryday(words: readonly string[]): string {
  const hashes = [...new Set(words.map(hashOf))].sort((a, b) => a - b)
  return writeNumbers([hashes.length, ...hashes.map((h, i) => h - (hashes[i - 1] ?? 0))])
}

/** Reads what `writeEveryday` wrote: whether everybody says a folded word. */
export function readEveryday(text: string): (word: string) => boolean {
  const next = numberReader(text)
  const hashes = new Set<number>()
  for (let left = next(), last = 0; left > 0; left--) hashes.add((last += next()))
  return (word) => hashes.has(hashOf(word))
}
