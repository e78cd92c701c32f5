/**
 * Finds entries by what somebody types: exact first, then words that start so, then typos (`fuse.js`).
 */
import Fuse from 'fuse.js'
import { normalForm } from '../lexicon/forms'

export interface SearchRow {
  id: string
  term: string
  forms: string[]
  short: string
  system: string
  level: number
}

interface Key {
  text: string
  row: SearchRow
  /** 0 for the headword, 1 for other forms: the headword wins a tie. */
  rank: number
}

const MOST_RESULTS = 20
/** Fuse's score up to which a near miss is shown: 0 is equal, 1 has nothing in common. */
const WORST_SCORE = 0.42

export class Search {
  readonly #keys: Key[]
  #fuse: Fuse<Key> | undefined

  constructor(rows: readonly SearchRow[]) {
    this.#keys = rows.flatMap((row) => [
      { text: normalForm(row.term), row, rank: 0 },
      ...row.forms.map((form) => ({ text: normalForm(form), row, rank: 1 })),
    ])
  }

  /** The best entries for a query, at most 20. An empty query finds nothing. */
  find(query: string): SearchRow[] {
    const wanted = normalForm(query)
    if (wanted === '') return []
    const scored = new Map<SearchRow, number>()
    const offer = (row: SearchRow, score: number) => {
      const old = scored.get(row)
      if (old === undefined || score < old) scored.set(row, score)
    }
    for (const { text, row, rank } of this.#keys) {
      if (text === wanted) offer(row, rank)
      else if (text.startsWith(wanted)) offer(row, 2 + rank + text.length / 100)
      else if (text.includes(` ${wanted}`)) offer(row, 5 + rank + text.length / 100)
    }
    if (scored.size < 5 && wanted.length > 2) {
      this.#fuse ??= new Fuse(this.#keys, {
        keys: ['text'],
        includeScore: true,
        threshold: WORST_SCORE,
        ignoreLocation: false,
        distance: 60,
      })
      for (const { item, score } of this.#fuse.search(wanted, { limit: MOST_RESULTS }))
        offer(item.row, 10 + (score ?? 1) * 10 + item.rank / 10)
    }
    return [...scored]
      .sort((a, b) => a[1] - b[1])
      .slice(0, MOST_RESULTS)
      .map(([row]) => row)
  }
}
