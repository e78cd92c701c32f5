/** Storage that is full, broken, corrupt, older or newer: no setting is lost. */
import fs from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { changeSettings, loadSettings, parseSettings } from '../../platform/settings'
import { readSettingsFile } from '../../platform/settings-file'

const { local } = fakeBrowser.storage
const RELEASED = path.join(import.meta.dirname, 'released')
const OURS = { ...parseSettings({}), known: ['atrophy', 'sciatica'], offSites: ['example.org'], level: 3 as const }

/** The locks of a browser: one holder at a time, and the next one when it has ended, well or not. */
function fakeLocks(): { request: (name: string, work: () => Promise<void>) => Promise<void> } {
  let last: Promise<unknown> = Promise.resolve()
  return {
    request: (_name, work) => {
      const mine = last.then(work)
      last = mine.catch(() => undefined)
      return mine
    },
  }
}

beforeEach(async () => {
  fakeBrowser.reset()
  vi.stubGlobal('navigator', { locks: fakeLocks() })
  await local.set({ settings: OURS })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const stored = async () => (await local.get('settings')).settings

describe('storage that is full', () => {
  test('refuses the change and keeps what there was', async () => {
    vi.spyOn(local, 'set').mockRejectedValueOnce(new Error('QUOTA_BYTES quota exceeded'))
    await expect(changeSettings(() => ({ level: 1 }))).rejects.toThrow('quota')
    expect(await stored()).toEqual(OURS)
    await changeSettings(() => ({ level: 1 }))
    expect(await stored()).toEqual({ ...OURS, level: 1 })
  })
})

describe('storage that cannot be read', () => {
  test('reads as the defaults, and nothing is written over it', async () => {
    const broken = () => Promise.reject(new Error('An unexpected error occurred'))
    vi.spyOn(local, 'get').mockImplementationOnce(broken).mockImplementationOnce(broken)
    expect(await loadSettings()).toEqual(parseSettings(undefined))
    await expect(changeSettings(() => ({ on: false }))).rejects.toThrow('unexpected')
    expect(await loadSettings()).toEqual(OURS)
  })
})

describe('storage that is corrupt', () => {
  test('gives what is good of a list', () => {
    expect(parseSettings({ ...OURS, known: ['atrophy', 7, null, 'x'.repeat(201), 'sciatica'] })).toEqual(OURS)
  })

  test.each([null, 'x', 7, [1], { known: 7, level: 'x' }])('%j is mended by the next change', async (bad) => {
    await local.set({ settings: bad })
    await changeSettings(({ known }) => ({ known: [...known, 'atrophy'] }))
    expect(await loadSettings()).toEqual({ ...parseSettings(undefined), known: ['atrophy'] })
  })
})

describe('storage of another version', () => {
  const released = fs.readdirSync(RELEASED).map((file) => {
    const { stored: was, file: text } = JSON.parse(fs.readFileSync(path.join(RELEASED, file), 'utf8')) as { stored: object; file: string } // prettier-ignore
    return { version: path.basename(file, '.json'), was, text }
  })

  test('has an example of every release', () => {
    const changelog = fs.readFileSync(path.join(import.meta.dirname, '../../CHANGELOG.md'), 'utf8')
    const versions = [...changelog.matchAll(/^## \[(\d[^\]]*)\]/gm)].map((m) => m[1])
    expect(released.map(({ version }) => version).sort()).toEqual(versions.sort())
  })

  test.each(released)('what $version stored is kept, and so is a change to it', async ({ was }) => {
    await local.set({ settings: was })
    expect(await loadSettings()).toMatchObject(was)
    await changeSettings(({ known }) => ({ known: [...known, 'new-word'] }))
    const now = await loadSettings()
    expect({ ...now, known: now.known.filter((id) => id !== 'new-word') }).toMatchObject(was)
    expect(now.known).toContain('new-word')
  })

  test.each(released)('a file of $version is read', async ({ text }) => {
    const { settings } = JSON.parse(text) as { settings: object }
    expect(await readSettingsFile(new Blob([text]))).toMatchObject({ settings })
  })

  test('what a newer one has stored beside ours stays when this one changes something', async () => {
    await local.set({ settings: { ...OURS, colour: 'green' } })
    await changeSettings(() => ({ firstOnly: true }))
    expect(await stored()).toEqual({ ...OURS, colour: 'green', firstOnly: true })
  })
})

test('a thousand changes at once: none is lost', async () => {
  const words = Array.from({ length: 1000 }, (_, i) => `word-${i}`)
  await Promise.all(words.map((word) => changeSettings(({ known }) => ({ known: [...known, word] }))))
  expect((await loadSettings()).known).toEqual([...OURS.known, ...words])
})
