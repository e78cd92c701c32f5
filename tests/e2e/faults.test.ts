/**
 * What goes wrong around an extension: its background is stopped at every message, its storage is full or
 * corrupt, it is updated under open pages. Words stay explained and no setting is lost.
 */
import type { Page } from 'puppeteer-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { builtFor } from '../../scripts/launch'
import { openBackstage, type Backstage } from './backstage'
import { BROWSERS, card, cardClick, highlights, pointAt, until, waitForCard, waitForHighlights, waitForNoCard, type OpenBrowser } from './harness' // prettier-ignore
import { letterOf } from './letter'
import { useStage, type Stage } from './stage'

const WORDS = ['sciatica', 'spinal stenosis', 'kyphosis', 'nerve root', 'hypertension', 'edema', 'scoliosis', 'fasciculation'] // prettier-ignore
/** Of a setting that nobody of ours would store. */
const JUNK_BYTES = 500_000
const MOST_JUNK = 60

interface Api {
  runtime: { sendMessage: (message: object) => Promise<unknown> }
  storage: { local: { set: (items: object) => Promise<void>; remove: (keys: string[]) => Promise<void> } }
}

describe.each(BROWSERS)('Bedside in %s', (name) => {
  let open: OpenBrowser
  let server: Stage['server']
  let backstage: Backstage
  let page: Page

  useStage(name, (stage) => void ({ open, server, backstage, page } = stage), {
    source: { '/letter.html': letterOf(WORDS) },
  })
  beforeEach(async () => {
    await backstage.settings()
    await page.bringToFront()
    await page.goto(server.url('letter.html'))
    await waitForHighlights(page, WORDS.length)
  })

  const closeCard = async () => {
    await page.keyboard.press('Escape')
    await waitForNoCard(page)
  }

  it('answers every message though its background is stopped before each', async () => {
    await backstage.settings({ history: true })
    await backstage.stopBackground()
    await page.reload()
    await waitForHighlights(page, WORDS.length)
    let pictures = 0
    for (const word of WORDS) {
      await backstage.stopBackground()
      await pointAt(page, word)
      const { text } = await waitForCard(page, word)
      if (text.includes('On a picture')) {
        await backstage.stopBackground()
        await cardClick(page, 'On a picture')
        await until('the picture', () => card(page), (c) => c?.html.includes('Where it is: ') === true) // prettier-ignore
        pictures++
      }
      await backstage.stopBackground()
      await cardClick(page, '.star')
      await until(`"${word}" to be saved`, () => backstage.list('saved'), (saved) => (saved as string[] | undefined)?.length === WORDS.indexOf(word) + 1) // prettier-ignore
      await backstage.stopBackground()
      await cardClick(page, 'I know this word')
      await until(`"${word}" to be known`, () => highlights(page), (all) => !all.some(({ text }) => text === word)) // prettier-ignore
    }
    const { known } = await backstage.stored()
    expect(new Set(known as string[]).size).toBe(WORDS.length)
    expect((await backstage.list('recent')) as string[]).toHaveLength(WORDS.length)
    expect(pictures).toBeGreaterThan(0)
  })

  it('hears its menu and its keys though its background is stopped', async () => {
    // In Chromium only the browser's own wake-up brings it back, and no test can press its key.
    if (name === 'chrome') {
      await backstage.stopBackground()
      await pointAt(page, 'kyphosis')
      await waitForCard(page, 'kyphosis')
      await closeCard()
    } else await backstage.stopBackground()
    await backstage.command(page.url(), 'next-word')
    await until('a card', () => card(page), (c) => c?.open === true) // prettier-ignore
    await closeCard()
    if (name === 'firefox') await backstage.stopBackground()
    await page.evaluate(() => document.getSelection()!.selectAllChildren(document.querySelector('h1')!))
    await backstage.explain(page.url(), 'fasciculation')
    await waitForCard(page, 'fasciculation')
    await closeCard()
  })

  it.runIf(name === 'chrome')('keeps its settings when the storage is full, and goes on', async () => {
    await backstage.settings({ known: ['atrophy'], level: 1 })
    const options = await open.extensionPage('options.html')
    const filled = await options.evaluate(
      async (size, most) => {
        const { chrome } = globalThis as unknown as { chrome: Api }
        let bytes = size
        for (let i = 0; i < most && bytes >= 1; i++)
          await chrome.storage.local
            .set({ [`junk-${i}`]: 'x'.repeat(bytes) })
            .catch(() => (bytes = Math.floor(bytes / 4)))
        return bytes < 1
      },
      JUNK_BYTES,
      MOST_JUNK,
    )
    expect(filled).toBe(true)
    await page.bringToFront()
    await pointAt(page, 'sciatica')
    await waitForCard(page, 'sciatica')
    // What the card says when its button is pressed; the answer comes when the background has done with it.
    const say = { type: 'known', id: 'sciatica', known: true }
    await options.evaluate(
      (message) =>
        (globalThis as unknown as { chrome: Api }).chrome.runtime.sendMessage(message).catch(() => undefined),
      say,
    )
    expect(await backstage.stored()).toMatchObject({ known: ['atrophy'], level: 1 })
    await options.evaluate(
      (most) => (globalThis as unknown as { chrome: Api }).chrome.storage.local.remove(Array.from({ length: most }, (_, i) => `junk-${i}`)), // prettier-ignore
      MOST_JUNK,
    )
    await page.reload()
    await waitForHighlights(page, WORDS.length)
    await pointAt(page, 'sciatica')
    await waitForCard(page, 'sciatica')
    await cardClick(page, 'I know this word')
    await until('the word to be known', () => backstage.stored(), ({ known }) => (known as string[]).length === 2) // prettier-ignore
    expect(await backstage.stored()).toMatchObject({ known: ['atrophy', 'sciatica'], level: 1 })
    await options.close()
  })

  it.each([null, 'x', 7, [[]], { known: 'x', offSites: [7], level: 'x', underline: {}, on: 1 }])(
    'works on with corrupt settings: %j',
    async (bad) => {
      await backstage.store({ settings: bad })
      await page.reload()
      await waitForHighlights(page, WORDS.length)
      await pointAt(page, 'sciatica')
      await waitForCard(page, 'sciatica')
      await cardClick(page, 'I know this word')
      await until('settings that are whole', () => backstage.stored(), ({ known, on }) => on === true && String(known) === 'sciatica') // prettier-ignore
      const options = await open.extensionPage('options.html')
      expect(await options.$$eval('input:checked', (inputs) => inputs.length)).toBeGreaterThanOrEqual(2)
      await options.close()
    },
  )

  // Last, since it takes the extension's own pages with it.
  it('leaves open pages as they were when it is updated, and keeps every setting', async () => {
    const ours = {
      on: true,
      offSites: ['example.org'],
      known: ['sciatica'],
      level: 1,
      underline: 'solid',
      firstOnly: true,
    }
    await backstage.settings(ours)
    await until('the known word to go', () => highlights(page), (all) => all.length > 0 && !all.some(({ text }) => text === 'sciatica')) // prettier-ignore
    const sheets = () => page.evaluate(() => document.adoptedStyleSheets.length)
    expect(await sheets()).toBeGreaterThan(0)
    await pointAt(page, 'kyphosis')
    await waitForCard(page, 'kyphosis')
    // The extension is loaded anew over itself.
    await open.browser.installExtension(builtFor(name))
    await until('the old card to go', async () => (await page.$('bedside-card')) === null)
    // Firefox starts the new Bedside in pages that are open; Chromium leaves them without one.
    const marked = name === 'firefox'
    await until('the marks of one Bedside or none', () => highlights(page), (all) => all.length > 0 === marked && all.every((h) => h.name === 'bedside-entry')) // prettier-ignore
    await until('its sheet alone', sheets, (count) => count === Number(marked)) // prettier-ignore
    if (marked) {
      await page.mouse.move(1, 1)
      await pointAt(page, 'nerve root')
      await waitForCard(page, 'nerve root')
      await closeCard()
    }
    await page.reload()
    const words = await waitForHighlights(page, WORDS.length - 1)
    expect(words.map(({ text }) => text)).not.toContain('sciatica')
    await pointAt(page, 'kyphosis')
    await waitForCard(page, 'kyphosis')
    expect(await (await openBackstage(open)).stored()).toEqual(ours)
  })
})
