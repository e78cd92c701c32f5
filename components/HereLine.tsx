/** What this page or report says of the word: not seen, possible, mild, on the left, at L5–S1. */
import { hereFor } from '../core/card/here'
import type { Here } from '../core/card/model'
import { say } from './strings'

/** The line's words, or '' where nothing is said. */
export function hereText(kind: string, here: Here): string {
  const { levels, cues, severity, side } = hereFor(kind, here)
  const parts = [
    ...cues.filter((cue) => cue !== 'negated').map((cue) => say(`cue_${cue}`)),
    levels.map((level) => level.join('–')).join(', '),
    side && say(`side_${side.replace(' ', '_')}`),
    severity && `“${severity}”`,
  ].filter(Boolean)
  if (cues.includes('negated')) parts.unshift(say('cue_negated'))
  return parts.join(' · ')
}

export function HereLine({ here, kind }: { here: Here; kind: string }) {
  const text = hereText(kind, here)
  if (text === '') return null
  return (
    <p class="here">
      <span class="label">{say('here')}</span> {text}
    </p>
  )
}
