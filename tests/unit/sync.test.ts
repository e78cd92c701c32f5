/** Sync and what an organisation sets: both meet the reader's own settings, and neither loses them. */
import fc from 'fast-check'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing'
import { keepManaged } from '../../platform/managed'
import { merge } from '../../platform/merge'
import {
  changeSettings,
  loadManaged,
  loadOwnSettings,
  loadSettings,
  parseSettings,
  type Settings,
} from '../../platform/settings'
import { loadSync, reconcile, switchSync } from '../../platform/sync'

const FRESH = parseSettings({})
const of = (some: Partial<Settings>): Settings => ({ ...FRESH, ...some })

describe('merging', () => {
  test.each<[string, Partial<Settings>, Partial<Settings>, Partial<Settings>, Partial<Settings>]>([
    ['nothing changed', {}, {}, {}, {}],
    ['changed here', {}, { level: 3 }, {}, { level: 3 }],
    ['changed there', {}, {}, { level: 3 }, { level: 3 }],
    ['both changed: this one goes out last', {}, { level: 3 }, { level: 1 }, { level: 3 }],
    ['words put in on both sides', { known: ['a'] }, { known: ['a', 'b'] }, { known: ['a', 'c'] }, { known: ['a', 'c', 'b'] }],
    ['a word taken out here', { known: ['a', 'b'] }, { known: ['b'] }, { known: ['a', 'b', 'c'] }, { known: ['b', 'c'] }],
    ['a word taken out there', { known: ['a', 'b'] }, { known: ['a', 'b', 'c'] }, { known: ['b'] }, { known: ['b', 'c'] }],
    ['a site changed on each side', { siteLevels: { x: 1, y: 1 } }, { siteLevels: { x: 2, y: 1 } }, { siteLevels: { x: 1 } }, { siteLevels: { x: 2 } }],
  ])('%s', (_what, base, here, there, merged) => {
    expect(merge(of(base), of(here), of(there))).toEqual(of(merged))
  }) // prettier-ignore

  test('meeting for the first time, lists are joined and the other choices count', () => {
    const here = of({ level: 1, known: ['a'], siteLevels: { x: 1, z: 1 } })
    const there = { level: 3 as const, known: ['b'], siteLevels: { x: 2 as const } }
    expect(merge(undefined, here, there)).toEqual(of({ level: 3, known: ['b', 'a'], siteLevels: { x: 2, z: 1 } }))
  })

  test('what the other side does not know of stays', () => {
    expect(merge(of({ dwell: 800 }), of({ dwell: 800 }), { level: 3 })).toEqual(of({ dwell: 800, level: 3 }))
  })

  test('no word that either side put in is lost, whatever happened', () => {
    const words = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'))
    fc.assert(
      fc.property(words, words, words, (base, here, there) => {
        const { known } = merge(of({ known: base }), of({ known: here }), of({ known: there }))
        for (const word of [...here, ...there]) if (!base.includes(word)) expect(known).toContain(word)
        for (const word of base) expect(known.includes(word)).toBe(here.includes(word) && there.includes(word))
      }),
    )
  })
})

describe('sync', () => {
  const { local, sync } = fakeBrowser.storage
  beforeEach(() => {
    fakeBrowser.reset()
    vi.stubGlobal('navigator', { locks: { request: (_: string, run: () => unknown) => Promise.resolve(run()) } })
    return () => vi.unstubAllGlobals()
  })
  const there = async () => await sync.get(null)

  test('is off until it is asked for', async () => {
    await changeSettings(() => ({ level: 3 }))
    await reconcile()
    expect(await there()).toEqual({})
    expect(await loadSync()).toEqual({ on: false, problem: '' })
  })

  test('takes a long list along in pieces that browsers allow, and back', async () => {
    const known = Array.from({ length: 2000 }, (_, i) => `some-rather-long-name-${i}`)
    await changeSettings(() => ({ known, level: 3 }))
    await switchSync(true)
    const items = await there()
    for (const [key, value] of Object.entries(items))
      expect(key.length + JSON.stringify(value).length).toBeLessThan(8192)
    expect(Object.keys(items).length).toBeGreaterThan(5)
    await local.clear()
    await switchSync(true)
    expect(await loadOwnSettings()).toEqual(of({ known, level: 3 }))
  })

  test('leaves no piece behind when a list grows shorter', async () => {
    await changeSettings(() => ({ known: Array.from({ length: 1000 }, (_, i) => `some-rather-long-name-${i}`) }))
    await switchSync(true)
    await changeSettings(() => ({ known: ['a'] }))
    await reconcile()
    expect(Object.keys(await there()).sort()).toEqual(['known.0', 'settings'])
  })

  test('waits for a list of which a piece is still on its way', async () => {
    await changeSettings(() => ({ known: ['here'] }))
    await sync.set({ settings: { ...FRESH, level: 1, pieces: { known: 2, offSites: 0 } }, 'known.0': ['a'] })
    await switchSync(true)
    expect(await loadOwnSettings()).toEqual(of({ known: ['here'] }))
    expect(Object.keys(await there())).toHaveLength(2)
    await sync.set({ 'known.1': ['b'] })
    await reconcile()
    expect(await loadOwnSettings()).toEqual(of({ known: ['a', 'b', 'here'], level: 1 }))
  })

  test('believes nothing that makes no sense', async () => {
    await sync.set({
      settings: { level: 'all', underline: 'solid', pieces: { known: 1, offSites: 0 } },
      'known.0': [1, 2],
    })
    await switchSync(true)
    expect(await loadOwnSettings()).toEqual(of({ underline: 'solid' }))
  })

  test('says when the list is too long for it, and keeps it here', async () => {
    const known = Array.from({ length: 8000 }, (_, i) => `some-rather-long-name-${i}`)
    await changeSettings(() => ({ known }))
    await switchSync(true)
    expect(await loadSync()).toEqual({ on: true, problem: 'full' })
    expect((await loadOwnSettings()).known).toEqual(known)
    await changeSettings(() => ({ known: ['a'] }))
    await reconcile()
    expect(await loadSync()).toEqual({ on: true, problem: '' })
  })

  test('says when the browser refuses, and keeps everything here', async () => {
    vi.spyOn(sync, 'set').mockRejectedValue(new Error('MAX_WRITE_OPERATIONS_PER_MINUTE'))
    await changeSettings(() => ({ known: ['a'] }))
    await switchSync(true)
    expect(await loadSync()).toEqual({ on: true, problem: 'failed' })
    expect((await loadOwnSettings()).known).toEqual(['a'])
    vi.restoreAllMocks()
    await reconcile()
    expect(await loadSync()).toEqual({ on: true, problem: '' })
  })

  test('switched off, it takes nothing and gives nothing', async () => {
    await switchSync(true)
    await switchSync(false)
    const before = await there()
    await changeSettings(() => ({ level: 3 }))
    await sync.set({ settings: { ...FRESH, level: 1, pieces: { known: 0, offSites: 0 } } })
    await reconcile()
    expect((await loadOwnSettings()).level).toBe(3)
    expect(Object.keys(await there())).toEqual(Object.keys(before))
  })
})

describe('what an organisation has set', () => {
  const { managed } = fakeBrowser.storage
  beforeEach(() => {
    fakeBrowser.reset()
    vi.stubGlobal('navigator', { locks: { request: (_: string, run: () => unknown) => Promise.resolve(run()) } })
    return () => vi.unstubAllGlobals()
  })

  test('counts over the reader’s own, is joined to the sites, and never becomes the reader’s own', async () => {
    await changeSettings(() => ({ level: 3, underline: 'solid', offSites: ['mine.org'] }))
    await managed.set({ level: 1, offSites: ['portal.org'], dwell: 5, known: ['atrophy'], nonsense: 1 })
    await keepManaged()
    expect(await loadManaged()).toEqual({ level: 1, offSites: ['portal.org'] })
    expect(await loadSettings()).toMatchObject({ level: 1, underline: 'solid', offSites: ['portal.org', 'mine.org'], known: [], dwell: 300 }) // prettier-ignore
    await changeSettings(() => ({ firstOnly: true }))
    expect(await loadOwnSettings()).toMatchObject({ level: 3, offSites: ['mine.org'], firstOnly: true })
  })

  test('is forgotten when the organisation takes it back', async () => {
    await managed.set({ level: 1 })
    await keepManaged()
    await managed.clear()
    await keepManaged()
    expect(await loadSettings()).toEqual(FRESH)
  })

  test('is nothing where the browser has no such store', async () => {
    vi.spyOn(managed, 'get').mockRejectedValue(new Error('Managed storage manifest not found'))
    await keepManaged()
    expect(await loadSettings()).toEqual(FRESH)
  })
})
