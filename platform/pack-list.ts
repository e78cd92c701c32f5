/** The packs that are there, and what pages need of those that are switched on. */
import * as v from 'valibot'
import { browser } from 'wxt/browser'
import { LEXICON_FORMAT } from '../core/lexicon/lexicon'
import type { Pack } from '../core/packs/pack'

/** The key of the list; `lexiconKey` and the words' keys belong to its packs. */
export const PACKS = 'packs'
export const lexiconKey = (id: string) => `pack:${id}:lexicon`

const list = v.array(
  v.object({
    id: v.string(),
    name: v.string(),
    about: v.string(),
    on: v.boolean(),
    words: v.number(),
    size: v.number(),
    format: v.number(),
  }),
)

function parsePacks(stored: unknown): Pack[] {
  const read = v.safeParse(list, stored)
  return read.success ? read.output : []
}

/** All packs, in the order in which they were added. */
export async function loadPacks(): Promise<Pack[]> {
  return parsePacks((await browser.storage.local.get(PACKS))[PACKS])
}

/** The compiled words of all packs that are switched on. One that an older Bedside compiled waits to be made anew. */
export async function loadPackLexicons(): Promise<string[]> {
  const keys = (await loadPacks())
    .filter(({ on, format }) => on && format === LEXICON_FORMAT)
    .map(({ id }) => lexiconKey(id))
  if (keys.length === 0) return []
  const stored = await browser.storage.local.get(keys)
  return keys.map((key) => stored[key]).filter((text) => typeof text === 'string')
}

/** Calls back when a pack came, went or was switched, until the signal is aborted. */
export function onPacks(changed: (packs: Pack[]) => void, signal?: AbortSignal): void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = changes[PACKS]
    if (area === 'local' && change) changed(parsePacks(change.newValue))
  }
  browser.storage.onChanged.addListener(listener)
  signal?.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener))
}
