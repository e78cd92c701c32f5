/** The panel beside the page, by pointer and by keyboard: the words, the way to each, their graph, and changes. */
import type { Page } from 'puppeteer-core'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Backstage } from './backstage'
import { BROWSERS, highlights, settledHighlights, until, waitForHighlights, type OpenBrowser } from './harness' // prettier-ignore
import { useStage, type Stage } from './stage'

const NARROW = { width: 360, height: 740 }

describe.each(BROWSERS)('the panel in %s', (name) => {
  let open: OpenBrowser
  let server: Stage['server']
  let backstage: Backstage
  let page: Page
  let panel: Page
  let watch: Stage['watch']

  useStage(name, (stage) => void ({ open, server, backstage, watch } = stage))

  const texts = (selector: string) => panel.$$eval(selector, (all) => all.map((one) => one.textContent))
  const words = () => texts('.word-list strong')
  const focused = () => panel.evaluate(() => document.activeElement?.getAttribute('data-id') ?? document.activeElement?.textContent ?? '') // prettier-ignore
  const current = async () => (await highlights(page)).filter((h) => h.name === 'bedside-current').map((h) => h.text)
  const openFor = async (file: string) => {
    page = await open.newPage(server.url(file))
    await waitForHighlights(page, 3)
    await settledHighlights(page)
    panel = await open.extensionPage(`sidepanel.html?tab=${await backstage.tabId(page.url())}`)
    watch(panel)
    await panel.setViewport(NARROW)
    await until('words with meanings', () => texts('.word-list .short'), (all) => all.length > 2 && all.every(Boolean)) // prettier-ignore
  }
  const press = async (...keys: ('Tab' | 'Enter' | 'Escape' | 'ArrowRight' | 'ArrowDown' | 'ArrowUp')[]) => {
    for (const key of keys) await panel.keyboard.press(key)
  }
  const chooseGraph = async () => {
    await panel.focus('[role="tab"]')
    await press('ArrowRight')
    await until('the graph', () => panel.$('.node'))
  }
  const focusNode = async (id: string) => {
    for (let i = 0; i < 40; i++) {
      if ((await focused()) === id) return
      await press('Tab')
    }
    throw new Error(`Tab does not lead to the word ${id}`)
  }

  describe('beside an article', () => {
    beforeEach(async () => {
      await openFor('calf-twitching.html')
      return async () => {
        await panel.close()
        await page.close()
      }
    })

    it('lists each word once in page order, with how often it is there and what it means', async () => {
      const marked = (await highlights(page)).filter((h) => h.name !== 'bedside-current').map((h) => h.text)
      const listed = await words()
      expect(listed.length).toBeGreaterThan(20)
      expect(listed[0]).toBe(marked[0])
      const places = listed.map((word) => marked.indexOf(word.replace(/\s+/g, ' ')))
      const known = places.filter((at) => at >= 0)
      expect(known.length).toBeGreaterThan(20)
      expect(known).toEqual([...known].sort((a, b) => a - b))
      const counts = (await texts('.word-list button')).map((row) => Number(/×(\d+)/.exec(row)?.[1] ?? 1))
      expect(counts.reduce((sum, n) => sum + n, 0)).toBe(marked.length)
    })

    it('sorts them by the alphabet', async () => {
      const before = await words()
      await panel.click('.order label:nth-of-type(2) input')
      const after = await until('another order', words, (now) => now.join() !== before.join())
      expect(after).toEqual(
        [...before].sort((a, b) => a.localeCompare(b, 'en', { sensitivity: 'base', numeric: true })),
      )
    })

    it('shows a word in the page, its card in the panel, and each further place of it', async () => {
      await panel.click('::-p-xpath(//ol/li//button[.//strong[.="calf"]])')
      await until('the card', () => texts('.shown h2'), ([term]) => term === 'calf muscle') // prettier-ignore
      expect(await texts('.shown .place p')).toEqual(['Place 1 of 6 on the page'])
      expect(await until('the word in the page', current, (c) => c.length === 1)).toEqual(['calf'])
      const top = await page.evaluate(() => scrollY)
      for (const place of [2, 3, 4, 5, 6]) {
        await panel.click('[aria-label="Next place"]')
        await until(`place ${place}`, () => texts('.shown .place p'), ([p]) => p === `Place ${place} of 6 on the page`) // prettier-ignore
      }
      await until('the page to scroll', () => page.evaluate(() => scrollY), (y) => y > top) // prettier-ignore
      await panel.click('[aria-label="Next place"]')
      await until('the first place again', () => texts('.shown .place p'), ([p]) => p?.startsWith('Place 1 ') === true) // prettier-ignore
    })

    it('works by keyboard alone: a word, its card, and back to where one was', async () => {
      await panel.focus('[role="tab"]')
      for (let i = 0; i < 40 && !(await focused()).startsWith('twitch'); i++) await press('Tab')
      await press('Enter')
      await until('the card to have the focus', focused, (at) => at === 'fasciculation')
      await press('Escape')
      await until('the list to have the focus', focused, (at) => at.startsWith('twitch'))
      expect(await panel.$('.shown')).toBeNull()
      await until('nothing to be current in the page', current, (c) => c.length === 0)
    })

    it('draws how the words connect: from the disc by the nerve to the calf and its twitch', async () => {
      await chooseGraph()
      const sentences = await texts('.sentences li')
      expect(sentences).toEqual(
        expect.arrayContaining([
          'bulging disc presses on spinal nerve',
          'spinal nerve supplies calf muscle',
          'fasciculation can happen in calf muscle',
        ]),
      )
      const names = await panel.$$eval('.node', (all) =>
        all.map((n) => [
          n.textContent,
          ...(n.getAttribute('aria-describedby') ?? '')
            .split(' ')
            .map((id) => document.getElementById(id)?.textContent),
        ]),
      )
      expect(names.find(([term]) => term === 'spinal nerve')).toEqual(
        expect.arrayContaining(['bulging disc presses on spinal nerve', 'spinal nerve supplies calf muscle']),
      )
      expect(names.flat().filter((text) => !text)).toEqual([])
      expect(names.length).toBeLessThanOrEqual(20)
      expect(await panel.$$eval('.edge', (all) => all.length)).toBe(sentences.length)
    })

    it('lets the arrow keys walk the graph, and Enter open the card there', async () => {
      await chooseGraph()
      await focusNode('bulging-disc')
      for (const [key, id] of [
        ['ArrowDown', 'spinal-nerve'],
        ['ArrowDown', 'calf-muscle'],
        ['ArrowDown', 'fasciculation'],
        ['ArrowUp', 'calf-muscle'],
      ] as const) {
        // prettier-ignore
        await press(key)
        expect(await focused()).toBe(id)
      }
      await press('Enter')
      await until('the card', focused, (at) => at === 'calf muscle')
      await press('Escape')
      await until('the graph to have the focus', focused, (at) => at === 'calf-muscle')
    })

    it('saves a word by its star and keeps what was looked up, as the popup does', async () => {
      await backstage.settings({ history: true })
      await panel.click('::-p-xpath(//ol/li//button[.//strong[.="calf"]])')
      await panel.waitForSelector('.shown .star')
      await panel.click('.shown .star')
      expect(await until('the saved word', () => backstage.list('saved'), Array.isArray)).toEqual(['calf-muscle'])
      await panel.waitForSelector('.shown .star[aria-pressed="true"]')
      await panel.click('[aria-label="Next place"]')
      await until('the next place', () => texts('.shown .place p'), ([p]) => p?.startsWith('Place 2 ') === true) // prettier-ignore
      await panel.click('.shown .links button')
      await panel.waitForSelector('.shown .back')
      const nested = (await texts('.shown h2'))[0]!.replaceAll(' ', '-')
      await until('both words, each once', () => backstage.list('recent'), (all) => Array.isArray(all) && all.join() === `${nested},calf-muscle`) // prettier-ignore
      expect(await panel.$eval('.shown .star', (star) => star.getAttribute('aria-pressed'))).toBe('false')
      await panel.click('.shown .back')
      await panel.waitForSelector('.shown .star[aria-pressed="true"]')
      await panel.click('.shown .star')
      await until('no saved word', () => backstage.list('saved'), (all) => Array.isArray(all) && all.length === 0) // prettier-ignore
      await backstage.settings({ level: 1 })
    })

    it('leaves out a word that the reader knows', async () => {
      await panel.click('::-p-xpath(//ol/li//button[.//strong[.="twitch"]])')
      await panel.waitForSelector('.shown .known')
      await panel.click('.shown .known')
      await page.bringToFront()
      await until('the marks to go', () => highlights(page), (all) => !all.some((h) => h.text === 'twitch')) // prettier-ignore
      await panel.bringToFront()
      await until('the list without it', words, (all) => all.length > 0 && !all.includes('twitch'))
      expect(await panel.$('.shown')).toBeNull()
      await backstage.settings({ level: 1 })
    })
  })

  it('follows the page when it changes and when another takes its place', async () => {
    await openFor('word-forms.html')
    const before = await words()
    await page.evaluate(() => {
      const more = document.createElement('p')
      more.textContent = 'The scan also shows syringomyelia of the spinal cord.'
      document.body.append(more)
    })
    await page.bringToFront()
    await until('the new word to be marked', () => highlights(page), (all) => all.some((h) => h.text === 'syringomyelia')) // prettier-ignore
    await panel.bringToFront()
    await until('the new word in the list', words, (all) => all.includes('syringomyelia') && all.length > before.length)
    await page.bringToFront()
    await page.goto(server.url('unmedical.html'))
    await panel.bringToFront()
    const text = () => panel.evaluate(() => document.body.innerText)
    await until('no words', text, (all) => all.includes('No medical words found on this page.'))
    await panel.close()
    await page.close()
  })

  it('says so where Bedside cannot work', async () => {
    panel = await open.extensionPage('sidepanel.html')
    await until('the notice', () => panel.evaluate(() => document.body.innerText), (all) => all.includes('can’t read this page')) // prettier-ignore
    await panel.close()
  })

  it('is opened from the popup', async () => {
    page = await open.newPage(server.url('calf-twitching.html'))
    await waitForHighlights(page, 3)
    const popup = await open.extensionPage(`popup.html?tab=${await backstage.tabId(page.url())}`)
    const button = await popup.waitForSelector('::-p-xpath(//button[.="Show the words beside the page"])')
    await button!.click()
    await until('the panel beside the page', () => backstage.panelIsOpen())
    await page.close()
  })
})
