/** How marked words look, with a line that shows it at once. */
import { say } from '../strings'
import { Choice } from './parts'

const UNDERLINES = ['dotted', 'solid', 'background', 'none'] as const
export type Underline = (typeof UNDERLINES)[number]

interface LookProps {
  underline: Underline
  locked: boolean
  onPick: (underline: Underline) => void
}

export function Look({ underline, locked, onPick }: LookProps) {
  return (
    <Choice
      legend={say('howMarked')}
      name="underline"
      options={UNDERLINES.map((value) => ({ value, label: say(`underline_${value}`) }))}
      value={underline}
      locked={locked}
      onPick={onPick}
    >
      <p class="preview">
        {say('previewBefore')} <span class={`mark ${underline}`}>{say('previewWord')}</span> {say('previewAfter')}
      </p>
    </Choice>
  )
}
