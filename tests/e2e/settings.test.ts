/** The settings page by keyboard alone: what is chosen there holds in pages that are open. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import axe from 'axe-core'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openBackstage, type Backstage } from './backstage'
import { watchErrors } from './expected'
import {
  BROWSERS,
  card,
  highlights,
  openBrowser,
  PAGES,
  pointAt,
  serve,
  settledHighlights,
  until,
  waitForCard,
  waitForHighlights,
  waitForNoCard,
  wordRect,
  type OpenBrowser,
} from './harness'
import { centre, passFrames } from './pointer'
import { giveFile, isChosen, pick, says, tabTo, textOf, violations } from './settings-page'

const LEVELS = ['Every medical word', 'Words that many people stumble over', 'Only words that few people know']
/** Past the longest rest that can be chosen, in frames of a sixtieth of a second. */
const LONGER_THAN_ANY_REST = 70

describe.each(BROWSERS)('the settings page in %s', (name) => {
  let open: OpenBrowser
  let server: Awaited<ReturnType<typeof serve>>
  let backstage: Backstage
  let settings: Page
  let errors: string[]

  beforeAll(async () => {
    server = await serve(PAGES)
    // What is saved must not put Firefox's own list of downloads before the page.
    open = await openBrowser(name, { prefs: { 'browser.download.alwaysOpenPanel': false } })
    backstage = await openBackstage(open)
  })
  afterAll(async () => {
    await open.close()
    await server.close()
  })
  beforeEach(async () => {
    await backstage.settings({ level: 2 })
    settings = await open.extensionPage('options.html')
    errors = watchErrors(settings)
    return async () => {
      expect(errors).toEqual([])
      await settings.close()
    }
  })

  const article = async () => {
    const page = await open.newPage(server.url('calf-twitching.html'))
    await waitForHighlights(page, 5)
    return page
  }
  const stored = (what: string, isRight: (all: Record<string, unknown>) => boolean) =>
    until(what, () => backstage.stored(), isRight)

  it('marks fewer and fewer words, level by level, and only the first of each', async () => {
    const page = await article()
    const unasked = (await settledHighlights(page)).length
    const count = async (before: number) =>
      (await until('another number of words', () => settledHighlights(page), (all) => all.length !== before)).length // prettier-ignore
    await settings.bringToFront()
    await pick(settings, 'Which words are underlined', LEVELS[0]!)
    await page.bringToFront()
    const all = await count(unasked)
    await settings.bringToFront()
    await pick(settings, 'Which words are underlined', LEVELS[2]!)
    await page.bringToFront()
    const hardest = await count(all)
    expect(all).toBeGreaterThan(unasked)
    expect(unasked).toBeGreaterThan(hardest)
    await settings.bringToFront()
    await tabTo(settings, 'Only the first time a word comes up on a page')
    await settings.keyboard.press(' ')
    await stored('first only', ({ firstOnly }) => firstOnly === true)
    await page.bringToFront()
    const words = (await settledHighlights(page)).map((h) => h.text.toLowerCase())
    expect(new Set(words).size).toBe(words.length)
    await page.close()
  })

  it('shows at once how words will look', async () => {
    const look = () => settings.$eval('.preview .mark', (mark) => { const s = getComputedStyle(mark); return `${s.textDecorationStyle} ${s.textDecorationLine} ${s.backgroundColor}` }) // prettier-ignore
    const seen = new Set([await look()])
    for (const label of ['Solid line', 'Tinted background', 'Nothing until you point at the word']) {
      await pick(settings, 'How they look', label)
      await until('another look', look, (now) => !seen.has(now))
      seen.add(await look())
    }
    await stored('the choice', ({ underline }) => underline === 'none')
  })

  it('opens no card by a rest when a click was asked for, and none by a finger when that is off', async () => {
    await pick(settings, 'When a card opens', 'Only when I click the word')
    await tabTo(settings, 'Also when I tap a word with a finger')
    await settings.keyboard.press(' ')
    await stored('both', ({ dwell, touch }) => dwell === 0 && touch === false)
    const page = await article()
    const word = 'spinal cord'
    await pointAt(page, word)
    await passFrames(page, LONGER_THAN_ANY_REST)
    expect((await card(page))?.open ?? false).toBe(false)
    const { x, y } = centre(await wordRect(page, word))
    await page.touchscreen.tap(x, y)
    await passFrames(page, LONGER_THAN_ANY_REST)
    expect((await card(page))?.open ?? false).toBe(false)
    await page.mouse.click(x, y)
    await waitForCard(page)
    await page.keyboard.press('Escape')
    await waitForNoCard(page)
    await backstage.settings({ touch: true, dwell: 0, level: 2 })
    await until('a tap to open a card', async () => {
      await page.touchscreen.tap(x, y)
      return (await card(page))?.open
    })
    await page.close()
  })

  it('tells the keys, all of them given by the browser', async () => {
    const keys = await settings.$$eval('.keys > div', (rows) => rows.map((r) => r.textContent))
    expect(keys).toEqual([
      'Explain the next word on the pageAlt+Shift+E',
      'Explain the word beforeAlt+Shift+Q',
      'Open the list of words beside the pageAlt+Shift+L',
      'Close the cardEsc',
    ])
    await tabTo(settings, 'Change these keys')
    await settings.keyboard.press('Enter')
    const place = await until('the place to change them', async () => {
      for (const page of await open.browser.pages())
        if (/^chrome:\/\/extensions\/shortcuts|^about:addons/.test(await page.evaluate(() => location.href).catch(() => ''))) return page // prettier-ignore
      return undefined
    })
    await place?.close()
  })

  it('takes a rule for a site, changes it, and takes it away', async () => {
    const page = await article()
    await settings.bringToFront()
    const host = new URL(server.url('')).host
    await tabTo(settings, 'Name of the site')
    await settings.keyboard.type('no site')
    await settings.keyboard.press('Enter')
    await says(settings, 'Type the name of a site')
    await settings.$eval('input.field', (field) => field.select())
    await settings.keyboard.type(`${server.url('calf-twitching.html')}?a=1`)
    await settings.keyboard.press('Enter')
    await stored('the site', ({ offSites }) => JSON.stringify(offSites) === JSON.stringify([host]))
    await page.bringToFront()
    await until('no marks', () => highlights(page), (all) => all.length === 0) // prettier-ignore
    await settings.bringToFront()
    await settings.select(`select[aria-label="Rule for ${host}"]`, '1')
    await stored('the level', ({ siteLevels }) => (siteLevels as Record<string, number>)[host] === 1)
    await page.bringToFront()
    const all = (await settledHighlights(page)).length
    await settings.bringToFront()
    await tabTo(settings, `Remove ${host}`)
    await settings.keyboard.press('Enter')
    await page.bringToFront()
    await until('fewer marks', () => highlights(page), (now) => now.length < all) // prettier-ignore
    await page.close()
  })

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
    await stored('all of it', ({ level, known, dwell, siteLevels }) => level === 3 && String(known) === 'atrophy' && dwell === 800 && JSON.stringify(siteLevels) === '{"a.org":1}') // prettier-ignore
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
    await stored('what came', ({ known, level }) => String(known) === 'atrophy,biopsy' && level === 3)
    await until('the level on the page', () => isChosen(settings, LEVELS[2]!))
    await tabTo(settings, label)
    await settings.keyboard.press(' ')
    await until('sync to be off', () => isChosen(settings, label), (on) => !on) // prettier-ignore
    await pick(settings, 'Which words are underlined', LEVELS[0]!)
    await stored('the choice here', ({ level }) => level === 1)
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
    expect(await violations(settings, axe.source)).toEqual([])
    await backstage.managed({})
    await until('nothing locked', () => settings.$('input:disabled'), (one) => one === null) // prettier-ignore
  })

  // Only Chromium can be told to be dark.
  it.each(name === 'chrome' ? ['light', 'dark'] : ['light'])(
    'has nothing that axe would mend, in %s',
    async (scheme) => {
      if (name === 'chrome') await settings.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
      await backstage.settings({ known: ['atrophy'], offSites: ['a.org'], siteLevels: { 'b.org': 3 } })
      await says(settings, 'b.org')
      expect(await violations(settings, axe.source)).toEqual([])
    },
  )

  it('fits a narrow window', async () => {
    await settings.setViewport({ width: 360, height: 740 })
    await backstage.settings({ known: ['atrophy'], siteLevels: { 'a-very-long-name.of.a-hospital.example.org': 3 } })
    await says(settings, 'a-very-long-name')
    expect(await settings.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
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
