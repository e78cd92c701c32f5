/** The popup before anything is typed: this page's words, saved and recent ones, and the body systems. */
import fs from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openBackstage, type Backstage } from './backstage'
import { watchErrors } from './expected'
import { entriesOf } from './glossary'
import {
  BROWSERS,
  cardClick,
  openBrowser,
  PAGES,
  pointAt,
  serve,
  settledHighlights,
  until,
  waitForCard,
  type OpenBrowser,
} from './harness'

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const NARROW = { width: 360, height: 640 }

describe.each(BROWSERS)('the lists of the popup in %s', (name) => {
  let open: OpenBrowser
  let server: Awaited<ReturnType<typeof serve>>
  let backstage: Backstage
  let page: Page
  let popup: Page
  let errors: string[]

  beforeAll(async () => {
    server = await serve(PAGES)
    open = await openBrowser(name)
    backstage = await openBackstage(open)
  })
  afterAll(async () => {
    await open.close()
    await server.close()
  })
  beforeEach(async () => {
    await backstage.forget()
    page = await open.newPage(server.url('spine-report.html'))
    await settledHighlights(page)
    return async () => {
      expect(errors).toEqual([])
      await popup.close()
      await page.close()
    }
  })

  const show = async (tab?: number) => {
    popup = await open.extensionPage(tab === undefined ? 'popup.html' : `popup.html?tab=${tab}`)
    errors = watchErrors(popup)
    await until('the search box', focusedId, (id) => id === 'query') // prettier-ignore
  }
  const showForPage = async () => show(await backstage.tabId(page.url()))
  const focusedId = () => popup.evaluate(() => document.activeElement?.id)
  const focused = () => popup.evaluate(() => document.activeElement?.textContent ?? '')
  const text = () => popup.evaluate(() => document.body.innerText)
  const shows = (what: string) => until(`"${what}" in the popup`, text, (all) => all.includes(what))
  const tabs = () => popup.$$eval('[role="tab"]', (all) => all.map((one) => one.textContent))
  const words = () => popup.$$eval('.lists:not([hidden]) button.word strong', (all) => all.map((one) => one.textContent)) // prettier-ignore
  const list = (wanted: string[]) => until(`the words ${wanted.join()}`, words, (all) => all.join() === wanted.join())
  const press = (...keys: Parameters<Page['keyboard']['press']>[0][]) =>
    keys.reduce((before, key) => before.then(() => popup.keyboard.press(key)), Promise.resolve())
  /** From the search box onto a tab, by the arrow keys alone. */
  const choose = async (tab: string) => {
    await popup.focus('#query')
    await press('ArrowDown')
    for (let i = 0; i < 4 && (await focused()) !== tab; i++) await press('ArrowRight')
    expect(await focused()).toBe(tab)
  }
  const lookUp = async (query: string, headword: string) => {
    await popup.focus('#query')
    await popup.$eval('#query', (field) => (field as HTMLInputElement).select())
    await popup.keyboard.type(query)
    await until(`results for ${query}`, words, (all) => all.includes(headword))
    await press('Enter')
    await until(`the card of ${headword}`, () => popup.$eval('.card h2', (h) => h.textContent), (h) => h === headword) // prettier-ignore
  }
  const violations = async () => {
    await popup.evaluate(AXE)
    return popup.evaluate(async () => {
      const { violations: found } = await (
        globalThis as unknown as {
          axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
        }
      ).axe.run()
      return found.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`)
    })
  }

  describe('this page', () => {
    it('has its words in page order, each once, with how often they stand there', async () => {
      await showForPage()
      const marked = (await settledHighlights(page)).map((one) => one.text.replace(/\s+/g, ' '))
      const seen = await until('the words of the page', words, (all) => all.length > 5)
      // Each is written as it stands in the page, in the order in which it first does.
      expect(seen.map((word) => marked.indexOf(word))).toEqual(seen.map((word) => marked.indexOf(word)).sort((a, b) => a - b)) // prettier-ignore
      expect(new Set(seen).size).toBe(seen.length)
      const counts = await popup.$$eval('button.word', (all) =>
        all.map((one) => Number.parseInt(one.querySelector('em')?.textContent ?? '1', 10)),
      )
      expect(counts.reduce((sum, n) => sum + n, 0)).toBe(marked.length)
      expect(await violations()).toEqual([])
    })

    it('opens a word’s card by keyboard, and the way back leads to the word', async () => {
      await showForPage()
      const [, second = '?'] = await until('the words of the page', words, (all) => all.length > 5)
      await press('ArrowDown', 'ArrowDown', 'ArrowDown')
      await until('the second word', focused, (at) => at.startsWith(second))
      await press('Enter')
      await until('the card', () => popup.$('.card'))
      expect(await violations()).toEqual([])
      await popup.focus('.all')
      await press('Enter')
      await until('the second word again', focused, (at) => at.startsWith(second))
      await press('ArrowUp', 'ArrowUp', 'ArrowUp')
      await until('the search box', focusedId, (id) => id === 'query') // prettier-ignore
    })

    it('is the first list beside a page, and says so where there is none', async () => {
      await show()
      await until('the body systems', () => popup.$('.systems'))
      await choose('This page')
      await shows('Bedside can’t read this page.')
    })
  })

  describe('saved words', () => {
    it('are kept by the star on a card, listed newest first, and taken out again', async () => {
      await show()
      await choose('Saved')
      await shows('No saved words yet.')
      expect(await violations()).toEqual([])
      for (const word of ['sciatica', 'C5–C6']) {
        await lookUp(word, word)
        await popup.focus('.star')
        await press('Enter')
        await until('the star', () => popup.$('.star[aria-pressed="true"]'))
      }
      expect(await backstage.list('saved')).toEqual(['spine:C5-C6', 'sciatica'])
      await popup.close()

      await show()
      await choose('Saved')
      await list(['C5–C6', 'sciatica'])
      expect(await violations()).toEqual([])
      await press('ArrowDown', 'Tab', 'Enter')
      await list(['sciatica'])
      await until('the next word', focused, (at) => at.startsWith('sciatica'))
      await press('Tab', 'Enter')
      await shows('No saved words yet.')
      await until('the tab', focused, (at) => at === 'Saved')
      expect(await backstage.list('saved')).toEqual([])
    })

    it('have the same star on a page’s card and in the popup', async () => {
      await page.bringToFront()
      await pointAt(page, 'numbness')
      await waitForCard(page, 'numbness')
      await cardClick(page, 'Save this word')
      await until('the word to be saved', () => backstage.list('saved'), (ids) => JSON.stringify(ids) === '["numbness"]') // prettier-ignore
      expect((await waitForCard(page, 'numbness')).html).toMatch(/class="star"[^>]*aria-pressed="true"/)
      await showForPage()
      await lookUp('numbness', 'numbness')
      expect(await popup.$eval('.star', (star) => star.getAttribute('aria-pressed'))).toBe('true')
    })
  })

  describe('words looked up', () => {
    it('are not kept unless the reader asks for it', async () => {
      await showForPage()
      expect(await tabs()).toEqual(['This page', 'Saved', 'Body systems'])
      await lookUp('sciatica', 'sciatica')
      expect(await backstage.list('recent')).toBeUndefined()
    })

    it('are listed when the settings say so, from popup and page, and cleared', async () => {
      const options = await open.extensionPage('options.html')
      const box = await options.waitForSelector('::-p-xpath(//label[contains(., "Keep a list")]/input)')
      await box!.focus()
      await options.keyboard.press(' ')
      await until('the setting', () => backstage.stored(), (settings) => settings.history === true) // prettier-ignore

      await page.bringToFront()
      await pointAt(page, 'numbness')
      await waitForCard(page, 'numbness')
      await until('the page’s word', () => backstage.list('recent'), (ids) => JSON.stringify(ids) === '["numbness"]') // prettier-ignore
      await showForPage()
      await lookUp('new monia', 'pneumonia')
      await until('the popup’s word', () => backstage.list('recent'), (ids) => JSON.stringify(ids) === '["pneumonia","numbness"]') // prettier-ignore
      await popup.close()

      await show()
      await choose('Recent')
      await list(['pneumonia', 'numbness'])
      expect(await violations()).toEqual([])
      await popup.focus('.foot')
      await press('Enter')
      await shows('No words yet.')
      expect(await backstage.list('recent')).toEqual([])
      await lookUp('sciatica', 'sciatica')
      await until('the word', () => backstage.list('recent'), (ids) => JSON.stringify(ids) === '["sciatica"]') // prettier-ignore

      // Who switches the list off wants none.
      await options.bringToFront()
      await box!.focus()
      await options.keyboard.press(' ')
      await until('the list to go', () => backstage.list('recent'), (ids) => JSON.stringify(ids) === '[]') // prettier-ignore
      await options.close()
    })
  })

  describe('body systems', () => {
    it('lead to their words, to a card and back, by keyboard', async () => {
      await show()
      await choose('Body systems')
      expect(await popup.$$eval('.systems button', (all) => all.length)).toBeGreaterThan(30)
      expect(await violations()).toEqual([])
      await press('ArrowDown', 'ArrowDown')
      const system = (await focused()).replace(/ \d+$/, '')
      await press('Enter')
      await until('the way back', focused, (at) => at.includes('All body systems'))
      const [first = '?'] = await words()
      expect(await popup.$eval('.crumb strong', (s) => s.textContent)).toBe(system)
      expect(await violations()).toEqual([])
      await press('Tab')
      await until('the first word', focused, (at) => at.startsWith(first))
      await press('Enter')
      await until('its card', () => popup.$eval('.card h2', (h) => h.textContent), (h) => h === first) // prettier-ignore
      await popup.focus('.all')
      await press('Enter')
      await until('the first word again', focused, (at) => at.startsWith(first))
      await press('ArrowUp', 'Enter')
      await until('the system again', focused, (at) => at.startsWith(system))
    })
  })

  describe('a search', () => {
    beforeEach(() => show())

    it.each([
      ['L5 S1', 'L5-S1'],
      ['new monia', 'pneumonia'],
      ['hemroids', 'hemorrhoid'],
    ])('for "%s" gives the card of %s', async (query, headword) => {
      await lookUp(query, headword)
      expect(await popup.$eval('.card .short', (p) => p.textContent)).toBe(entriesOf(headword)[0]?.short)
    })

    it('for a level without an entry gives a card made by rule', async () => {
      await lookUp('c5 c6', 'C5–C6')
      await shows('Read from the level named here.')
    })
  })

  it('fits a narrow window, and a large one at 200 %', async () => {
    await showForPage()
    for (const size of [NARROW, { width: 380, height: 600, deviceScaleFactor: 2 }]) {
      await popup.setViewport(size)
      for (const tab of ['This page', 'Saved', 'Body systems']) {
        await choose(tab)
        const wide = () => popup.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect(await wide()).toBeLessThanOrEqual(0)
      }
    }
  })
})
