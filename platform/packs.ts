/** Keeps packs in the browser: their list, their compiled words, and what their cards say. */
import { browser } from 'wxt/browser'
import type { CardEntry } from '../core/card/model'
import { SHARDS, shardOf } from '../core/card/shards'
import { readEveryday } from '../core/lexicon/everyday'
import { LEXICON_FORMAT } from '../core/lexicon/lexicon'
import { compileWords, type BuiltPack } from '../core/packs/build'
import { BadPack, MOST_PACKS, packCard, packOf, wordIdOf, type Pack, type PackWord } from '../core/packs/pack'
import type { SearchRow } from '../core/search/book'
import { lexiconKey, loadPacks, PACKS } from './pack-list'

/** Browsers give an extension 10 MB; what is left is for settings and known words. */
const MOST_STORED = 8_000_000
/** A pack's word was asked for by name: it is marked at every level. */
const LEVEL = 3

type Words = Record<string, PackWord>

const shardKey = (pack: string, shard: number) => `pack:${pack}:${shard}`
const shardKeys = (pack: string) => Array.from({ length: SHARDS }, (_, shard) => shardKey(pack, shard))

/** The card of a pack's word; null where the pack has gone or is switched off. */
export async function loadPackCard(id: string): Promise<CardEntry | null> {
  const pack = (await loadPacks()).find((p) => p.id === packOf(id) && p.on)
  if (!pack) return null
  const key = shardKey(pack.id, shardOf(id))
  const words = (await browser.storage.local.get(key))[key] as Words | undefined
  const word = words && Object.hasOwn(words, id) ? words[id] : undefined
  return word ? packCard(id, word, pack) : null
}

/** The words of all packs that are switched on, as search sees them. */
export async function loadPackRows(): Promise<SearchRow[]> {
  const packs = (await loadPacks()).filter(({ on }) => on)
  const words = await Promise.all(packs.map(({ id }) => wordsOf(id)))
  return words.flat().map(([id, { term, forms, meaning }]) => {
    return { id, term, forms, short: meaning, system: 'pack', level: LEVEL }
  })
}

async function wordsOf(pack: string): Promise<[id: string, word: PackWord][]> {
  const stored = await browser.storage.local.get(shardKeys(pack))
  return shardKeys(pack).flatMap((key) => Object.entries((stored[key] ?? {}) as Words))
}

/**
 * Adds a pack, or puts it in the place of the one with its name. All of it is written at once: where
 * that fails, nothing has changed. Resolves to whether a pack was replaced.
 * @throws BadPack where there is no room.
 */
export function addPack({ id, name, about, words, lexicon }: BuiltPack): Promise<boolean> {
  return changePacks(async (packs) => {
    const shards = Array.from({ length: SHARDS }, (): Words => ({}))
    for (const word of words) {
      const key = wordIdOf(id, word.term)
      shards[shardOf(key)]![key] = word
    }
    const items = { ...Object.fromEntries(shards.map((s, i) => [shardKey(id, i), s])), [lexiconKey(id)]: lexicon }
    const at = packs.findIndex((p) => p.id === id)
    const size = new Blob([JSON.stringify(items)]).size
    const pack: Pack = { id, name, about, on: true, words: words.length, size, format: LEXICON_FORMAT }
    const next = at < 0 ? [...packs, pack] : packs.with(at, pack)
    if (next.length > MOST_PACKS) throw new BadPack('tooManyPacks')
    if (next.reduce((sum, p) => sum + p.size, 0) > MOST_STORED) throw new BadPack('full')
    try {
      await browser.storage.local.set({ ...items, [PACKS]: next })
    } catch {
      throw new BadPack('full')
    }
    return at >= 0
  })
}

/** Switches a pack on or off; its words stay. */
export function switchPack(id: string, on: boolean): Promise<void> {
  return changePacks(async (packs) => {
    await browser.storage.local.set({ [PACKS]: packs.map((p) => (p.id === id ? { ...p, on } : p)) })
  })
}

/** After an update: compiles what an older Bedside has compiled in another way. */
export async function renewPacks(): Promise<void> {
  const isOld = ({ format }: Pack) => format !== LEXICON_FORMAT
  if (!(await loadPacks()).some(isOld)) return
  const isEveryday = readEveryday(await loadEveryday())
  await changePacks(async (packs) => {
    const lexicons: Record<string, string> = {}
    for (const { id } of packs.filter(isOld)) {
      const words = (await wordsOf(id)).map(([, word]) => word)
      lexicons[lexiconKey(id)] = compileWords(id, words, isEveryday)
    }
    const renewed = packs.map((pack) => ({ ...pack, format: LEXICON_FORMAT }))
    await browser.storage.local.set({ ...lexicons, [PACKS]: renewed })
  })
}

/** Everyday English, as the extension carries it; `readEveryday` reads it. */
export async function loadEveryday(): Promise<string> {
  return (await fetch(browser.runtime.getURL('/everyday.txt' as never))).text()
}

/** Takes a pack out with all its words. */
export function removePack(id: string): Promise<void> {
  return changePacks(async (packs) => {
    await browser.storage.local.set({ [PACKS]: packs.filter((p) => p.id !== id) })
    await browser.storage.local.remove([lexiconKey(id), ...shardKeys(id)])
  })
}

/** Changes wait for one another, from whichever page of the extension. */
function changePacks<T>(change: (packs: Pack[]) => Promise<T>): Promise<T> {
  return navigator.locks.request(PACKS, async () => change(await loadPacks()))
}
