/** Rules for single sites: off there, or another level. */
import { useState } from 'preact/hooks'
import { say } from '../strings'
import { Locked, Section } from './parts'

const RULES = ['off', '1', '2', '3'] as const
export type SiteRule = (typeof RULES)[number]

export interface Site {
  host: string
  rule: SiteRule
  /** Set by an organisation. */
  locked: boolean
}

interface SitesProps {
  sites: readonly Site[]
  /** The host in what somebody typed, or '' where there is none. */
  hostIn: (typed: string) => string
  /** Null takes the rule away. */
  onRule: (host: string, rule: SiteRule | null) => void
}

export function Sites({ sites, hostIn, onRule }: SitesProps) {
  const [typed, setTyped] = useState('')
  const [rule, setRule] = useState<SiteRule>('off')
  const [problem, setProblem] = useState('')
  const add = () => {
    const host = hostIn(typed)
    setProblem(host === '' ? say('siteBad') : '')
    if (host === '') return
    onRule(host, rule)
    setTyped('')
  }
  return (
    <Section title={say('sitesTitle')}>
      <p>{say('sitesWhat')}</p>
      {sites.length > 0 && (
        <ul class="lines">
          {sites.map((site) => (
            <li key={site.host}>
              <span class="name">
                {site.host}
                {site.locked && <Locked />}
              </span>
              <Rules
                label={say('siteRule', site.host)}
                rule={site.rule}
                disabled={site.locked}
                onPick={(next) => onRule(site.host, next)}
              />
              {!site.locked && (
                <button type="button" aria-label={say('remove', site.host)} onClick={() => onRule(site.host, null)}>
                  ✕
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <input
          type="text"
          class="field"
          aria-label={say('siteField')}
          placeholder="example.org"
          autocomplete="off"
          spellcheck={false}
          aria-invalid={problem !== ''}
          aria-describedby="site-problem"
          value={typed}
          onInput={(e) => setTyped(e.currentTarget.value)}
        />
        <Rules label={say('siteNewRule')} rule={rule} onPick={setRule} />
        <button type="submit" class="solid">
          {say('siteAdd')}
        </button>
      </form>
      <p id="site-problem" role="status">
        {problem}
      </p>
    </Section>
  )
}

interface RulesProps {
  label: string
  rule: SiteRule
  disabled?: boolean
  onPick: (rule: SiteRule) => void
}

function Rules({ label, rule, disabled = false, onPick }: RulesProps) {
  return (
    <select
      class="field"
      aria-label={label}
      value={rule}
      disabled={disabled}
      onChange={(e) => {
        const picked = RULES.find((r) => r === e.currentTarget.value)
        if (picked) onPick(picked)
      }}
    >
      {RULES.map((value) => (
        <option key={value} value={value} selected={value === rule}>
          {say(`site_${value}`)}
        </option>
      ))}
    </select>
  )
}
