/** The popup: search first, then what Bedside does on this page. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { CardEntry } from '../core/card/model'
import type { SearchRow } from '../core/search/search'
import { Access } from './Access'
import { Card } from './Card'
import type { LoadPicture } from './picture/PictureFold'
import { useSay } from './strings'
import { useTrail } from './trail'

export interface PopupProps {
  find: (query: string) => SearchRow[]
  loadCard: (id: string) => Promise<CardEntry | null>
  loadPicture: LoadPicture
  /** The site in front; '' where Bedside cannot work. */
  host: string
  /** Marks on the page in front; null while unknown. */
  count: number | null
  on: boolean
  onHere: boolean
  /** Asks for the websites that the browser withholds; undefined where it does not. */
  onAllow?: (() => Promise<boolean>) | undefined
  onSwitch: (on: boolean) => void
  onSwitchHere: (on: boolean) => void
  onSettings: () => void
  /** Opens the panel beside the page. */
  onPanel: () => void
  /** Opens the report reader. */
  onReader: () => void
}

export function Popup({
  find,
  loadCard,
  loadPicture,
  host,
  count,
  on,
  onHere,
  onAllow,
  onSwitch,
  onSwitchHere,
  onSettings,
  onPanel,
  onReader,
}: PopupProps) {
  const say = useSay()
  const [query, setQuery] = useState('')
  const trail = useTrail(loadCard)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  const results = find(query)

  return (
    <main class="surface popup">
      <h1 class="hidden">{say('shortName')}</h1>
      <search>
        <label class="hidden" for="query">
          {say('searchLabel')}
        </label>
        <input
          id="query"
          ref={input}
          type="search"
          autocomplete="off"
          spellcheck={false}
          placeholder={say('searchLabel')}
          value={query}
          onInput={(event) => {
            setQuery(event.currentTarget.value)
            trail.clear()
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && results[0]) trail.open(results[0].id)
            else if (event.key === 'ArrowDown') document.querySelector<HTMLElement>('.results button')?.focus()
            else return
            event.preventDefault()
          }}
        />
      </search>
      {onAllow && <Access onAllow={onAllow} />}
      {trail.card ? (
        <>
          <button type="button" class="all" onClick={trail.clear}>
            ‹ {say('allResults')}
          </button>
          <Card
            entry={trail.card}
            backTo={trail.backTo}
            onBack={trail.back}
            onLink={trail.open}
            loadPicture={loadPicture}
            takesFocus
          />
        </>
      ) : (
        <Results query={query} rows={results} onOpen={trail.open} />
      )}
      <section class="site" aria-label={host}>
        <p role="status">{say(...statusOf(host, count, on && onHere))}</p>
        {host !== '' && <Switch label={say('onHere', host)} on={on && onHere} disabled={!on} onChange={onSwitchHere} />}
        <Switch label={say('onEverywhere')} on={on} onChange={onSwitch} />
        {host !== '' && (
          <button type="button" onClick={onPanel}>
            {say('openPanel')}
          </button>
        )}
        <button type="button" onClick={onReader}>
          {say('openReader')}
        </button>
        <button type="button" onClick={onSettings}>
          {say('settings')}
        </button>
      </section>
    </main>
  )
}

function statusOf(host: string, count: number | null, on: boolean): [string, ...string[]] {
  if (host === '') return ['notHere']
  if (!on) return ['offNow']
  if (count === 1) return ['wordFound']
  return count ? ['wordsFound', String(count)] : ['noWords']
}

function Results({ query, rows, onOpen }: { query: string; rows: SearchRow[]; onOpen: (id: string) => void }) {
  const say = useSay()
  if (query.trim() === '') return <p class="hint">{say('searchHint')}</p>
  if (rows.length === 0)
    return (
      <p class="hint" role="status">
        {say('noResults', query.trim())}
      </p>
    )
  return (
    <ul
      class="results"
      aria-label={say('results', String(rows.length))}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
        if (step === 0) return
        event.preventDefault()
        const buttons = [...event.currentTarget.querySelectorAll('button')]
        const at = buttons.indexOf(document.activeElement as HTMLButtonElement) + step
        if (at < 0) document.getElementById('query')?.focus()
        else buttons[at]?.focus()
      }}
    >
      {rows.map((row) => (
        <li key={row.id}>
          <button type="button" onClick={() => onOpen(row.id)}>
            <strong>{row.term}</strong>
            <span>{row.short}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

interface SwitchProps {
  label: string
  on: boolean
  disabled?: boolean
  onChange: (on: boolean) => void
}

function Switch({ label, on, disabled, onChange }: SwitchProps) {
  return (
    <label class="switch">
      <span>{label}</span>
      <input
        type="checkbox"
        role="switch"
        checked={on}
        disabled={disabled}
        onChange={(e) => onChange(e.currentTarget.checked)}
      />
    </label>
  )
}
