/** The popup, all by keyboard: search a word, read its card, switch the site off and on. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Page } from 'puppeteer-core'
import type { Backstage } from './backstage'
import { says, textOf } from './expected'
import { entriesOf } from './glossary'
import { BROWSERS, highlights, settledHighlights, until, waitForHighlights, type OpenBrowser } from './harness'
import { inSearchBox, lookUp, openPopup } from './popup-page'
import { openByButton } from './real-popup'
import { useStage, type Stage } from './stage'

describe.each(BROWSERS)('the popup in %s', (name) => {
  let open: OpenBrowser
  let server: Stage['server']
  let backstage: Backstage
  let popup: Page
  let watch: Stage['watch']

  useStage(name, (stage) => void ({ open, server, backstage, watch } = stage))

  const show = async (tab?: number) => {
    popup = await openPopup(open, tab)
    watch(popup)
  }
  const focused = () => popup.evaluate(() => document.activeElement?.textContent ?? '')
  const headwords = () => popup.$$eval('.results strong', (found) => found.map((one) => one.textContent))
  const search = async (query: string) => {
    await popup.keyboard.type(query)
    return until(`results for "${query}"`, headwords, (found) => found.length > 0)
  }
  const tabTo = async (what: string) => {
    for (let i = 0; i < 30; i++) {
      await popup.keyboard.press('Tab')
      const at = await popup.evaluate(() => {
        const { activeElement: a } = document
        return `${a?.textContent ?? ''} ${a?.closest('label')?.textContent ?? ''}`
      })
      if (at.includes(what)) return
    }
    throw new Error(`Tab does not lead to "${what}"`)
  }

  // Twice: the first one warms what the browser keeps.
  it('can be typed into as soon as its button has opened it', async () => {
    const page = await open.extensionPage('options.html')
    for (let i = 0; i < 2; i++) expect((await openByButton(page)).fromClick).toBeGreaterThan(0)
    await page.close()
  })

  describe('on its own', () => {
    beforeEach(() => show())

    it('has its search box focused at once', async () => {
      expect(await popup.evaluate(() => document.activeElement?.id)).toBe('query')
      expect(await textOf(popup)).toContain('can’t read this page')
    })

    it.each([
      ['the whole word', 'sciatica', 'sciatica'],
      ['its beginning', 'fascic', 'fasciculation'],
      ['a typo', 'sciatca', 'sciatica'],
      ['another form', 'MRIs', 'MRI'],
    ])('finds a word by %s', async (_by, query, headword) => {
      const found = await search(query)
      expect(found.slice(0, 3)).toContain(headword)
      expect(await textOf(popup)).toContain(entriesOf(headword)[0]?.short)
    })

    it.each([
      ['L5 S1', 'L5-S1'],
      ['new monia', 'pneumonia'],
      ['hemroids', 'hemorrhoid'],
    ])('for "%s" gives the card of %s', async (query, headword) => {
      await lookUp(popup, query, headword)
      expect(await popup.$eval('.card .short', (p) => p.textContent)).toBe(entriesOf(headword)[0]?.short)
    })

    it('for a level without an entry gives a card made by rule', async () => {
      await lookUp(popup, 'c5 c6', 'C5–C6')
      await says(popup, 'Read from the level named here.')
    })

    it('says so when there is no such word', async () => {
      await popup.keyboard.type('qqqqqqqqqqqq')
      await says(popup, 'No word like “qqqqqqqqqqqq” yet.')
    })

    it('opens the first result with Enter, a linked word from there, and goes back', async () => {
      await search('fasciculation')
      await popup.keyboard.press('Enter')
      await until('the card to have the focus', focused, (at) => at === 'fasciculation')
      await says(popup, 'A small, quick jerk')
      await tabTo('tremor')
      await popup.keyboard.press('Enter')
      await says(popup, 'back to fasciculation')
      await until('the nested card to have the focus', focused, (at) => at === 'tremor')
      await popup.keyboard.down('Shift')
      await popup.keyboard.press('Tab')
      await popup.keyboard.up('Shift')
      await popup.keyboard.press('Enter')
      await until(
        'the first card again',
        () => textOf(popup),
        (all) => all.includes('quick jerk') && !all.includes('back to'),
      )
    })

    it('walks the results with the arrow keys', async () => {
      const found = await search('nerve')
      await popup.keyboard.press('ArrowDown')
      await popup.keyboard.press('ArrowDown')
      await until('the second result', focused, (at) => at.startsWith(found[1] ?? '?'))
      await popup.keyboard.press('ArrowUp')
      await popup.keyboard.press('ArrowUp')
      await inSearchBox(popup)
    })
  })

  describe('beside a page', () => {
    let page: Page
    beforeEach(async () => {
      await backstage.settings()
      page = await open.newPage(server.url('changing.html'))
      await waitForHighlights(page, 7)
      await settledHighlights(page)
      for (const frame of page.frames()) await until('words in each frame', () => highlights(frame), (all) => all.length > 0) // prettier-ignore
      await show(await backstage.tabId(page.url()))
    })

    const inAllFrames = async () => (await Promise.all(page.frames().map((frame) => highlights(frame)))).flat().length

    it('counts the words of the page and its frames', async () => {
      await says(popup, `${await inAllFrames()} words found on this page`)
    })

    it.each(['On for 127.0.0.1', 'On for all sites'])(
      'takes all marks away with "%s" and brings them back',
      async (label) => {
        const before = await inAllFrames()
        await says(popup, 'words found')
        await tabTo(label)
        await popup.keyboard.press(' ')
        await says(popup, 'Bedside is off here.')
        await until('no marks', inAllFrames, (count) => count === 0)
        expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0)
        await popup.keyboard.press(' ')
        await page.bringToFront()
        await until('all marks again', inAllFrames, (count) => count === before)
      },
    )
  })
})
