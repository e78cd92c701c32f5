/** What the reader chose. Kept in the browser, read tolerantly: a corrupt field falls back to its default. */
import * as v from 'valibot'
import { browser } from 'wxt/browser'

const ids = v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(20_000))

const fields = {
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
  /** Keeps a list of the words that were looked up. */
  history: v.boolean(),
}
const strict = v.object(fields)
export type Settings = v.InferOutput<typeof strict>

const DEFAULTS: Settings = {
  on: true,
  offSites: [],
  known: [],
  level: 2,
  underline: 'dotted',
  firstOnly: false,
  history: false,
}
const KEY = 'settings'
/** The version of a settings file; a later Bedside reads earlier ones. */
const FILE_VERSION = 1
const LARGEST_FILE = 2_000_000

/** Reads unknown stored data; what is missing or wrong becomes the default. */
export function parseSettings(stored: unknown): Settings {
  const given = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {}
  const entries = Object.entries(fields).map(([name, schema]) => {
    const read = v.safeParse(schema, given[name])
    return [name, read.success ? read.output : DEFAULTS[name as keyof Settings]]
  })
  return Object.fromEntries(entries) as Settings
}

export async function loadSettings(): Promise<Settings> {
  const stored = await browser.storage.local.get(KEY)
  return parseSettings(stored[KEY])
}

/** Changes settings. Changes from popup, settings page and background wait for one another: none is lost. */
export async function changeSettings(change: (now: Settings) => Partial<Settings>): Promise<void> {
  await navigator.locks.request(KEY, async () => {
    const now = await loadSettings()
    await browser.storage.local.set({ [KEY]: { ...now, ...change(now) } })
  })
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

/** The settings as a file that `readSettingsFile` takes back. */
export function writeSettingsFile(settings: Settings): string {
  return JSON.stringify({ bedside: FILE_VERSION, settings }, null, 2)
}

/** What is wrong with a settings file. */
type FileProblem = 'tooLarge' | 'notJson' | 'notOurs' | 'badField'

/** Reads a settings file whole or not at all: one bad field and nothing is taken. */
export async function readSettingsFile(file: Blob): Promise<{ settings: Settings } | { problem: FileProblem }> {
  if (file.size > LARGEST_FILE) return { problem: 'tooLarge' }
  let data: unknown
  try {
    data = JSON.parse(await file.text())
  } catch {
    return { problem: 'notJson' }
  }
  const outer = v.safeParse(v.object({ bedside: v.literal(FILE_VERSION), settings: v.unknown() }), data)
  if (!outer.success) return { problem: 'notOurs' }
  const settings = v.safeParse(strict, outer.output.settings)
  return settings.success ? { settings: settings.output } : { problem: 'badField' }
}
