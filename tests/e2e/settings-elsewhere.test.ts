/** Settings that come from elsewhere than the reader's hand: a file, other browsers, an organisation. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'puppeteer-core'
import { describe, expect, it } from 'vitest'
import type { Backstage } from './backstage'
import { says, textOf, violations } from './expected'
import { BROWSERS, openBrowser, until } from './harness'
import { giveFile, isChosen, LEVELS, pick, tabTo, untilStored, useSettings } from './settings-page'

describe.each(BROWSERS)('settings from elsewhere in %s', (name) => {
  let backstage: Backstage
  let settings: Page

  useSettings(name, (stage) => void ({ backstage, settings } = stage))

  it('saves a file that it takes back, and takes nothing from a bad one', async () => {
    await backstage.settings({ level: 3, known: ['atrophy'], siteLevels: { 'a.org': 1 }, dwell: 800 })
    await until('the level', () => isChosen(settings, LEVELS[2]!))
    // What would be saved is caught on its way to the disk.
    await settings.evaluate(() => {
      const create = URL.createObjectURL.bind(URL)
      URL.createObjectURL = (blob: Blob) => {
        void blob.text().then((saved) => Object.assign(globalThis, { saved }))
        return create(blob)
      }
    })
    await tabTo(settings, 'Save to a file')
    await settings.keyboard.press('Enter')
    const saved = await until('the file', () => settings.evaluate(() => (globalThis as { saved?: string }).saved))
    for (const [bad, sentence] of [
      ['{', 'could not be read'],
      ['{"bedside":1,"settings":{"on":1}}', 'makes no sense'],
      ['{"bedsidePack":1,"words":[]}', 'is not a Bedside settings file'],
      [' '.repeat(2_000_001), 'is too large'],
    ] as const) {
      await giveFile(settings, 'Load from a file', 'bad.json', bad)
      expect(await says(settings, sentence)).toContain('Nothing was changed.')
    }
    expect(await backstage.stored()).toMatchObject({ level: 3, known: ['atrophy'] })
    await backstage.settings({ level: 2 })
    await giveFile(settings, 'Load from a file', 'mine.json', saved!)
    await untilStored(backstage, 'all of it', ({ level, known, dwell, siteLevels }) => level === 3 && String(known) === 'atrophy' && dwell === 800 && JSON.stringify(siteLevels) === '{"a.org":1}') // prettier-ignore
    await says(settings, 'Loaded mine.json.')
    expect(await textOf(settings)).toContain('atrophy')
  })

  it('syncs when asked, takes what comes from elsewhere, and stops when asked', async () => {
    await backstage.settings({ known: ['atrophy'], level: 2 })
    const label = 'Keep the same settings and known words in all my browsers'
    expect(await isChosen(settings, label)).toBe(false)
    expect(await backstage.synced()).toEqual({})
    await tabTo(settings, label)
    await settings.keyboard.press(' ')
    await until('the copy', () => backstage.synced(), (all) => String(all['known.0']) === 'atrophy') // prettier-ignore
    const copy = await backstage.synced()
    await backstage.sync({ 'known.0': ['atrophy', 'biopsy'], settings: { ...(copy.settings as object), level: 3 } })
    await untilStored(backstage, 'what came', ({ known, level }) => String(known) === 'atrophy,biopsy' && level === 3)
    await until('the level on the page', () => isChosen(settings, LEVELS[2]!))
    await tabTo(settings, label)
    await settings.keyboard.press(' ')
    await until('sync to be off', () => isChosen(settings, label), (on) => !on) // prettier-ignore
    await pick(settings, 'Which words are underlined', LEVELS[0]!)
    await untilStored(backstage, 'the choice here', ({ level }) => level === 1)
    expect((await backstage.synced()).settings).toMatchObject({ level: 3 })
    await backstage.sync({}, true)
  })

  it('shows what an organisation has set, and lets nobody change it', async () => {
    await backstage.managed({ level: 1, dwell: 800, offSites: ['portal.example.org'] })
    await says(settings, 'Set by your organisation.')
    const locked = await settings.$$eval('input:disabled, select:disabled', (all) => all.map((one) => one.getAttribute('name') ?? one.getAttribute('aria-label'))) // prettier-ignore
    expect(locked).toEqual([
      'level',
      'level',
      'level',
      'dwell',
      'dwell',
      'dwell',
      'dwell',
      'Rule for portal.example.org',
    ])
    expect(await isChosen(settings, LEVELS[0]!)).toBe(true)
    expect(await settings.$('button[aria-label="Remove portal.example.org"]')).toBeNull()
    expect(await violations(settings)).toEqual([])
    await backstage.managed({})
    await until('nothing locked', () => settings.$('input:disabled'), (one) => one === null) // prettier-ignore
  })
})

describe('an organisation in firefox', () => {
  it('sets what its manifest says', async () => {
    const home = fs.mkdtempSync(path.join(os.tmpdir(), 'bedside-home-'))
    const folder = path.join(home, process.platform === 'darwin' ? 'Library/Application Support/Mozilla' : '.mozilla', 'managed-storage') // prettier-ignore
    fs.mkdirSync(folder, { recursive: true })
    const manifest = { name: 'bedside@bedside.example', description: 'For a test', type: 'storage', data: { level: 3, touch: false, on: 'yes' } } // prettier-ignore
    fs.writeFileSync(path.join(folder, 'bedside@bedside.example.json'), JSON.stringify(manifest))
    const open = await openBrowser('firefox', { env: { ...process.env, HOME: home } })
    try {
      const page = await open.extensionPage('options.html')
      await says(page, 'Set by your organisation.')
      expect(await isChosen(page, LEVELS[2]!)).toBe(true)
      const locked = await page.$$eval('input:disabled', (all) => all.length)
      expect(locked).toBe(3 + 1)
    } finally {
      await open.close()
      fs.rmSync(home, { recursive: true, force: true })
    }
  })
})
