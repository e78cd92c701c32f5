/** "On a picture", folded: fetched and drawn only when it is unfolded. */
import { useState } from 'preact/hooks'
import { hereFor } from '../../core/card/here'
import type { CardEntry, Here } from '../../core/card/model'
import type { Picture as PictureData, PictureQuestion } from '../../core/picture/model'
import { say } from '../strings'
import { Picture } from './Picture'

export type LoadPicture = (question: PictureQuestion) => Promise<PictureData | null>

interface PictureFoldProps {
  entry: CardEntry
  here: Here | undefined
  loadPicture: LoadPicture
}

export function PictureFold({ entry, here, loadPicture }: PictureFoldProps) {
  const [picture, setPicture] = useState<PictureData | null | undefined>(undefined)
  const { places = [] } = entry
  const unfold = () => {
    if (picture) return
    const { levels, side } = here ? hereFor(entry.kind, here) : { levels: [], side: '' as const }
    loadPicture({ places, levels, side }).then(setPicture, () => setPicture(null))
  }
  return (
    <details onToggle={(event) => event.currentTarget.open && unfold()}>
      <summary>{say('onPicture')}</summary>
      {picture && <Picture picture={picture} term={entry.term} />}
      {picture === null && <p>{say('picture_failed')}</p>}
    </details>
  )
}
