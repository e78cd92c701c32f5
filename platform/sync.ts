/**
 * Settings and known words in the browser's own sync, if the reader wants that. What is stored here
 * stays the truth: it is what every part reads, and it is left as it is when sync fails or is off.
 */
import * as v from 'valibot'
import { browser } from 'wxt/browser'
import { merge } from './merge'
import { changeSettings, loadOwnSettings, parseSettings, parseSome, type Settings } from './settings'

const KEY = 'sync'
/** Lists are stored in pieces of this many bytes: browsers allow 8,192 an item, its name included. */
const LARGEST_PIECE = 7000
/** What browsers allow in all. */
const MOST_BYTES = 102_400
/** Changes are gathered for this long: browsers allow two writes a second, and no more than 1,800 an hour. */
const GATHER_MS = 2000
const LISTS = ['known', 'offSites'] as const

const stateSchema = v.object({
  on: v.boolean(),
  /** What went wrong the last time, or ''. */
  problem: v.picklist(['', 'full', 'failed']),
})
export type SyncState = v.InferOutput<typeof stateSchema>

const OFF: SyncState = { on: false, problem: '' }

function parseState(stored: unknown): SyncState {
  const read = v.safeParse(stateSchema, stored)
  return read.success ? read.output : OFF
}

export async function loadSync(): Promise<SyncState> {
  return parseState((await browser.storage.local.get(KEY))[KEY])
}

/** Calls back when sync was switched, failed, or works again. */
export function onSync(changed: (state: SyncState) => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    const change = changes[KEY]
    if (area === 'local' && change) changed(parseState(change.newValue))
  })
}

/** Switches sync. Switched off, both copies stay as they are; switched on again, they meet as if for the first time. */
export async function switchSync(on: boolean): Promise<void> {
  await browser.storage.local.set({ [KEY]: { on, problem: '' } satisfies SyncState })
  await browser.storage.local.remove(BASE)
  await reconcile()
}

/** What both copies were when they were last the same. */
const BASE = 'syncBase'

/** Makes both copies the same, if sync is on. Nothing that is stored here is lost where it fails. */
export async function reconcile(): Promise<void> {
  await navigator.locks.request(KEY, async () => {
    const state = await loadSync()
    if (!state.on) return
    const problem = await bringTogether().catch((): SyncState['problem'] => 'failed')
    if (problem !== state.problem) await browser.storage.local.set({ [KEY]: { on: true, problem } })
  })
}

async function bringTogether(): Promise<SyncState['problem']> {
  const stored = await browser.storage.sync.get(null)
  const there = readItems(stored)
  // The rest is still on its way from the other browser; its coming wakes us again.
  if (there === 'partly') return ''
  const base = (await browser.storage.local.get(BASE))[BASE]
  const here = await loadOwnSettings()
  const merged = there ? merge(base === undefined ? undefined : parseSettings(base), here, there) : here
  // Merged again with what is stored by now: a change in between is not undone.
  if (!same(merged, here)) await changeSettings((now) => (same(now, here) ? merged : merge(here, now, merged)))
  const items = writeItems(merged)
  if (bytesOf(items) > MOST_BYTES) return 'full'
  if (!same(pick(stored, items), items)) await browser.storage.sync.set(items)
  const stale = Object.keys(stored).filter((key) => !(key in items))
  if (stale.length > 0) await browser.storage.sync.remove(stale)
  if (!same(base, merged)) await browser.storage.local.set({ [BASE]: merged })
  return ''
}

/** Keeps both copies the same from now on. */
export function keepInSync(): void {
  // Where not even the failure can be stored, the next change tries again.
  const bring = () => void reconcile().catch(console.warn)
  let timer: ReturnType<typeof setTimeout> | undefined
  browser.storage.onChanged.addListener((changes, area) => {
    if (area !== 'sync' && !(area === 'local' && 'settings' in changes)) return
    clearTimeout(timer)
    timer = setTimeout(bring, GATHER_MS)
  })
  bring()
}

type Items = Record<string, unknown>

const same = (a: unknown, b: unknown) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
const pick = (from: Items, like: Items) => Object.fromEntries(Object.keys(like).map((key) => [key, from[key]]))
const bytesOf = (items: Items) =>
  Object.entries(items).reduce((sum, [key, value]) => sum + new Blob([key, JSON.stringify(value)]).size, 0)

/** Browsers hand objects back with their keys in an order of their own. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort().map(([k, inner]) => [k, sorted(inner)])) // prettier-ignore
}

/** `settings` without its lists, and `known.0`, `known.1` and so on, as many as it says. */
function writeItems(settings: Settings): Items {
  const items: Items = {}
  const pieces: Record<string, number> = {}
  for (const name of LISTS) {
    let piece: string[] = []
    let size = 0
    let count = 0
    for (const item of settings[name]) {
      const bytes = new Blob([JSON.stringify(item)]).size + 1
      if (count === 0 || size + bytes > LARGEST_PIECE) {
        items[`${name}.${count++}`] = piece = []
        size = 0
      }
      piece.push(item)
      size += bytes
    }
    pieces[name] = count
  }
  const rest = Object.entries(settings).filter(([name]) => !(name in pieces))
  return { ...items, settings: { ...Object.fromEntries(rest), pieces } }
}

/** Undefined where nothing was ever stored. */
function readItems(stored: Items): Partial<Settings> | 'partly' | undefined {
  const outer = v.safeParse(v.looseObject({ pieces: v.record(v.string(), v.number()) }), stored.settings)
  if (!outer.success) return undefined
  const lists: Items = {}
  for (const name of LISTS) {
    const keys = Array.from({ length: Math.min(outer.output.pieces[name] ?? 0, 100) }, (_, i) => `${name}.${i}`)
    if (!keys.every((key) => Array.isArray(stored[key]))) return 'partly'
    lists[name] = keys.flatMap((key) => stored[key] as unknown[])
  }
  return parseSome({ ...outer.output, ...lists })
}
