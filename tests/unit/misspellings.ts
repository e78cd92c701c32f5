/**
 * Misspellings that people make, each with the entry wanted: slips in typing, words that were only
 * heard, words split or joined. The list was written before the search was tuned; none is taken out
 * because it fails.
 */
import fs from 'node:fs'
import path from 'node:path'

export interface Misspelling {
  typed: string
  /** The id of the entry wanted. */
  entry: string
  kind: string
}

/** The rows of misspellings.tsv. */
export function misspellings(): Misspelling[] {
  const [, ...lines] = fs
    .readFileSync(path.join(import.meta.dirname, 'misspellings.tsv'), 'utf8')
    .trim()
    .split('\n')
  return lines.map((line) => {
    const [typed = '', entry = '', kind = ''] = line.split('\t')
    return { typed, entry, kind }
  })
}
