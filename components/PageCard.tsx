/** The card over a page: one chain of cards, the word's own context on the first of them. */
import { useState } from 'preact/hooks'
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
  /** With `onSave`: whether a word had its star when the card was opened. */
  isSaved?: (id: string) => boolean
  onSave?: (id: string, saved: boolean) => void
  loadCard: (id: string) => Promise<CardEntry | null>
  loadPicture: LoadPicture
  onKnown: (id: string, known: boolean) => void
  onClose: () => void
  takesFocus: boolean
}

export function PageCard(props: PageCardProps) {
  const { entry, here, known, isSaved, onSave, loadCard, loadPicture, onKnown, onClose, takesFocus } = props
  const say = useSay()
  const [stars, setStars] = useState<ReadonlyMap<string, boolean>>(new Map())
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
        saved={stars.get(card.id) ?? isSaved?.(card.id) ?? false}
        onSave={
          onSave &&
          ((now) => {
            setStars((before) => new Map(before).set(card.id, now))
            onSave(card.id, now)
          })
        }
        takesFocus={takesFocus || nested}
      />
    </div>
  )
}
