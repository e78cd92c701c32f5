/** The popup before anything is typed: this page's words, saved and recent ones, and the body systems. */
import type { Page } from 'puppeteer-core'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Backstage } from './backstage'
import { says, violations } from './expected'
import { BROWSERS, cardClick, pointAt, settledHighlights, until, waitForCard, type OpenBrowser } from './harness'
import { inSearchBox, lookUp, openPopup, wordsOf } from './popup-page'
import { useStage, type Stage } from './stage'

const NARROW = { width: 360, height: 640 }

describe.each(BROWSERS)('the lists of the popup in %s', (name) => {
  let open: OpenBrowser
  let server: Stage['server']
  let backstage: Backstage
  let page: Page
  let popup: Page
  let watch: Stage['watch']

  useStage(name, (stage) => void ({ open, server, backstage, watch } = stage))
  beforeEach(async () => {
    await backstage.forget()
    page = await open.newPage(server.url('spine-report.html'))
    await settledHighlights(page)
    return async () => {
      await popup.close()
      await page.close()
    }
  })

  const show = async (tab?: number) => {
    popup = await openPopup(open, tab)
    watch(popup)
  }
  const showForPage = async () => show(await backstage.tabId(page.url()))
  const focused = () => popup.evaluate(() => document.activeElement?.textContent ?? '')
  const tabs = () => popup.$$eval('[role="tab"]', (all) => all.map((one) => one.textContent))
  const words = () => wordsOf(popup)
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
      expect(await violations(popup)).toEqual([])
    })

    it('opens a word’s card by keyboard, and the way back leads to the word', async () => {
      await showForPage()
      const [, second = '?'] = await until('the words of the page', words, (all) => all.length > 5)
      await press('ArrowDown', 'ArrowDown', 'ArrowDown')
      await until('the second word', focused, (at) => at.startsWith(second))
      await press('Enter')
      await until('the card', () => popup.$('.card'))
      expect(await violations(popup)).toEqual([])
      await popup.focus('.all')
      await press('Enter')
      await until('the second word again', focused, (at) => at.startsWith(second))
      await press('ArrowUp', 'ArrowUp', 'ArrowUp')
      await inSearchBox(popup)
    })

    it('is the first list beside a page, and says so where there is none', async () => {
      await show()
      await until('the body systems', () => popup.$('.systems'))
      await choose('This page')
      await says(popup, 'Bedside can’t read this page.')
    })
  })

  describe('saved words', () => {
    it('are kept by the star on a card, listed newest first, and taken out again', async () => {
      await show()
      await choose('Saved')
      await says(popup, 'No saved words yet.')
      expect(await violations(popup)).toEqual([])
      for (const word of ['sciatica', 'C5–C6']) {
        await lookUp(popup, word, word)
        await popup.focus('.star')
        await press('Enter')
        await until('the star', () => popup.$('.star[aria-pressed="true"]'))
      }
      expect(await backstage.list('saved')).toEqual(['spine:C5-C6', 'sciatica'])
      await popup.close()

      await show()
      await choose('Saved')
      await list(['C5–C6', 'sciatica'])
      expect(await violations(popup)).toEqual([])
      await press('ArrowDown', 'Tab', 'Enter')
      await list(['sciatica'])
      await until('the next word', focused, (at) => at.startsWith('sciatica'))
      await press('Tab', 'Enter')
      await says(popup, 'No saved words yet.')
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
      await lookUp(popup, 'numbness', 'numbness')
      expect(await popup.$eval('.star', (star) => star.getAttribute('aria-pressed'))).toBe('true')
    })
  })

  describe('words looked up', () => {
    it('are not kept unless the reader asks for it', async () => {
      await showForPage()
      expect(await tabs()).toEqual(['This page', 'Saved', 'Body systems'])
      await lookUp(popup, 'sciatica', 'sciatica')
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
      await lookUp(popup, 'new monia', 'pneumonia')
      await until('the popup’s word', () => backstage.list('recent'), (ids) => JSON.stringify(ids) === '["pneumonia","numbness"]') // prettier-ignore
      await popup.close()

      await show()
      await choose('Recent')
      await list(['pneumonia', 'numbness'])
      expect(await violations(popup)).toEqual([])
      await popup.focus('.foot')
      await press('Enter')
      await says(popup, 'No words yet.')
      expect(await backstage.list('recent')).toEqual([])
      await lookUp(popup, 'sciatica', 'sciatica')
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
      expect(await violations(popup)).toEqual([])
      await press('ArrowDown', 'ArrowDown')
      const system = (await focused()).replace(/ \d+$/, '')
      await press('Enter')
      await until('the way back', focused, (at) => at.includes('All body systems'))
      const [first = '?'] = await words()
      expect(await popup.$eval('.crumb strong', (s) => s.textContent)).toBe(system)
      expect(await violations(popup)).toEqual([])
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
