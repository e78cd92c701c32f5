/** What the reader chose. Kept in the browser, read tolerantly: a corrupt field falls back to its default. */
import * as v from 'valibot'
import { browser } from 'wxt/browser'

const id = v.pipe(v.string(), v.maxLength(200))
/** Far more than anybody learns or shuts out. */
const MOST_IDS = 20_000
const ids = v.pipe(v.array(id), v.maxLength(MOST_IDS))

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
}
const strict = v.object(fields)
export type Settings = v.InferOutput<typeof strict>

const DEFAULTS: Settings = { on: true, offSites: [], known: [], level: 2, underline: 'dotted', firstOnly: false }
const KEY = 'settings'
/** The version of a settings file; a later Bedside reads earlier ones. */
const FILE_VERSION = 1
const LARGEST_FILE = 2_000_000

/** Reads unknown stored data; what is missing or wrong becomes the default. */
export function parseSettings(stored: unknown): Settings {
  const given = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {}
  const entries = Object.entries(fields).map(([name, schema]) => {
    const read = v.safeParse(schema, goodPart(given[name]))
    return [name, read.success ? read.output : DEFAULTS[name as keyof Settings]]
  })
  return Object.fromEntries(entries) as Settings
}

/** Of a stored list, what is good in it: one bad id does not take the others along. */
function goodPart(stored: unknown): unknown {
  return Array.isArray(stored) ? stored.filter((item) => v.is(id, item)).slice(0, MOST_IDS) : stored
}

/** The settings; the defaults, too, where the browser cannot read what it stored. */
export async function loadSettings(): Promise<Settings> {
  return parseSettings(await storedSettings().catch(() => undefined))
}

/** @throws whatever the browser says when its storage is broken. */
async function storedSettings(): Promise<unknown> {
  return (await browser.storage.local.get(KEY))[KEY]
}

/**
 * Changes settings. Changes from popup, settings page and background wait for one another: none is lost,
 * and what a newer Bedside has stored beside ours stays.
 * @throws when the storage is full or broken; what was stored is then as it was.
 */
export async function changeSettings(change: (now: Settings) => Partial<Settings>): Promise<void> {
  await navigator.locks.request(KEY, async () => {
    const stored = await storedSettings()
    const now = parseSettings(stored)
    const newer = typeof stored === 'object' && !Array.isArray(stored) ? stored : {}
    await browser.storage.local.set({ [KEY]: { ...newer, ...now, ...change(now) } })
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
