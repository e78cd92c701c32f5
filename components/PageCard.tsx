/** The card over a page: one chain of cards, the word's own context on the first of them. */
import type { CardEntry, Here } from '../core/card/model'
import { Card } from './Card'
import type { LoadPicture } from './picture/PictureFold'
import { useSay } from './strings'
import { useTrail } from './trail'

export interface PageCardProps {
  /** The entry of the word; null where there is none, undefined where it could not be fetched. */
  entry: CardEntry | null | undefined
  here?: Here
  known: boolean
  loadCard: (id: string) => Promise<CardEntry | null>
  loadPicture: LoadPicture
  onKnown: (id: string, known: boolean) => void
  onClose: () => void
  takesFocus: boolean
}

export function PageCard({ entry, here, known, loadCard, loadPicture, onKnown, onClose, takesFocus }: PageCardProps) {
  const say = useSay()
  const trail = useTrail(loadCard, entry ?? undefined)
  const card = trail.card
  if (!card)
    return (
      <article class="card">
        <p class="short">{say(entry === null ? 'noEntry' : 'loadFailed')}</p>
      </article>
    )
  const nested = trail.backTo !== undefined
  return (
    <div role="dialog" aria-label={card.term}>
      <p class="hidden" role="status">
        {`${card.term}: ${card.short}`}
      </p>
      <Card
        entry={card}
        here={nested ? undefined : here}
        backTo={trail.backTo}
        onBack={trail.back}
        onLink={trail.open}
        loadPicture={loadPicture}
        onClose={onClose}
        known={!nested && known}
        onKnown={(now) => onKnown(card.id, now)}
        takesFocus={takesFocus || nested}
      />
    </div>
  )
}
