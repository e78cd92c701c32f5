/** The glossary as the popup needs it: to search in, to browse, and to name words by their ids. */
import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks'
import type { Found } from '../../components/popup/Results'
import type { SystemItem } from '../../components/popup/Systems'
import type { WordItem } from '../../components/popup/WordList'
import { termOfMade } from '../../core/card/made'
import type { WordBook } from '../../core/search/book'
import { Search } from '../../core/search/search'
import { loadWordBooks } from '../../platform/entries'

interface Glossary {
  find: (query: string) => Found
  itemOf: (id: string) => WordItem
  /** The body systems that have words, with how many; none while the words are loaded. */
  systems: () => SystemItem[]
  /** The words of a body system, A–Z. */
  wordsOf: (system: string) => WordItem[]
}

/** The search gets ready for so many milliseconds at a time: a letter that comes meanwhile waits no longer. */
const READY_MS = 5

/** Asked for at once, before anything is drawn. */
const { own, all } = loadWordBooks()
// What went wrong is told where all of them are waited for.
all.catch(() => undefined)

export function useGlossary(): Glossary {
  const [book, setBook] = useState<WordBook>()
  const [problem, setProblem] = useState<Error>()
  const [isSettled, setSettled] = useState(false)
  const search = useMemo(() => book && new Search(book), [book])
  // Not after the paint, as other effects: the first letter may come before it.
  useLayoutEffect(() => {
    own.then(setBook, () => undefined)
    all.then(setBook, (error: unknown) => setProblem(new Error('The words could not be read', { cause: error })))
  }, [])
  useLayoutEffect(() => {
    // For the bench: from here on what is typed is answered.
    if (search) performance.mark('search-ready')
  }, [search])
  useEffect(() => {
    if (!search) return
    setSettled(true)
    // The first search reads every part of the book.
    search.find('a')
    getReady(search)
  }, [search])
  return {
    find: (query) => problem ?? search?.find(query) ?? null,
    itemOf: (id) => {
      const word = book?.byId(id)
      return { id, term: word?.term ?? termOfMade(id) ?? id, short: word?.short ?? '' }
    },
    // To count them takes time that the first answer would wait for.
    systems: () => [...((isSettled && book?.systems()) || [])].map(([id, count]) => ({ id, count })),
    wordsOf: (wanted) =>
      (book?.words() ?? [])
        .filter(({ system }) => system === wanted)
        .sort((a, b) => a.term.localeCompare(b.term, 'en')),
  }
}

/** Not in idle moments: while somebody types, Chromium may find none for half a second. */
function getReady(search: Search): void {
  setTimeout(() => {
    const till = performance.now() + READY_MS
    if (!search.prepare(() => performance.now() < till)) getReady(search)
  })
}
