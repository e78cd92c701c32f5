/** What this page or report says of the word: not seen, possible, mild, on the left, at L5–S1. */
import { hereFor } from '../core/card/here'
import type { Here } from '../core/card/model'
import { useSay } from './strings'

export function HereLine({ here, kind }: { here: Here; kind: string }) {
  const say = useSay()
  const { levels, cues, severity, side } = hereFor(kind, here)
  const parts = [
    ...cues.filter((cue) => cue !== 'negated').map((cue) => say(`cue_${cue}`)),
    levels.join('–'),
    side && say(`side_${side.replace(' ', '_')}`),
    severity && `“${severity}”`,
  ].filter(Boolean)
  if (cues.includes('negated')) parts.unshift(say('cue_negated'))
  if (parts.length === 0) return null
  return (
    <p class="here">
      <span class="label">{say('here')}</span> {parts.join(' · ')}
    </p>
  )
}
