/** The words of a report in order, each once, with its meaning and what the report says of it. */
import type { CardEntry } from '../../core/card/model'
import { placesOf, type Finding, type Mention } from '../../core/report/findings'
import { HereLine, hereText } from '../HereLine'
import { say } from '../strings'
import { saysMore } from '../written'

export interface FindingsProps {
  findings: readonly Finding[]
  /** Cards by the finding's key; null where there is no entry, missing while it is fetched. */
  cards: ReadonlyMap<string, CardEntry | null>
  starred: ReadonlySet<string>
  onOpen: (mention: Mention) => void
  onStar: (key: string) => void
}

export function Findings({ findings, cards, starred, onOpen, onStar }: FindingsProps) {
  return (
    <ol class="findings">
      {findings.map((finding) => (
        <Row
          key={finding.key}
          finding={finding}
          card={cards.get(finding.key)}
          starred={starred.has(finding.key)}
          onOpen={onOpen}
          onStar={() => onStar(finding.key)}
        />
      ))}
    </ol>
  )
}

interface RowProps {
  finding: Finding
  card: CardEntry | null | undefined
  starred: boolean
  onOpen: FindingsProps['onOpen']
  onStar: () => void
}

function Row({ finding, card, starred, onOpen, onStar }: RowProps) {
  const { text, mentions } = finding
  const places = card ? placesOf(finding, card.kind) : []
  return (
    <li>
      <button type="button" class="go" onClick={() => onOpen(mentions[0]!)}>
        <strong>{text}</strong>
        {card && saysMore(card.term, text) && <em> {card.term}</em>}
        <span>{card === null ? say('noEntry') : card?.short}</span>
      </button>
      <button
        type="button"
        class="star"
        aria-pressed={starred}
        aria-label={say('reader_star', text)}
        title={say('reader_star', text)}
        onClick={onStar}
      >
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
          <path d="M10 2.2l2.4 4.9 5.4.8-3.9 3.8.9 5.4-4.8-2.6-4.8 2.6.9-5.4L2.2 7.9l5.4-.8z" />
        </svg>
      </button>
      {card && places.length === 1 && <HereLine here={places[0]!.here} kind={card.kind} />}
      {card && places.length > 1 && (
        <ul class="places" aria-label={say('reader_places', text)}>
          {places.map(({ here, mention }) => (
            <li key={`${mention.line} ${mention.found.start}`}>
              <button type="button" onClick={() => onOpen(mention)}>
                {hereText(card.kind, here) || say('reader_named')}
              </button>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
