/** When a card opens: how long the pointer rests, what a finger does, and which keys there are. */
import { say } from '../strings'
import { Check, Choice, Section } from './parts'

/** In milliseconds; 0 waits for a click. */
const DWELLS = [150, 300, 800, 0] as const
export type Dwell = (typeof DWELLS)[number]

interface OpeningProps {
  dwell: Dwell
  touch: boolean
  lockedDwell: boolean
  lockedTouch: boolean
  onDwell: (dwell: Dwell) => void
  onTouch: (touch: boolean) => void
}

export function Opening({ dwell, touch, lockedDwell, lockedTouch, onDwell, onTouch }: OpeningProps) {
  return (
    <Choice
      legend={say('whenOpens')}
      name="dwell"
      options={DWELLS.map((value) => ({ value, label: say(`dwell_${value}`) }))}
      value={dwell}
      locked={lockedDwell}
      onPick={onDwell}
    >
      <Check label={say('touch')} checked={touch} locked={lockedTouch} onChange={onTouch} />
    </Choice>
  )
}

export interface Key {
  /** What it does. */
  name: string
  /** As the browser writes it, or '' where it has none. */
  keys: string
}

interface KeysProps {
  keys: readonly Key[]
  /** Opens the place where the browser changes them. */
  onChange: () => void
}

export function Keys({ keys, onChange }: KeysProps) {
  return (
    <Section title={say('keysTitle')}>
      <dl class="keys">
        {[...keys, { name: say('keysClose'), keys: 'Esc' }].map(({ name, keys: pressed }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{pressed ? <kbd>{pressed}</kbd> : say('keysNone')}</dd>
          </div>
        ))}
      </dl>
      <p>
        <button type="button" class="solid" onClick={onChange}>
          {say('keysChange')}
        </button>
      </p>
    </Section>
  )
}
