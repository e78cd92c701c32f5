/** The words of a page, each once, in page order or by the alphabet. */
import { useState } from 'preact/hooks'
import type { CardEntry } from '../../core/card/model'
import { say } from '../strings'
import { saysMore } from '../written'

export interface PanelWord {
  /** What the word is asked for by. */
  id: string
  /** As it first stands in the page. */
  text: string
  count: number
  /** Null where there is no entry, undefined while it is fetched. */
  card: CardEntry | null | undefined
}

interface WordListProps {
  words: readonly PanelWord[]
  /** The word whose card is open, or ''. */
  current: string
  onOpen: (id: string) => void
}

const ORDERS = ['page', 'az'] as const

const byLetter = (a: PanelWord, b: PanelWord) =>
  a.text.localeCompare(b.text, 'en', { sensitivity: 'base', numeric: true })

export function WordList({ words, current, onOpen }: WordListProps) {
  const [order, setOrder] = useState<(typeof ORDERS)[number]>('page')
  const shown = order === 'az' ? [...words].sort(byLetter) : words
  return (
    <>
      <fieldset class="order">
        <legend class="hidden">{say('panel_order')}</legend>
        {ORDERS.map((o) => (
          <label key={o}>
            <input type="radio" name="order" checked={o === order} onChange={() => setOrder(o)} />
            {say(`panel_order_${o}`)}
          </label>
        ))}
      </fieldset>
      <ol class="word-list">
        {shown.map((word) => (
          <li key={word.id}>
            <Row word={word} isCurrent={word.id === current} onOpen={() => onOpen(word.id)} />
          </li>
        ))}
      </ol>
    </>
  )
}

function Row({ word, isCurrent, onOpen }: { word: PanelWord; isCurrent: boolean; onOpen: () => void }) {
  const { text, count, card } = word
  return (
    <button type="button" aria-current={isCurrent ? 'true' : undefined} onClick={onOpen}>
      <strong>{text}</strong>
      {card && saysMore(card.term, text) && <em> {card.term}</em>}
      {count > 1 && (
        <span class="count">
          <span aria-hidden="true">×{count}</span>
          <span class="hidden">, {say('panel_times', String(count))}</span>
        </span>
      )}
      <span class="short">{card === null ? say('noEntry') : card?.short}</span>
    </button>
  )
}
