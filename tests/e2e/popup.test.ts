/** The popup, all by keyboard: search a word, read its card, switch the site off and on. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Page } from 'puppeteer-core'
import type { Backstage } from './backstage'
import { watchErrors } from './expected'
import { entriesOf } from './glossary'
import { BROWSERS, highlights, settledHighlights, until, waitForHighlights, type OpenBrowser } from './harness'
import { useStage, type Stage } from './stage'

describe.each(BROWSERS)('the popup in %s', (name) => {
  let open: OpenBrowser
  let server: Stage['server']
  let backstage: Backstage
  let popup: Page
  let errors: string[]

  useStage(name, (stage) => void ({ open, server, backstage } = stage))

  const show = async (tab = '') => {
    popup = await open.extensionPage(`popup.html${tab}`)
    errors = watchErrors(popup)
    // What is typed before there is a field is typed into nothing.
    await until('the search box', () => popup.evaluate(() => document.activeElement?.id), (id) => id === 'query') // prettier-ignore
  }
  const text = () => popup.evaluate(() => document.body.innerText)
  const shows = (what: string) => until(`"${what}" in the popup`, text, (all) => all.includes(what))
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

  describe('on its own', () => {
    beforeEach(() => show())

    it('has its search box focused at once', async () => {
      expect(await popup.evaluate(() => document.activeElement?.id)).toBe('query')
      expect(await text()).toContain('can’t read this page')
    })

    it.each([
      ['the whole word', 'sciatica', 'sciatica'],
      ['its beginning', 'fascic', 'fasciculation'],
      ['a typo', 'sciatca', 'sciatica'],
      ['another form', 'MRIs', 'MRI'],
    ])('finds a word by %s', async (_by, query, headword) => {
      const found = await search(query)
      expect(found.slice(0, 3)).toContain(headword)
      expect(await text()).toContain(entriesOf(headword)[0]?.short)
    })

    it('says so when there is no such word', async () => {
      await popup.keyboard.type('qqqqqqqqqqqq')
      await shows('No word like “qqqqqqqqqqqq” yet.')
    })

    it('opens the first result with Enter, a linked word from there, and goes back', async () => {
      await search('fasciculation')
      await popup.keyboard.press('Enter')
      await until('the card to have the focus', focused, (at) => at === 'fasciculation')
      await shows('A small, quick jerk')
      await tabTo('tremor')
      await popup.keyboard.press('Enter')
      await shows('back to fasciculation')
      await until('the nested card to have the focus', focused, (at) => at === 'tremor')
      await popup.keyboard.down('Shift')
      await popup.keyboard.press('Tab')
      await popup.keyboard.up('Shift')
      await popup.keyboard.press('Enter')
      await until('the first card again', text, (all) => all.includes('quick jerk') && !all.includes('back to'))
    })

    it('walks the results with the arrow keys', async () => {
      const found = await search('nerve')
      await popup.keyboard.press('ArrowDown')
      await popup.keyboard.press('ArrowDown')
      await until('the second result', focused, (at) => at.startsWith(found[1] ?? '?'))
      await popup.keyboard.press('ArrowUp')
      await popup.keyboard.press('ArrowUp')
      await until('the search box', () => popup.evaluate(() => document.activeElement?.id), (id) => id === 'query') // prettier-ignore
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
      await show(`?tab=${await backstage.tabId(page.url())}`)
    })

    const inAllFrames = async () => (await Promise.all(page.frames().map((frame) => highlights(frame)))).flat().length

    it('counts the words of the page and its frames', async () => {
      await shows(`${await inAllFrames()} words found on this page`)
    })

    it.each(['On for 127.0.0.1', 'On for all sites'])(
      'takes all marks away with "%s" and brings them back',
      async (label) => {
        const before = await inAllFrames()
        await shows('words found')
        await tabTo(label)
        await popup.keyboard.press(' ')
        await shows('Bedside is off here.')
        await until('no marks', inAllFrames, (count) => count === 0)
        expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0)
        await popup.keyboard.press(' ')
        await page.bringToFront()
        await until('all marks again', inAllFrames, (count) => count === before)
        expect(errors).toEqual([])
      },
    )
  })
})
