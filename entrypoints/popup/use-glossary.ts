/** The glossary as the popup needs it: to search in, to browse, and to name words by their ids. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Found } from '../../components/popup/Results'
import type { SystemItem } from '../../components/popup/Systems'
import type { WordItem } from '../../components/popup/WordList'
import { termOfMade } from '../../core/card/made'
import { Search, type SearchRow } from '../../core/search/search'
import { loadSearchRows } from '../../platform/entries'

interface Glossary {
  /** Undefined while they are loaded, or where they cannot be. */
  rows: readonly SearchRow[] | undefined
  find: (query: string) => Found
  itemOf: (id: string) => WordItem
}

/** The search gets ready in what is left of a frame, less this many milliseconds. */
const SPARE_MS = 1

/** Asked for at once, while the page is still being drawn. */
const loading = loadSearchRows()
// What went wrong is told where it is waited for.
loading.catch(() => undefined)

export function useGlossary(): Glossary {
  const [rows, setRows] = useState<readonly SearchRow[]>()
  const [problem, setProblem] = useState<Error>()
  const search = useMemo(() => rows && new Search(rows), [rows])
  const byId = useMemo(() => new Map(rows?.map((row) => [row.id, row])), [rows])
  useEffect(() => {
    loading.then(setRows, (error: unknown) => setProblem(new Error('The words could not be read', { cause: error })))
  }, [])
  useEffect(() => {
    if (!search) return
    // For the bench: from here on what is typed is answered.
    performance.mark('search-ready')
    getReady(search)
  }, [search])
  return {
    rows,
    find: (query) => problem ?? search?.find(query) ?? null,
    itemOf: (id) => {
      const row = byId.get(id)
      return { id, term: row?.term ?? termOfMade(id) ?? id, short: row?.short ?? '' }
    },
  }
}

function getReady(search: Search): void {
  requestIdleCallback((idle) => {
    if (!search.prepare(() => idle.timeRemaining() > SPARE_MS)) getReady(search)
  })
}

/** The body systems that have words, with how many. */
export function systemsOf(rows: readonly SearchRow[]): SystemItem[] {
  const counts = new Map<string, number>()
  for (const { system } of rows) counts.set(system, (counts.get(system) ?? 0) + 1)
  return [...counts].map(([id, count]) => ({ id, count }))
}

/** The words of a body system, A–Z. */
export function wordsOfSystem(rows: readonly SearchRow[], system: string): WordItem[] {
  return rows.filter((row) => row.system === system).sort((a, b) => a.term.localeCompare(b.term, 'en'))
}
