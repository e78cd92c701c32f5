/** A pack of one's own words: from its file to the card on a page, the popup and the report reader. */
import type { Page } from 'puppeteer-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { zipOf } from '../unit/report-files'
import { says, textOf, violations } from './expected'
import { BROWSERS, card, highlights, pointAt, until, waitForCard, waitForHighlights, type OpenBrowser } from './harness'
import { openPopup } from './popup-page'
import { giveFile, tabTo } from './settings-page'
import { useStage, type Stage } from './stage'

const ADD = 'Add a pack from a file'
const EVIL = '<img src=x onerror=alert(1)>'
const PACK = JSON.stringify({
  bedsidePack: 1,
  name: 'Elm Clinic',
  about: 'Words of our letters.',
  words: [
    { term: 'pain diary', meaning: `A notebook for your pain. ${EVIL}`, forms: ['diary of pain'], more: EVIL },
    {
      term: 'sciatica',
      meaning: 'What we call it here.',
      source: 'Our leaflet',
      address: 'https://elm.example/leaflet',
    },
    { term: 'no meaning' },
  ],
})
const PAGE = `<!doctype html><html lang="en"><title>Letter</title><link rel="icon" href="data:," />
  <p>The patient has sciatica after an MRI of the lumbar spine. Please keep two pain diaries, or a diary of pain.</p></html>`
const COLUMNS = 'term,meaning,forms\n'
const ROWS = 10_000
const manyRows = (rows: number) =>
  COLUMNS + Array.from({ length: rows }, (_, i) => `ward word ${i}x,What our ward means by word number ${i}.,w${i}ord`).join('\n') // prettier-ignore
/** While a pack is read the page is never held up for a longer part of the time than this; read by the page itself, it would be held up for nearly all of it. */
const MOST_HELD_UP = 1 / 3

describe.each(BROWSERS)('own words in %s', (name) => {
  let open: OpenBrowser
  let server: Stage['server']
  let settings: Page
  let backstage: Stage['backstage']
  let watch: Stage['watch']

  useStage(name, (stage) => void ({ open, server, backstage, watch } = stage), { source: { '/letter.html': PAGE } })
  beforeEach(async () => {
    settings = await open.extensionPage('options.html')
    watch(settings)
    await backstage.forget()
    return () => settings.close()
  })

  const kept = async () => Object.keys(await backstage.all()).filter((key) => key.startsWith('pack'))
  const marked = async (page: Page) => (await highlights(page)).map((h) => h.text)
  const letter = async () => {
    const page = await open.newPage(server.url('letter.html'))
    await waitForHighlights(page, 2)
    return page
  }

  it('are marked on pages that are open, say whose they are, and go when they are switched off', async () => {
    const page = await letter()
    expect(await marked(page)).not.toContain('pain diaries')
    await settings.bringToFront()
    await giveFile(settings, ADD, 'elm.json', PACK)
    await says(settings, 'Added the pack “Elm Clinic” (words: 2).')
    expect(await textOf(settings)).toContain('Words of our letters.')
    const bad = await settings.$$eval('.bad tbody tr', (rows) =>
      rows.map((r) => [...r.cells].map((c) => c.textContent)),
    )
    expect(bad).toEqual([['3', 'meaning', 'It is missing.']])
    expect(await violations(settings)).toEqual([])

    await page.bringToFront()
    await until('the pack’s words', () => marked(page), (all) => all.includes('pain diaries') && all.includes('diary of pain')) // prettier-ignore
    await pointAt(page, 'pain diaries')
    const { text, html } = await waitForCard(page, 'A notebook for your pain.')
    expect(text).toContain('From the pack “Elm Clinic”, not from Bedside.')
    expect(text).toContain(EVIL)
    expect(html).not.toContain('<img')
    expect(html).not.toContain('href')
    await page.keyboard.press('Escape')
    await pointAt(page, 'sciatica')
    expect((await waitForCard(page, 'What we call it here.')).html).toContain('href="https://elm.example/leaflet"')
    await page.keyboard.press('Escape')

    await settings.bringToFront()
    await tabTo(settings, 'Elm Clinic')
    await settings.keyboard.press(' ')
    await page.bringToFront()
    await until('only our words', () => marked(page), (all) => all.includes('sciatica') && !all.includes('pain diaries')) // prettier-ignore
    await pointAt(page, 'sciatica')
    expect((await waitForCard(page)).text).not.toContain('Elm Clinic')
    await page.close()

    await settings.bringToFront()
    await giveFile(settings, ADD, 'elm.json', PACK)
    await says(settings, 'Put the new “Elm Clinic” in place of the old one (words: 2).')
    await tabTo(settings, 'Remove Elm Clinic')
    await settings.keyboard.press('Enter')
    await until('nothing left of it', kept, (keys) => String(keys) === 'packs')
  })

  it('are found in the popup, and explained in a report', async () => {
    await giveFile(settings, ADD, 'elm.json', PACK)
    await says(settings, 'Added the pack')
    const popup = await openPopup(open)
    await popup.keyboard.type('pain diar')
    await until('the word', () => popup.$$eval('.results strong', (all) => all.map((one) => one.textContent)), ([first]) => first === 'pain diary') // prettier-ignore
    await popup.keyboard.press('Enter')
    await says(popup, 'From the pack “Elm Clinic”, not from Bedside.')
    expect(await popup.$('img')).toBeNull()
    await popup.close()

    const reader = await open.extensionPage('reader.html')
    await reader.$eval('textarea', (area) => {
      area.setRangeText('MRI of the lumbar spine. Sciatica. Please keep a pain diary.')
      area.dispatchEvent(new InputEvent('input', { bubbles: true }))
    })
    await reader.click('button[type="submit"]')
    await until('the word in the report', () => marked(reader), (all) => all.includes('pain diary')) // prettier-ignore
    await says(reader, 'A notebook for your pain.')
    await reader.close()
  })

  it(`come in by ${ROWS} rows with progress, while the page stays at hand`, async () => {
    await settings.evaluate(() => {
      const seen = { began: performance.now(), longest: 0, shown: new Set<number>() }
      Object.assign(globalThis, { seen })
      let last = performance.now()
      const look = () => {
        const now = performance.now()
        seen.longest = Math.max(seen.longest, now - last)
        last = now
        const bar = document.querySelector('progress')
        if (bar) seen.shown.add(bar.value)
        setTimeout(look, 5)
      }
      look()
    })
    await giveFile(settings, ADD, 'Ward words.csv', manyRows(ROWS))
    await says(settings, `Added the pack “Ward words” (words: ${ROWS}).`)
    const { longest, took, steps } = await settings.evaluate(() => {
      const { seen } = globalThis as unknown as { seen: { began: number; longest: number; shown: Set<number> } }
      return { longest: seen.longest, took: performance.now() - seen.began, steps: seen.shown.size }
    })
    expect(steps).toBeGreaterThan(2)
    expect(longest / took).toBeLessThan(MOST_HELD_UP)
    const page = await letter()
    await page.evaluate(() => document.querySelector('p')?.append(' On the ward word 77x has two w9999ords.'))
    await until('words from its beginning and its end', () => marked(page), (all) => all.includes('ward word 77x') && all.includes('w9999ords')) // prettier-ignore
    await pointAt(page, 'w9999ords')
    await waitForCard(page, 'word number 9999')
    expect((await card(page))?.text).toContain('Ward words')
    await page.close()
  })

  it('stop coming when they are told to', async () => {
    await giveFile(settings, ADD, 'Ward words.csv', manyRows(ROWS))
    await until('the way to stop it', () => settings.$('progress'))
    await settings.evaluate(() =>
      [...document.querySelectorAll('button')].find((b) => b.textContent === 'Stop')?.click(),
    )
    await says(settings, 'Stopped. Nothing was changed.')
    expect(await settings.$('progress')).toBeNull()
    expect(await kept()).toEqual([])
  })

  it.each([
    ['empty.csv', '', 'is empty'],
    ['large.csv', ' '.repeat(5_000_001), 'is larger than 5 MB'],
    ['book.csv', [...zipOf({ 'xl/workbook.xml': '<x/>' })], 'is a packed file or a spreadsheet'],
    ['photo.json', [0xff, 0xd8, 0xff, 0xe0, 0, 0, 1, 2, 3], 'is not a CSV or JSON file'],
    ['page.csv', '<!doctype html><p>term,meaning</p>', 'is not a CSV or JSON file'],
    ['half.json', PACK.slice(0, 90), 'is damaged or not complete'],
    ['nested.json', '['.repeat(1_000_000), 'is damaged or not complete'],
    ['settings.json', '{"bedside":1,"settings":{}}', 'is JSON, but not a pack'],
    ['next.json', '{"bedsidePack":2,"words":[]}', 'is made for a newer Bedside'],
    ['letter.csv', 'Dear Dr Elm,\nthank you.', 'has no columns named'],
    ['rows.csv', COLUMNS + 'a,b,\n'.repeat(20_001), 'has more than 20,000 rows'],
    ['bad.csv', `${COLUMNS}x,y,\n`, 'can be used'],
  ])('%s is refused in one sentence', async (file, contents, sentence) => {
    await giveFile(settings, ADD, file, contents)
    const text = await says(settings, sentence)
    expect(text).toMatch(new RegExp(`(?:${file}|No row of ${file}).*Nothing was changed\\.`))
    expect(await kept()).toEqual([])
  })

  it('are refused when there is no room left for them, and those that are there stay', async () => {
    const long = 'x'.repeat(390)
    const big = (words: number) => JSON.stringify({ bedsidePack: 1, words: Array.from({ length: words }, (_, i) => ({ term: `word ${i}q`, meaning: long })) }) // prettier-ignore
    await giveFile(settings, ADD, 'One.json', big(10_000))
    await says(settings, 'Added the pack “One”')
    const before = await kept()
    await giveFile(settings, ADD, 'Two.json', big(10_000))
    await says(settings, 'There is no room left for Two.json.')
    expect(await kept()).toEqual(before)
  })
})
