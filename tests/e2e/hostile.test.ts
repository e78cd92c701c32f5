/** Pages that make it hard on purpose (`huge` has those that do by their size): Bedside works or steps aside, and the page does not break. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Page } from 'puppeteer-core'
import { expectedOf, touchesOf, watchTouches } from './expected'
import { BROWSERS, card, highlights, PAGES, pointAt, until, waitForCard, waitForHighlights, waitForNoCard, wordRect } from './harness' // prettier-ignore
import { HUGE_PAGES } from './huge-pages'
import { centre, passFrames } from './pointer'
import { useStage, type Stage } from './stage'

/** More frames than a card takes to open. */
const MANY_FRAMES = 40

describe.each(BROWSERS)('a hostile page in %s', (name) => {
  let server: Stage['server']
  let page: Page

  useStage(name, (stage) => void ({ page, server } = stage), { source: [PAGES, HUGE_PAGES] })
  beforeEach(() => page.mouse.move(2, 2))

  const show = async (file: string) => {
    await page.goto(server.url(file))
    const { highlighted } = await expectedOf(page)
    const words = await until('the words', () => highlights(page), (all) => all.length >= highlighted.length) // prettier-ignore
    expect(words.map(({ text }) => text)).toEqual(expect.arrayContaining(highlighted))
  }
  const opens = async (word: string, shown = word) => {
    await pointAt(page, word)
    return waitForCard(page, shown)
  }

  it('that has spoilt what scripts stand on is read all the same, and notices nothing', async () => {
    await page.goto(server.url('hostile/spoilt.html'))
    const mended = async <T>(read: () => Promise<T>): Promise<T> => {
      await page.evaluate('spoil(false)')
      const answer = await read()
      await page.evaluate('spoil(true)')
      return answer
    }
    const words = await until('the words', () => mended(() => highlights(page)), (all) => all.length >= 3) // prettier-ignore
    expect(words.map(({ text }) => text)).toEqual(['vertebra', 'herniated disc', 'nerve root'])
    const { x, y } = centre(await mended(() => wordRect(page, 'nerve root')))
    await page.mouse.move(x - 1, y)
    await page.mouse.move(x, y)
    await until('the card', () => mended(() => card(page)), (c) => c?.open === true && c.text.includes('nerve root')) // prettier-ignore
    expect(await page.evaluate('JSON.stringify(calls)')).toBe('[]')
  })

  it('that takes out foreign elements is not fought, and may have its card later', async () => {
    await show('hostile/jealous.html')
    await pointAt(page, 'vertebra')
    await until('the card to be taken out', () => page.evaluate('removed'), (n) => n === 1) // prettier-ignore
    await passFrames(page, MANY_FRAMES)
    expect(await page.evaluate('removed')).toBe(1)
    expect(await page.$('bedside-card')).toBeNull()
    await page.mouse.move(2, 2)
    await page.evaluate('jealous = false')
    await opens('vertebra')
  })

  it('that throws foreign sheets and highlights away gets them back', async () => {
    await show('hostile/jealous.html')
    const sheets = () =>
      page.evaluate(() => document.adoptedStyleSheets.filter((s) => s.cssRules[0]?.cssText.includes('bedside')).length)
    expect(await sheets()).toBe(1)
    await page.click('#sheets')
    await until('the sheet', sheets, (n) => n === 1)
    await page.click('#highlights')
    await waitForHighlights(page, 3)
    expect(await page.evaluate(() => CSS.highlights.get('found')?.size)).toBe(1)
    // The page's own highlight lies over ours.
    const priorities = () => page.evaluate(() => [...CSS.highlights].map(([at, { priority }]) => [at, priority]))
    expect(Object.fromEntries(await priorities())).toMatchObject({ found: 0, 'bedside-entry': -1 })
  })

  it('that claims every style leaves the card its own', async () => {
    await show('hostile/unset.html')
    const { rect } = await opens('nerve root')
    expect(rect.width).toBe(360)
    expect(await page.$eval('bedside-card', (host) => getComputedStyle(host).filter)).toBe('none')
    const { x, y } = centre(rect)
    expect(rect.x >= 0 && rect.y >= 0).toBe(true)
    expect(await page.evaluate((at) => document.elementFromPoint(at.x, at.y)?.localName, { x, y })).toBe('bedside-card')
  })

  it('with panes of glass and words that let the pointer through shows cards of what can be seen', async () => {
    await show('hostile/traps.html')
    for (const word of ['vertebra', 'herniated disc', 'nerve root']) {
      await opens(word)
      await page.keyboard.press('Escape')
      await waitForNoCard(page)
    }
    await pointAt(page, 'sacrum')
    await passFrames(page, MANY_FRAMES)
    expect(await page.$('bedside-card')).toBeNull()
  })

  it('with sandboxes is read, and what is in them is read or let be', async () => {
    await show('hostile/sandboxed.html')
    const frame = await (await page.$('#scripts'))?.contentFrame()
    await waitForHighlights(frame!, 1)
  })

  it('that is XHTML is read whole', async () => {
    await watchTouches(page)
    await page.goto(server.url('huge/article.xhtml'))
    await waitForHighlights(page, 3)
    expect(await touchesOf(page)).toEqual([])
    await opens('vertebra')
  })

  it('that adds a very deep line is read on', async () => {
    await page.goto(server.url('huge/deep-inline.html'))
    await until('the word at the bottom', () => highlights(page), (all) => all.some(({ text }) => text === 'sciatica')) // prettier-ignore
  })

  it('without a body, but with frames, is read in its frames', async () => {
    await page.goto(server.url('huge/frameset.html'))
    const frame = await until('the frame', () => Promise.resolve(page.frames()[1]))
    await waitForHighlights(frame!, 1)
  })
})
