/** The settings page: which words, how they look, where, and what is known. */
import { useRef } from 'preact/hooks'
import { History } from './History'
import { useSay } from './strings'

/** What the page shows and changes; the extension's settings fit. */
interface Choices {
  on: boolean
  level: 1 | 2 | 3
  underline: 'dotted' | 'solid' | 'background' | 'none'
  firstOnly: boolean
  offSites: string[]
  known: string[]
  history: boolean
}

export interface OptionsProps {
  choices: Choices
  /** Headwords of entries by id, for the list of known words. */
  termOf: (id: string) => string
  onChange: (change: Partial<Choices>) => void
  onExport: () => void
  onImport: (file: File) => void
  /** How many words are in the list of those looked up. */
  recent: number
  onClearRecent: () => void
  /** What came of the last import, or ''. */
  message: string
}

const LEVELS = [1, 2, 3] as const
const UNDERLINES = ['dotted', 'solid', 'background', 'none'] as const

export function Options(props: OptionsProps) {
  const { choices, termOf, onChange, onExport, onImport, message } = props
  const say = useSay()
  const file = useRef<HTMLInputElement>(null)
  return (
    <main class="surface options">
      <h1>{say('optionsTitle')}</h1>
      <fieldset>
        <legend>{say('whichWords')}</legend>
        {LEVELS.map((level) => (
          <Radio
            key={level}
            name="level"
            label={say(`level_${level}`)}
            checked={choices.level === level}
            onPick={() => onChange({ level })}
          />
        ))}
        <label class="choice">
          <input
            type="checkbox"
            checked={choices.firstOnly}
            onChange={(e) => onChange({ firstOnly: e.currentTarget.checked })}
          />
          {say('firstOnly')}
        </label>
      </fieldset>
      <fieldset>
        <legend>{say('howMarked')}</legend>
        {UNDERLINES.map((underline) => (
          <Radio
            key={underline}
            name="underline"
            label={say(`underline_${underline}`)}
            checked={choices.underline === underline}
            onPick={() => onChange({ underline })}
          />
        ))}
        <p class="preview">
          {say('previewBefore')} <span class={`mark ${choices.underline}`}>{say('previewWord')}</span>{' '}
          {say('previewAfter')}
        </p>
      </fieldset>
      <Kept
        title={say('offSites')}
        none={say('offSitesNone')}
        items={choices.offSites}
        nameOf={(host) => host}
        onRemove={(host) => onChange({ offSites: choices.offSites.filter((h) => h !== host) })}
      />
      <Kept
        title={say('knownWords')}
        none={say('knownNone')}
        items={choices.known}
        nameOf={termOf}
        onRemove={(id) => onChange({ known: choices.known.filter((k) => k !== id) })}
      />
      <History
        on={choices.history}
        count={props.recent}
        onSwitch={(history) => onChange({ history })}
        onClear={props.onClearRecent}
      />
      <section>
        <h2>{say('keepTitle')}</h2>
        <p>{say('keepWhat')}</p>
        <p class="row">
          <button type="button" class="solid" onClick={onExport}>
            {say('export')}
          </button>
          <button type="button" class="solid" onClick={() => file.current?.click()}>
            {say('import')}
          </button>
          <input
            ref={file}
            class="hidden"
            type="file"
            accept="application/json,.json"
            aria-label={say('import')}
            tabIndex={-1}
            onChange={(e) => {
              const [chosen] = e.currentTarget.files ?? []
              if (chosen) onImport(chosen)
              e.currentTarget.value = ''
            }}
          />
        </p>
        <p role="status">{message}</p>
      </section>
      <p class="quiet">{say('notAdvice')}</p>
    </main>
  )
}

interface RadioProps {
  name: string
  label: string
  checked: boolean
  onPick: () => void
}

function Radio({ name, label, checked, onPick }: RadioProps) {
  return (
    <label class="choice">
      <input type="radio" name={name} checked={checked} onChange={onPick} />
      {label}
    </label>
  )
}

interface KeptProps {
  title: string
  none: string
  items: readonly string[]
  nameOf: (item: string) => string
  onRemove: (item: string) => void
}

/** A list whose lines can be taken out again. */
function Kept({ title, none, items, nameOf, onRemove }: KeptProps) {
  const say = useSay()
  return (
    <section>
      <h2>{title}</h2>
      {items.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ul class="kept">
          {items.map((item) => (
            <li key={item}>
              {nameOf(item)}
              <button type="button" aria-label={say('remove', nameOf(item))} onClick={() => onRemove(item)}>
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
