/** Words of one's own: packs from files, what is wrong with a file, and the packs that are there. */
import { say } from '../strings'
import { Check, FileButton, Section } from './parts'

interface ShownPack {
  id: string
  name: string
  about: string
  on: boolean
  words: number
}

interface ShownBadRow {
  row: number
  field: string
  reason: string
}

export interface PacksProps {
  packs: readonly ShownPack[]
  /** The file that is being read. */
  reading: { name: string; done: number; of: number } | null
  /** What came of the last file, or ''. */
  message: string
  /** The rows of it that were left out. */
  bad: readonly ShownBadRow[]
  onFile: (file: File) => void
  onCancel: () => void
  onSwitch: (id: string, on: boolean) => void
  onRemove: (id: string) => void
}

/** A list of this length can still be read; what is wrong with the rest is most often the same. */
const MOST_SHOWN = 200

export function Packs({ packs, reading, message, bad, onFile, onCancel, onSwitch, onRemove }: PacksProps) {
  return (
    <Section title={say('packsTitle')}>
      <p>{say('packsWhat')}</p>
      {packs.length > 0 && (
        <ul class="lines">
          {packs.map(({ id, name, about, on, words }) => (
            <li key={id}>
              <div class="name">
                <Check label={name} checked={on} onChange={(now) => onSwitch(id, now)} />
                <p class="quiet">{`${say('packWords', String(words))}${about && ` ${about}`}`}</p>
              </div>
              <button type="button" aria-label={say('remove', name)} onClick={() => onRemove(id)}>
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
      <p class="row">
        <FileButton
          label={say('packAdd')}
          accept=".json,.csv,.tsv,.txt,application/json,text/csv"
          disabled={reading !== null}
          onFile={onFile}
        />
      </p>
      {reading && (
        <div class="row">
          <label class="progress">
            {say('packReading', reading.name)}
            <progress max={Math.max(1, reading.of)} value={reading.done} />
          </label>
          <button type="button" class="solid" onClick={onCancel}>
            {say('packCancel')}
          </button>
        </div>
      )}
      <p role="status">{message}</p>
      {bad.length > 0 && <BadRows bad={bad} />}
    </Section>
  )
}

function BadRows({ bad }: { bad: readonly ShownBadRow[] }) {
  return (
    <details class="bad" open={bad.length <= 10}>
      <summary>{say('packBad', String(bad.length))}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('packRow')}</th>
            <th scope="col">{say('packField')}</th>
            <th scope="col">{say('packReason')}</th>
          </tr>
        </thead>
        <tbody>
          {bad.slice(0, MOST_SHOWN).map(({ row, field, reason }) => (
            <tr key={row}>
              <td>{row}</td>
              <td>{field}</td>
              <td>{say(`pack_bad_${reason}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {bad.length > MOST_SHOWN && <p>{say('packMoreBad', String(bad.length - MOST_SHOWN))}</p>}
    </details>
  )
}
