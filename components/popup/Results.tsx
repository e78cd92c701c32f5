/** What a search has found, or why it has found nothing. */
import type { FoundWord } from '../../core/search/book'
import { say } from '../strings'
import { WordList } from './WordList'

/** What is found for a query: null while the words are loaded, an error where they cannot be. */
export type Found = readonly FoundWord[] | null | Error

interface ResultsProps {
  query: string
  found: Found
  onOpen: (id: string) => void
  onLeave: () => void
}

export function Results({ query, found, onOpen, onLeave }: ResultsProps) {
  const what = found instanceof Error ? 'wordsFailed' : found ? 'noResults' : 'loading'
  if (found === null || found instanceof Error || found.length === 0)
    return (
      <p class="hint" role="status">
        {say(what, query.trim())}
      </p>
    )
  const items = found.map(({ id, term, short }) => ({
    id,
    term,
    short: short || say('levelOfSpine'),
  }))
  return (
    <>
      <p class="hidden" role="status">
        {say(items.length === 1 ? 'oneResult' : 'results', String(items.length))}
      </p>
      <WordList items={items} label={say('resultsOf', query.trim())} onOpen={onOpen} onLeave={onLeave} />
    </>
  )
}
