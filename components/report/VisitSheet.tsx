/** One sheet of paper for the visit: the words chosen, what they mean, and room for questions. */
import type { CardEntry } from '../../core/card/model'
import { placesOf, type Finding } from '../../core/report/findings'
import { hereText } from '../HereLine'
import { say } from '../strings'
import { saysMore } from '../written'

/** More words than this do not fit on two pages with room for questions. */
const MOST_WORDS = 18
const QUESTION_LINES = 8

interface SheetWord {
  finding: Finding
  card: CardEntry
}

export interface VisitSheetProps {
  words: readonly SheetWord[]
  onRemove: (key: string) => void
  onPrint: () => void
}

export function VisitSheet({ words, onRemove, onPrint }: VisitSheetProps) {
  const left = words.length - MOST_WORDS
  return (
    <section class="sheet" aria-labelledby="sheet-title">
      <div class="sheet-head">
        <h2 id="sheet-title">{say('sheet_title')}</h2>
        <button type="button" class="main screen" disabled={words.length === 0} onClick={onPrint}>
          {say('sheet_print')}
        </button>
      </div>
      <p class="soft screen">{say(words.length === 0 ? 'sheet_empty' : 'sheet_how')}</p>
      {words.length > 0 && (
        <div class="paper">
          <h3>{say('sheet_words')}</h3>
          <ul class="sheet-words">
            {words.slice(0, MOST_WORDS).map((word) => (
              <Word key={word.finding.key} {...word} onRemove={() => onRemove(word.finding.key)} />
            ))}
          </ul>
          {left > 0 && <p class="soft screen">{say('sheet_left', String(left))}</p>}
          <div class="questions">
            <h3>{say('sheet_questions')}</h3>
            {Array.from({ length: QUESTION_LINES }, (_, i) => (
              <div key={i} class="line" />
            ))}
          </div>
          <p class="soft">{say('sheet_foot')}</p>
        </div>
      )}
    </section>
  )
}

/** As many places as tell something on paper. */
const MOST_PLACES = 3

function Word({ finding, card, onRemove }: SheetWord & { onRemove: () => void }) {
  const here = placesOf(finding, card.kind)
    .slice(0, MOST_PLACES)
    .map((place) => hereText(card.kind, place.here) || say('reader_named'))
  return (
    <li>
      <div class="word">
        <p>
          <strong>{finding.text}</strong>
          {saysMore(card.term, finding.text) && <em> {card.term}</em>}
        </p>
        <button type="button" class="remove screen" aria-label={say('remove', finding.text)} onClick={onRemove}>
          ✕
        </button>
      </div>
      <p>{card.short}</p>
      {here.length > 0 && (
        <p class="said">
          <span class="label">{say('sheet_here')}</span> {here.join('; ')}
        </p>
      )}
    </li>
  )
}
