/** Saved words and words looked up: by id, newest first, capped, and only what the reader has asked for. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { browser } from 'wxt/browser'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { clearRecent, loadRecent, loadSaved, noteLookedUp, parseIds, setSaved } from '../../platform/words'

beforeEach(() => {
  fakeBrowser.reset()
  // Node has no locks yet; each request waits for the one before, as in a browser.
  let last: Promise<unknown> = Promise.resolve()
  const request = (_name: string, work: () => Promise<unknown>) => (last = last.then(work))
  vi.stubGlobal('navigator', { locks: { request } })
})

afterEach(() => void vi.unstubAllGlobals())

const keep = (history: boolean) => browser.storage.local.set({ settings: { history } })

describe('what is stored', () => {
  test.each([
    [undefined, []],
    [null, []],
    ['atrophy', []],
    [{ 0: 'atrophy' }, []],
    [
      ['atrophy', 7, '', null, 'x'.repeat(201), ['disc'], 'spine:C5-C6', 'atrophy'],
      ['atrophy', 'spine:C5-C6'],
    ],
  ])('%j is read as %j', (stored, ids) => {
    expect(parseIds(stored, 'saved')).toEqual(ids)
  })

  test.each([
    ['saved', 2000],
    ['recent', 200],
  ] as const)('of %s words the newest %d', (list, most) => {
    const ids = Array.from({ length: most + 50 }, (_, i) => `word-${i}`)
    expect(parseIds(ids, list)).toEqual(ids.slice(0, most))
  })
})

describe('saved words', () => {
  test('come newest first, each once, and go again', async () => {
    for (const id of ['atrophy', 'disc', 'atrophy']) await setSaved(id, true)
    expect(await loadSaved()).toEqual(['atrophy', 'disc'])
    await setSaved('atrophy', false)
    await setSaved('gout', false)
    expect(await loadSaved()).toEqual(['disc'])
  })

  test('many at the same time: none is lost', async () => {
    await Promise.all(['a', 'b', 'c', 'd'].map((id) => setSaved(id, true)))
    expect((await loadSaved()).sort()).toEqual(['a', 'b', 'c', 'd'])
  })
})

describe('words looked up', () => {
  test('are not kept before the reader asks for it', async () => {
    await noteLookedUp('atrophy', false)
    await keep(false)
    await noteLookedUp('atrophy', false)
    expect(await browser.storage.local.get('recent')).toEqual({})
  })

  test('come newest first, each once', async () => {
    await keep(true)
    for (const id of ['atrophy', 'disc', 'atrophy']) await noteLookedUp(id, false)
    expect(await loadRecent()).toEqual(['atrophy', 'disc'])
    await clearRecent()
    expect(await loadRecent()).toEqual([])
  })

  test('are never kept from a private window', async () => {
    await keep(true)
    await noteLookedUp('atrophy', true)
    expect(await loadRecent()).toEqual([])
  })
})
