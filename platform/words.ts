/**
 * Words the reader saved with a star, and those looked up last, by entry id, newest first. Lists of
 * their own beside the settings: they grow, and change while pages need not hear of it.
 */
import * as v from 'valibot'
import { browser } from 'wxt/browser'
import { loadSettings } from './settings'

/** The lists by the name they are stored under, each with how many it holds: what is older falls out. */
const LISTS = { saved: 2000, recent: 200 }
type List = keyof typeof LISTS

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200))

/** Reads an unknown stored list; what is no id is left out. */
export function parseIds(stored: unknown, list: List): string[] {
  const ids = Array.isArray(stored) ? stored.filter((one): one is string => v.is(id, one)) : []
  return [...new Set(ids)].slice(0, LISTS[list])
}

async function load(list: List): Promise<string[]> {
  return parseIds((await browser.storage.local.get(list))[list], list)
}

/** Changes of one list wait for one another, from whichever part of the extension: none is lost. */
async function change(list: List, changed: (ids: string[]) => string[]): Promise<void> {
  await navigator.locks.request(list, async () => {
    await browser.storage.local.set({ [list]: parseIds(changed(await load(list)), list) })
  })
}

export function loadSaved(): Promise<string[]> {
  return load('saved')
}

export function loadRecent(): Promise<string[]> {
  return load('recent')
}

/** Saves a word, or takes it out. */
export function setSaved(word: string, saved: boolean): Promise<void> {
  return change('saved', (ids) => [...(saved ? [word] : []), ...ids.filter((one) => one !== word)])
}

/** Notes that a word was looked up, if the reader has asked for that; never from a private window. */
export async function noteLookedUp(word: string, isPrivate = browser.extension.inIncognitoContext): Promise<void> {
  if (isPrivate || !(await loadSettings()).history) return
  await change('recent', (ids) => [word, ...ids.filter((one) => one !== word)])
}

/** Forgets all words that were looked up. */
export function clearRecent(): Promise<void> {
  return change('recent', () => [])
}

/** Calls back when one of the lists has changed, from whichever part of the extension. */
export function onWords(changed: (list: List, ids: string[]) => void): void {
  browser.storage.onChanged.addListener((changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area !== 'local') return
    for (const list of Object.keys(LISTS) as List[])
      if (changes[list]) changed(list, parseIds(changes[list].newValue, list))
  })
}
