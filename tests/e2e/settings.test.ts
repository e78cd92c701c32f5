/** The settings page by keyboard alone: what is chosen there holds in pages that are open. */
import type { Page } from 'puppeteer-core'
import { describe, expect, it } from 'vitest'
import type { Backstage } from './backstage'
import { says, violations } from './expected'
import {
  BROWSERS,
  card,
  highlights,
  pointAt,
  settledHighlights,
  until,
  waitForCard,
  waitForHighlights,
  waitForNoCard,
  wordRect,
  type OpenBrowser,
} from './harness'
import { centre, passFrames } from './pointer'
import { LEVELS, pick, tabTo, untilStored, useSettings } from './settings-page'
import type { Stage } from './stage'

/** Past the longest rest that can be chosen, in frames of a sixtieth of a second. */
const LONGER_THAN_ANY_REST = 70

describe.each(BROWSERS)('the settings page in %s', (name) => {
  let open: OpenBrowser
  let server: Stage['server']
  let backstage: Backstage
  let settings: Page

  useSettings(name, (stage) => void ({ open, server, backstage, settings } = stage))

  const article = async () => {
    const page = await open.newPage(server.url('calf-twitching.html'))
    await waitForHighlights(page, 5)
    return page
  }

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
    await untilStored(backstage, 'first only', ({ firstOnly }) => firstOnly === true)
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
    await untilStored(backstage, 'the choice', ({ underline }) => underline === 'none')
  })

  it('opens no card by a rest when a click was asked for, and none by a finger when that is off', async () => {
    await pick(settings, 'When a card opens', 'Only when I click the word')
    await tabTo(settings, 'Also when I tap a word with a finger')
    await settings.keyboard.press(' ')
    await untilStored(backstage, 'both', ({ dwell, touch }) => dwell === 0 && touch === false)
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
    await untilStored(backstage, 'the site', ({ offSites }) => JSON.stringify(offSites) === JSON.stringify([host]))
    await page.bringToFront()
    await until('no marks', () => highlights(page), (all) => all.length === 0) // prettier-ignore
    await settings.bringToFront()
    await settings.select(`select[aria-label="Rule for ${host}"]`, '1')
    await untilStored(backstage, 'the level', ({ siteLevels }) => (siteLevels as Record<string, number>)[host] === 1)
    await page.bringToFront()
    const all = (await settledHighlights(page)).length
    await settings.bringToFront()
    await tabTo(settings, `Remove ${host}`)
    await settings.keyboard.press('Enter')
    await page.bringToFront()
    await until('fewer marks', () => highlights(page), (now) => now.length < all) // prettier-ignore
    await page.close()
  })

  // Only Chromium can be told to be dark.
  it.each(name === 'chrome' ? ['light', 'dark'] : ['light'])(
    'has nothing that axe would mend, in %s',
    async (scheme) => {
      if (name === 'chrome') await settings.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
      await backstage.settings({ known: ['atrophy'], offSites: ['a.org'], siteLevels: { 'b.org': 3 } })
      await says(settings, 'b.org')
      expect(await violations(settings)).toEqual([])
    },
  )

  it('fits a narrow window', async () => {
    await settings.setViewport({ width: 360, height: 740 })
    await backstage.settings({ known: ['atrophy'], siteLevels: { 'a-very-long-name.of.a-hospital.example.org': 3 } })
    await says(settings, 'a-very-long-name')
    expect(await settings.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  })
})
