/** What the reader chose. Kept in the browser, read tolerantly: a corrupt field falls back to its default. */
import * as v from 'valibot'
import { browser } from 'wxt/browser'

const ids = v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(20_000))

const schema = v.object({
  /** Marks words at all. */
  on: v.fallback(v.boolean(), true),
  /** Host names where Bedside is silent. */
  offSites: v.fallback(ids, []),
  /** Ids of words the reader knows. */
  known: v.fallback(ids, []),
  /** 1: every word; 2: what many stumble over; 3: only the hardest. */
  level: v.fallback(v.picklist([1, 2, 3]), 2),
  underline: v.fallback(v.picklist(['dotted', 'solid', 'background', 'none']), 'dotted'),
})

export type Settings = v.InferOutput<typeof schema>

const KEY = 'settings'

/** Reads unknown stored data; what is missing or wrong becomes the default. */
export function parseSettings(stored: unknown): Settings {
  return v.parse(schema, typeof stored === 'object' && stored !== null && !Array.isArray(stored) ? stored : {})
}

export async function loadSettings(): Promise<Settings> {
  const stored = await browser.storage.local.get(KEY)
  return parseSettings(stored[KEY])
}

let last: Promise<unknown> = Promise.resolve()

/** Changes settings. Changes wait for one another, so that none is lost. */
export function changeSettings(change: (now: Settings) => Partial<Settings>): Promise<Settings> {
  const next = last.then(async () => {
    const now = await loadSettings()
    const changed = { ...now, ...change(now) }
    await browser.storage.local.set({ [KEY]: changed })
    return changed
  })
  last = next.catch(() => undefined)
  return next
}

/** Calls back on every change, from whichever part of the extension, until the signal is aborted. */
export function onSettings(changed: (settings: Settings) => void, signal?: AbortSignal): void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = changes[KEY]
    if (area === 'local' && change) changed(parseSettings(change.newValue))
  }
  browser.storage.onChanged.addListener(listener)
  signal?.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener))
}

/** Whether words are marked on this host. */
export function isOnFor(settings: Settings, host: string): boolean {
  return settings.on && !settings.offSites.includes(host)
}
