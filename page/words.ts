/** What is marked on a page, as a list: each word once, in the order in which the page is read. */
import { rectsOf } from './hit'
import type { Found, Mark } from './marks'

export interface MarkedWord extends Pick<Found, 'entry' | 'kind' | 'levels'> {
  /** The word as it stands in the page the first time. */
  text: string
  /** How often it is marked. */
  count: number
}

/** A phrase is cut here: so much text may be asked about. */
const LONGEST_TEXT = 500

/** The words of marks that come in reading order. */
export function wordsOf(marks: readonly Mark[]): MarkedWord[] {
  const words = new Map<string, MarkedWord>()
  for (const { found, block } of marks) {
    const { entry, kind, levels, start, end } = found
    const word = words.get(entry)
    if (word) {
      word.count++
      continue
    }
    const text = block.text.slice(start, end).replace(/\s+/g, ' ').slice(0, LONGEST_TEXT)
    words.set(entry, { entry, kind, levels, text, count: 1 })
  }
  return [...words.values()]
}

/** One of the places where a word can be seen. */
export interface WordPlace {
  mark: Mark
  /** From 0, in reading order. */
  index: number
  count: number
}

/** The place of an entry's word that `index` counts, round and round; null where none can be seen. */
export function placeOf(marks: readonly Mark[], entry: string, index: number): WordPlace | null {
  const seen = marks.filter((mark) => mark.found.entry === entry && rectsOf(mark).length > 0)
  const at = seen.length === 0 ? 0 : ((index % seen.length) + seen.length) % seen.length
  const mark = seen[at]
  return mark ? { mark, index: at, count: seen.length } : null
}
