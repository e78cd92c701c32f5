/** A list of words to choose from, in results, in lists and on a page: the arrow keys walk it. */
import { useEffect, useRef } from 'preact/hooks'
import { say } from '../strings'

export interface WordItem {
  id: string
  term: string
  /** One sentence of what it is; '' where only its card tells. */
  short: string
  /** How often it stands on the page. */
  count?: number
}

interface WordListProps {
  items: readonly WordItem[]
  label: string
  onOpen: (id: string) => void
  /** Where the list can lose a word. */
  onRemove?: (id: string) => void
  /** Up from the first word. */
  onLeave: () => void
}

export function WordList({ items, label, onOpen, onRemove, onLeave }: WordListProps) {
  const list = useRef<HTMLUListElement>(null)
  const removedAt = useRef<number | null>(null)
  useEffect(() => {
    const at = removedAt.current
    if (at === null) return
    removedAt.current = null
    // The word took the focus with it: on to the next one.
    const words = list.current?.querySelectorAll<HTMLElement>('button.word') ?? []
    words[Math.min(at, words.length - 1)]?.focus()
  }, [items.length])
  const remove = (id: string, at: number) => {
    if (items.length > 1) removedAt.current = at
    else onLeave()
    onRemove?.(id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const words = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('button.word')]
    const here = (event.target as HTMLElement).closest('li')?.querySelector<HTMLElement>('button.word')
    const at = words.indexOf(here!) + step
    if (at < 0) onLeave()
    else words[at]?.focus()
  }
  return (
    <ul ref={list} class="results" aria-label={label} onKeyDown={onKeyDown}>
      {items.map(({ id, term, short, count = 1 }, at) => (
        <li key={id}>
          <button type="button" class="word" onClick={() => onOpen(id)}>
            <strong>{term}</strong>
            {count > 1 && <em>{say('times', String(count))}</em>}
            {short !== '' && <span>{short}</span>}
          </button>
          {onRemove && (
            <button type="button" class="remove" aria-label={say('remove', term)} onClick={() => remove(id, at)}>
              ✕
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}
