/** Search beside its peers: how many misspellings find their word, and how long a keystroke takes. */
import uFuzzy from '@leeoniya/ufuzzy'
import Fuse from 'fuse.js'
import MiniSearch from 'minisearch'
import { bookText, WordBook, type SearchRow } from '../../core/search/book'
import { Search } from '../../core/search/search'
import { misspellings } from '../unit/misspellings'
import { manyRows, slips } from './made-up'
import { percentile } from './measure'

type Find = (query: string) => { id: string }[]
interface Engine {
  name: string
  make: (rows: readonly SearchRow[]) => Find
}
interface Wanted {
  typed: string
  entry: string
}

const MOST = 20
const TOP = 3

const ENGINES: readonly Engine[] = [
  {
    name: 'Bedside',
    make: (rows) => {
      const search = new Search(new WordBook([new TextEncoder().encode(bookText(rows))]))
      search.prepare(() => true)
      return (query) => search.find(query)
    },
  },
  {
    name: 'fuse.js 7.5.0, as it comes',
    make: (rows) => {
      const fuse = new Fuse(rows, { keys: ['term', 'forms'] })
      return (query) => fuse.search(query, { limit: MOST }).map(({ item }) => item)
    },
  },
  {
    name: 'minisearch 7.2.0, prefix and fuzzy 0.2',
    make: (rows) => {
      const searchOptions = { prefix: true, fuzzy: 0.2, boost: { term: 2 } }
      const mini = new MiniSearch<SearchRow>({ fields: ['term', 'forms'], searchOptions })
      mini.addAll(rows)
      return (query) => mini.search(query).slice(0, MOST)
    },
  },
  {
    name: '@leeoniya/ufuzzy 1.0.19, one error a word',
    make: (rows) => {
      // Its type is an enum that is not there when it runs.
      const options: object = { intraMode: 1 }
      const fuzzy = new uFuzzy(options)
      const keys = rows.flatMap((row) => [row.term, ...row.forms].map((text) => ({ row, text })))
      const texts = keys.map(({ text }) => text)
      return (query) => {
        const [found, info, order] = fuzzy.search(texts, query, 1)
        const best = info ? order.map((i) => info.idx[i]!) : (found ?? [])
        return [...new Set(best.map((i) => keys[i]!.row))].slice(0, MOST)
      }
    },
  },
]

/** The share of misspellings whose word is among the first three. */
export function recall(find: Find, wanted: readonly Wanted[]): number {
  const isFound = ({ typed, entry }: Wanted) => find(typed).slice(0, TOP).some(({ id }) => id === entry) // prettier-ignore
  return wanted.filter(isFound).length / wanted.length
}

/** What each keystroke takes, in milliseconds, where each of the texts is typed letter by letter. */
export function keystrokes(find: Find, texts: readonly string[]): number[] {
  const times: number[] = []
  for (const text of texts)
    for (let end = 1; end <= text.length; end++) {
      const began = performance.now()
      find(text.slice(0, end))
      times.push(performance.now() - began)
    }
  return times
}

/** Prints the table: our entries grown to 10,000. */
export function searching(): string {
  const rows = manyRows()
  const heard = misspellings()
  const slipped = slips(rows)
  // One in ten: typed letter by letter, a slow peer would take minutes.
  const typed = heard.filter((_, i) => i % 10 === 0).map(({ typed }) => typed)
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`
  const lines = ENGINES.map(({ name, make }) => {
    const began = performance.now()
    const find = make(rows)
    const made = performance.now() - began
    keystrokes(find, typed.slice(0, 5))
    const times = keystrokes(find, typed)
    const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)]
    return `| ${name} | ${percent(recall(find, heard))} | ${percent(recall(find, slipped))} | ${p50.toFixed(2)} | ${p95.toFixed(2)} | ${made.toFixed(0)} |`
  })
  return [
    `${rows.length} entries, ${rows.reduce((n, r) => n + 1 + r.forms.length, 0)} forms.`,
    `Top three: of ${heard.length} misspellings that people make, and of ${slipped.length} slips of the finger.`,
    '',
    '| | misspellings | slips | keystroke p50, ms | p95, ms | to get ready, ms |',
    '|---|---:|---:|---:|---:|---:|',
    ...lines,
  ].join('\n')
}
