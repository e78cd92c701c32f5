/** The popup: search first, then lists to choose from, then what Bedside does on this page. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { CardEntry } from '../core/card/model'
import { Access } from './Access'
import type { LoadPicture } from './picture/PictureFold'
import { Home, type HomeProps } from './popup/Home'
import { Results, type Found } from './popup/Results'
import { Refused } from './Refused'
import { say } from './strings'
import { useTrail } from './trail'
import { TrailCard } from './TrailCard'

export interface PopupProps {
  find: (query: string) => Found
  loadCard: (id: string) => Promise<CardEntry | null>
  loadPicture: LoadPicture
  home: HomeProps
  isSaved: (id: string) => boolean
  onSave: (id: string, saved: boolean) => void
  /** How often the browser has refused to store a change. */
  refused: number
  /** Null while it is not known. */
  site: SiteProps | null
}

interface SiteProps {
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

export function Popup({ find, loadCard, loadPicture, home, isSaved, onSave, refused, site }: PopupProps) {
  const [query, setQuery] = useState('')
  const trail = useTrail(loadCard)
  const input = useRef<HTMLInputElement>(null)
  const toSearch = () => input.current?.focus()
  useLayoutEffect(() => {
    toSearch()
    // Firefox takes the focus from the field while the popup's window comes up.
    document.defaultView?.addEventListener('focus', () => document.activeElement === document.body && toSearch(), {
      once: true,
    })
  }, [])
  const found = query.trim() === '' ? [] : find(query)
  const first = found instanceof Error ? undefined : found?.[0]
  const { card } = trail
  const openedFrom = useRef<Element | null>(null)
  const open = (id: string) => {
    if (!card) openedFrom.current = document.activeElement
    trail.open(id)
  }
  useEffect(() => {
    // The card took the focus with it: back to the word from which it was opened.
    if (card || document.activeElement !== document.body) return
    const from = openedFrom.current
    if (from instanceof HTMLElement && from.isConnected) from.focus()
    else toSearch()
  }, [card])

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
            if (event.key === 'Enter' && first) open(first.id)
            else if (event.key === 'ArrowDown') focusFirst()
            else return
            event.preventDefault()
          }}
        />
      </search>
      {trail.problem !== '' && (
        <p class="hint" role="alert">
          {say(trail.problem === 'noEntry' ? 'noEntry' : 'lookupFailed')}
        </p>
      )}
      <Refused times={refused} />
      {site?.onAllow && <Access onAllow={site.onAllow} />}
      {card && (
        <>
          <button type="button" class="all" onClick={trail.clear}>
            ‹ {say(query.trim() === '' ? 'allLists' : 'allResults')}
          </button>
          <TrailCard
            trail={trail}
            entry={card}
            loadPicture={loadPicture}
            saved={isSaved(card.id)}
            onSave={(saved) => onSave(card.id, saved)}
            takesFocus
          />
        </>
      )}
      {/* Kept while a card is read, so that the way back leads to the same place. */}
      <div class="lists" hidden={card !== undefined}>
        {query.trim() === '' ? (
          <Home {...home} onOpen={open} onLeave={toSearch} />
        ) : (
          <Results query={query} found={found} onOpen={open} onLeave={toSearch} />
        )}
      </div>
      {site ? <Site {...site} /> : <section class="site" />}
    </main>
  )
}

/** Down from the search box: the first result, or the tabs. */
function focusFirst(): void {
  document.querySelector<HTMLElement>('.lists [aria-selected="true"], .lists button.word')?.focus()
}

function Site(props: SiteProps) {
  const { host, count, on, onHere, onSwitch, onSwitchHere, onSettings, onPanel, onReader } = props
  return (
    <section class="site" aria-label={host || say('shortName')}>
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
  )
}

function statusOf(host: string, count: number | null, on: boolean): [string, ...string[]] {
  if (host === '') return ['notHere']
  if (!on) return ['offNow']
  if (count === 1) return ['wordFound']
  return count ? ['wordsFound', String(count)] : ['noWords']
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
