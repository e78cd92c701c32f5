/**
 * What the reader chose. Kept in the browser, read tolerantly: a corrupt field falls back to its default.
 * What an organisation has set (platform/managed.ts) lies over it and never becomes the reader's own.
 */
import * as v from 'valibot'
import { browser } from 'wxt/browser'

const id = v.pipe(v.string(), v.maxLength(200))
/** Far more than anybody learns or shuts out. */
const MOST_IDS = 20_000
const ids = v.pipe(v.array(id), v.maxLength(MOST_IDS))

/** The schema of each. */
export const fields = {
  /** Marks words at all. */
  on: v.boolean(),
  /** Host names where Bedside is silent. */
  offSites: ids,
  /** Ids of words the reader knows. */
  known: ids,
  /** 1: every word; 2: what many stumble over; 3: only the hardest. */
  level: v.picklist([1, 2, 3]),
  underline: v.picklist(['dotted', 'solid', 'background', 'none']),
  /** Marks only the first mention of a word on a page. */
  firstOnly: v.boolean(),
  /** Levels for single sites, by host name, in place of `level`. */
  siteLevels: v.record(v.pipe(v.string(), v.maxLength(200)), v.picklist([1, 2, 3])),
  /** How long the pointer rests on a word before its card opens, in milliseconds; 0: it waits for a click. */
  dwell: v.picklist([150, 300, 800, 0]),
  /** A finger's tap on a word opens its card. */
  touch: v.boolean(),
  /** Keeps a list of the words that were looked up. */
  history: v.boolean(),
}
export type Settings = { [Field in keyof typeof fields]: v.InferOutput<(typeof fields)[Field]> }

export const DEFAULTS: Settings = {
  on: true,
  offSites: [],
  known: [],
  level: 2,
  underline: 'dotted',
  firstOnly: false,
  siteLevels: {},
  dwell: 300,
  touch: true,
  history: false,
}
const KEY = 'settings'
/** What an organisation has set, kept where pages can read it. */
export const MANAGED = 'managed'
/** What an organisation may set. `offSites` are added to the reader's own; of the rest theirs counts. */
const MANAGEABLE = ['on', 'offSites', 'level', 'underline', 'firstOnly', 'dwell', 'touch'] as const
export type Managed = Partial<Pick<Settings, (typeof MANAGEABLE)[number]>>

/** Of unknown data, the settings in it that make sense. */
export function parseSome(stored: unknown): Partial<Settings> {
  const given = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {}
  const entries = Object.entries(fields).flatMap(([name, schema]) => {
    const read = v.safeParse(schema, goodPart(given[name]))
    return read.success ? [[name, read.output]] : []
  })
  return Object.fromEntries(entries) as Partial<Settings>
}

/** Of a stored list, what is good in it: one bad id does not take the others along. */
function goodPart(stored: unknown): unknown {
  return Array.isArray(stored) ? stored.filter((item) => v.is(id, item)).slice(0, MOST_IDS) : stored
}

/** Reads unknown stored data; what is missing or wrong becomes the default. */
export function parseSettings(stored: unknown): Settings {
  return { ...DEFAULTS, ...parseSome(stored) }
}

/** Of unknown data, what an organisation may set and has set rightly. */
export function parseManaged(stored: unknown): Managed {
  const some = parseSome(stored)
  return Object.fromEntries(MANAGEABLE.flatMap((name) => (name in some ? [[name, some[name]]] : [])))
}

function withManaged(own: Settings, managed: Managed): Settings {
  const offSites = [...new Set([...(managed.offSites ?? []), ...own.offSites])]
  return { ...own, ...managed, offSites }
}

/**
 * The settings that count: the reader's own, with what an organisation has set over them. The defaults
 * where the browser cannot read what it stored.
 */
export async function loadSettings(): Promise<Settings> {
  const stored = await browser.storage.local.get([KEY, MANAGED]).catch((): Record<string, unknown> => ({}))
  return withManaged(parseSettings(stored[KEY]), parseManaged(stored[MANAGED]))
}

/** The reader's own settings, as they are stored. */
export async function loadOwnSettings(): Promise<Settings> {
  return parseSettings((await browser.storage.local.get(KEY))[KEY])
}

/** What an organisation has set. */
export async function loadManaged(): Promise<Managed> {
  return parseManaged((await browser.storage.local.get(MANAGED))[MANAGED])
}

/**
 * Changes the reader's own settings. Changes from popup, settings page and background wait for one another:
 * none is lost, and what a newer Bedside has stored beside ours stays.
 * @throws when the storage is full or broken; what was stored is then as it was.
 */
export async function changeSettings(change: (now: Settings) => Partial<Settings>): Promise<void> {
  await navigator.locks.request(KEY, async () => {
    const { [KEY]: stored } = await browser.storage.local.get(KEY)
    const now = parseSettings(stored)
    const newer = typeof stored === 'object' && !Array.isArray(stored) ? stored : {}
    await browser.storage.local.set({ [KEY]: { ...newer, ...now, ...change(now) } })
  })
}

/** Calls back on every change, from whichever part of the extension, until the signal is aborted. */
export function onSettings(changed: (settings: Settings) => void, signal?: AbortSignal): void {
  const listener = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && (KEY in changes || MANAGED in changes))
      void loadSettings().then((settings) => signal?.aborted || changed(settings))
  }
  browser.storage.onChanged.addListener(listener)
  signal?.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener))
}

/** Whether words are marked on this host. */
export function isOnFor(settings: Settings, host: string): boolean {
  return settings.on && !settings.offSites.includes(host)
}

/** From which difficulty on words are marked on this host. */
export function levelOn(settings: Settings, host: string): Settings['level'] {
  return (Object.hasOwn(settings.siteLevels, host) ? settings.siteLevels[host] : undefined) ?? settings.level
}
