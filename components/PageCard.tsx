/** The card over a page: one chain of cards, the word's own context on the first of them. */
import { useEffect, useState } from 'preact/hooks'
import type { CardEntry, Here } from '../core/card/model'
import type { LoadPicture } from './picture/PictureFold'
import { Refused, useKeeping } from './Refused'
import { say } from './strings'
import { useTrail } from './trail'
import { TrailCard } from './TrailCard'

export interface PageCardProps {
  /** The entry of the word; null where there is none, undefined where it could not be fetched. */
  entry: CardEntry | null | undefined
  here?: Here
  known: boolean
  /** With `onSave`: whether a word had its star when the card was opened. */
  isSaved?: (id: string) => boolean
  /** Rejects where it could not be stored. */
  onSave?: (id: string, saved: boolean) => Promise<void>
  /** A card is shown, the word's own or a linked one. Rejects where that could not be noted. */
  onShown?: (id: string) => Promise<void>
  loadCard: (id: string) => Promise<CardEntry | null>
  loadPicture: LoadPicture
  /** Rejects where it could not be stored; otherwise the card has done its work. */
  onKnown: (id: string, known: boolean) => Promise<void>
  onClose: () => void
  takesFocus: boolean
}

export function PageCard(props: PageCardProps) {
  const { entry, here, known, isSaved, onSave, onShown, loadCard, loadPicture, onKnown, onClose, takesFocus } = props
  const [stars, setStars] = useState<ReadonlyMap<string, boolean>>(new Map())
  const { keep, refused } = useKeeping()
  // On its own: what was noted does not make good what was refused.
  const noting = useKeeping()
  const trail = useTrail(loadCard, entry ?? undefined)
  const card = trail.card
  useEffect(() => {
    if (card && onShown) void noting.keep(onShown(card.id))
  }, [card?.id])
  if (!card)
    return (
      <article class="card">
        <p class="short">{say(entry === null ? 'noEntry' : 'loadFailed')}</p>
      </article>
    )
  const star = (id: string, on: boolean) => setStars((before) => new Map(before).set(id, on))
  return (
    <div role="dialog" aria-label={card.term}>
      <p class="hidden" role="status">
        {`${card.term}: ${card.short}`}
      </p>
      <TrailCard
        trail={trail}
        entry={card}
        here={here}
        notice={<Refused times={refused + noting.refused} />}
        loadPicture={loadPicture}
        onClose={onClose}
        known={known}
        onKnown={(now) => void keep(onKnown(card.id, now)).then((kept) => kept && onClose())}
        saved={stars.get(card.id) ?? isSaved?.(card.id) ?? false}
        onSave={
          onSave &&
          ((now) => {
            star(card.id, now)
            void keep(onSave(card.id, now)).then((kept) => kept || star(card.id, !now))
          })
        }
        takesFocus={takesFocus || trail.nested}
      />
    </div>
  )
}
