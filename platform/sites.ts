/** Rules for single sites, as the settings hold them. */
import type { Settings } from './settings'

/** A rule for one site, as somebody chooses it. */
export type SiteRule = 'off' | '1' | '2' | '3'

export interface Site {
  host: string
  rule: SiteRule
}

/** All sites with a rule of their own, by name. Off wins over a level. */
export function sitesOf({ offSites, siteLevels }: Settings): Site[] {
  const levels = Object.entries(siteLevels).map(([host, level]): [string, SiteRule] => [host, `${level}`])
  const rules = new Map([...levels, ...offSites.map((host): [string, SiteRule] => [host, 'off'])])
  return [...rules].map(([host, rule]) => ({ host, rule })).sort((a, b) => a.host.localeCompare(b.host))
}

/** The change that gives a site this rule, or takes its rule away. */
export function withRule({ offSites, siteLevels }: Settings, host: string, rule: SiteRule | null): Partial<Settings> {
  const levels = Object.fromEntries(Object.entries(siteLevels).filter(([h]) => h !== host))
  const others = offSites.filter((h) => h !== host)
  if (rule === null) return { offSites: others, siteLevels: levels }
  if (rule === 'off') return { offSites: [...others, host], siteLevels: levels }
  return { offSites: others, siteLevels: { ...levels, [host]: Number(rule) as Settings['level'] } }
}

/** The host in what somebody typed, a name or a whole address; '' where there is none. */
export function hostIn(typed: string): string {
  const text = typed.trim()
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`)
  return url && /^(?:[^.\s]+\.[^\s]+|localhost(?::\d+)?)$/.test(url.host) && !url.host.endsWith('.') ? url.host : ''
}
