/** Reads the glossary that the extension carries, shard by shard, and keeps what it has read. */
import { browser } from 'wxt/browser'
import type { CardEntry } from '../core/card/model'
import { shardOf } from '../core/card/shards'
import type { SearchRow } from '../core/search/search'

const shards = new Map<number, Promise<Record<string, CardEntry>>>()

/** An entry's card, or null where the glossary has none. */
export async function loadCard(id: string): Promise<CardEntry | null> {
  const shard = shardOf(id)
  let entries = shards.get(shard)
  if (!entries) {
    entries = loadJson<Record<string, CardEntry>>(`entries/${shard}.json`)
    shards.set(shard, entries)
    // A read that failed is tried again the next time.
    entries.catch(() => shards.delete(shard))
  }
  const found = await entries
  return Object.hasOwn(found, id) ? (found[id] ?? null) : null
}

/** All entries as search sees them. */
export function loadSearchRows(): Promise<SearchRow[]> {
  return loadJson<SearchRow[]>('search.json')
}

async function loadJson<T>(path: string): Promise<T> {
  const response = await fetch(browser.runtime.getURL(`/${path}` as never))
  return (await response.json()) as T
}
