/** In the settings: whether words that are looked up are kept in a list, and that list emptied. */
import { say } from './strings'

interface HistoryProps {
  on: boolean
  /** How many words are in the list. */
  count: number
  onSwitch: (on: boolean) => void
  onClear: () => void
}

export function History({ on, count, onSwitch, onClear }: HistoryProps) {
  return (
    <section>
      <h2>{say('historyTitle')}</h2>
      <label class="choice">
        <input type="checkbox" checked={on} onChange={(e) => onSwitch(e.currentTarget.checked)} />
        {say('historyKeep')}
      </label>
      <p>{say('historyWhat')}</p>
      {count > 0 && (
        <p class="row">
          <button type="button" class="solid" onClick={onClear}>
            {say('clearRecent')}
          </button>
        </p>
      )}
    </section>
  )
}
