/** The card of a word of the page, in the panel, with the way to each place where the word stands. */
import { useEffect, useRef } from 'preact/hooks'
import type { CardEntry, Here } from '../../core/card/model'
import type { LoadPicture } from '../picture/PictureFold'
import { say } from '../strings'
import { useTrail } from '../trail'
import { TrailCard } from '../TrailCard'

export interface PanelCardProps {
  id: string
  card: CardEntry
  /** Which of its places is shown in the page, and what the page says there; null where none can be seen. */
  place: { index: number; count: number; here: Here } | null
  known: boolean
  isSaved: (id: string) => boolean
  onSave: (id: string, saved: boolean) => void
  loadCard: (id: string) => Promise<CardEntry | null>
  loadPicture: LoadPicture
  onKnown: (known: boolean) => void
  /** To the next place of the word, or the one before. */
  onStep: (by: 1 | -1) => void
  onClose: () => void
}

export function PanelCard(props: PanelCardProps) {
  const { card, place, known, isSaved, onSave, loadCard, loadPicture, onKnown, onStep, onClose } = props
  const trail = useTrail(loadCard, card)
  const region = useRef<HTMLElement>(null)
  // A card that opens below a long list is brought to the eye.
  useEffect(() => region.current?.scrollIntoView({ block: 'nearest' }), [])
  const shown = trail.card ?? card
  return (
    <section
      ref={region}
      class="shown"
      aria-label={card.term}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        onClose()
      }}
    >
      <div class="place">
        <p role="status">
          {place ? say('panel_place', String(place.index + 1), String(place.count)) : say('panel_gone')}
        </p>
        {place && place.count > 1 && (
          <>
            <button type="button" aria-label={say('panel_previous')} onClick={() => onStep(-1)}>
              ↑
            </button>
            <button type="button" aria-label={say('panel_next')} onClick={() => onStep(1)}>
              ↓
            </button>
          </>
        )}
      </div>
      <TrailCard
        trail={trail}
        entry={shown}
        here={place?.here}
        loadPicture={loadPicture}
        onClose={onClose}
        known={known}
        onKnown={trail.nested ? undefined : onKnown}
        saved={isSaved(shown.id)}
        onSave={(saved) => onSave(shown.id, saved)}
        takesFocus
      />
    </section>
  )
}
