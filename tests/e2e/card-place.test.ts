/** Where the card stands: beside its word, whole on the screen, above everything, and within reach. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Page, SerializedAXNode, Viewport } from 'puppeteer-core'
import { expectedOf, showMarked } from './expected'
import { areApart, centre, glide, passFrames } from './pointer'
import {
  BROWSERS,
  cardClick,
  cardRect,
  pointAt,
  until,
  waitForCard,
  waitForHighlights,
  waitForNoCard,
  wordRect,
} from './harness'
import { useStage, type Stage } from './stage'

const CORNERS = ['vertebra', 'sacrum', 'pinched nerve', 'nerve root', 'atrophy', 'spinal cord injuries']
const SCREENS: [name: string, screen: Viewport][] = [
  ['a wide screen', { width: 1280, height: 900 }],
  ['a narrow screen', { width: 360, height: 740 }],
  ['a low screen', { width: 800, height: 420 }],
  ['half the size', { width: 2560, height: 1800, deviceScaleFactor: 0.5 }],
  ['twice the size', { width: 640, height: 450, deviceScaleFactor: 2 }],
  ['four times the size', { width: 320, height: 225, deviceScaleFactor: 4 }],
]

describe.each(BROWSERS)('the place of the card in %s', (name) => {
  let server: Stage['server']
  let page: Page

  // Asking for the whole screen waits for an animation that no window shows here.
  useStage(name, (stage) => void ({ page, server } = stage), {
    prefs: { 'full-screen-api.transition-duration.enter': '0 0', 'full-screen-api.allow-trusted-requests-only': false },
  })
  beforeEach(async () => {
    await page.setViewport(SCREENS[0]![1])
    await showMarked(page, server.url('places.html'))
  })

  /** Opens the card of a word and says what is wrong with its place. */
  const faults = async (word: string): Promise<string[]> => {
    await pointAt(page, word)
    const { rect } = await waitForCard(page)
    const screen = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }))
    const wrong: string[] = []
    const show = JSON.stringify({ rect, screen })
    if (rect.x < 0 || rect.x + rect.width > screen.width) wrong.push(`${word}: off to a side ${show}`)
    if (rect.y < 0 || rect.y + rect.height > screen.height) wrong.push(`${word}: off above or below ${show}`)
    if (rect.width > 380 || rect.width > screen.width - 16) wrong.push(`${word}: too wide ${show}`)
    if (!areApart(rect, await wordRect(page, word))) wrong.push(`${word}: covered ${show}`)
    await page.keyboard.press('Escape')
    await waitForNoCard(page)
    return wrong
  }
  const elementAt = (point: { x: number; y: number }) =>
    page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.localName, point)
  const allFaults = async (words: string[]) => {
    const wrong: string[] = []
    for (const word of words) wrong.push(...(await faults(word)))
    return wrong
  }

  it.each(SCREENS)('is beside its word and whole on %s', async (_name, screen) => {
    await page.setViewport(screen)
    expect(await allFaults(CORNERS)).toEqual([])
  })

  it.each(['html', 'body'])('is beside its word and its own size when the page zooms its %s', async (element) => {
    await page.addStyleTag({ content: `${element} { zoom: 2 }` })
    expect(await allFaults(['vertebra', 'sacrum', 'pinched nerve'])).toEqual([])
  })

  it.each(['vertebra', 'herniated disc', 'sacrum', 'nerve root', 'sciatica', 'platelet lysate', 'atrophy'])(
    'is beside "%s" where text runs from the right, in columns, is turned or stretched',
    async (word) => {
      await page.goto(server.url('writing.html'))
      await waitForHighlights(page, (await expectedOf(page)).highlighted.length)
      expect(await faults(word)).toEqual([])
    },
  )

  it('is beside the column that is read, not over the rest of it', async () => {
    await page.goto(server.url('writing.html'))
    await pointAt(page, 'herniated disc')
    const { rect } = await waitForCard(page)
    const column = await wordRect(page, 'herniated disc')
    expect(rect.x >= column.x + column.width || rect.x + rect.width <= column.x).toBe(true)
    // The way there is as safe as the way down.
    const to = centre(rect)
    await glide(page, centre(column), to, 40)
    await passFrames(page, 40)
    expect((await waitForCard(page)).rect).toEqual(rect)
  })

  it('stays above a page that goes full screen, and goes if its word cannot be seen', async () => {
    await pointAt(page, 'atrophy')
    await waitForCard(page)
    await page.evaluate(() => document.documentElement.requestFullscreen())
    await until('full screen', () => page.evaluate(() => document.fullscreenElement === document.documentElement))
    const { rect } = await waitForCard(page, 'atrophy')
    expect(await elementAt(centre(rect))).toBe('bedside-card')
    await page.evaluate(() => document.exitFullscreen())
    await pointAt(page, 'atrophy')
    await waitForCard(page)
    await page.$eval('#full', (element) => element.requestFullscreen())
    await waitForNoCard(page)
    await page.evaluate(() => document.exitFullscreen())
  })

  it('is beside a word in a box that scrolls', async () => {
    expect(await allFaults(['spinal nerve', 'herniated disc'])).toEqual([])
  })

  it('stays with its word when the page scrolls', async () => {
    await pointAt(page, 'spinal cord injuries')
    const before = (await waitForCard(page)).rect
    await page.evaluate(() => scrollBy({ top: 60, behavior: 'instant' }))
    await until('the card to follow', () => waitForCard(page), ({ rect }) => rect.y === before.y - 60) // prettier-ignore
  })

  it('can be read and clicked in a modal dialog', async () => {
    await page.click('#open-dialog')
    expect(await faults('platelet lysate')).toEqual([])
    await pointAt(page, 'platelet lysate')
    await waitForCard(page)
    expect(await elementAt(centre(await cardRect(page, 'summary')))).toBe('bedside-card')
    await cardClick(page, 'summary')
    await until('More to unfold', async () => (await waitForCard(page)).html.includes('<details open'))
  })

  it('lies above a bar that claims the highest place, and above a page in full screen', async () => {
    await pointAt(page, 'atrophy')
    expect(await elementAt(centre((await waitForCard(page)).rect))).toBe('bedside-card')
    await page.click('#open-full')
    await until('full screen', () => page.evaluate(() => document.fullscreenElement?.id === 'full'))
    await pointAt(page, 'telemedicine')
    expect(await elementAt(centre((await waitForCard(page, 'telemedicine')).rect))).toBe('bedside-card')
    await page.evaluate(() => document.exitFullscreen())
  })

  it.runIf(name === 'chrome')('tells listeners what it is', async () => {
    await pointAt(page, 'nerve root')
    await waitForCard(page)
    const tree = await page.accessibility.snapshot({ interestingOnly: false })
    const found = new Map<string, string[]>()
    const note = ({ role, name: label, children }: SerializedAXNode) => {
      found.set(role, [...(found.get(role) ?? []), label ?? ''])
      children?.forEach(note)
    }
    if (tree) note(tree)
    expect(found.get('dialog')).toEqual(['nerve root'])
    expect(found.get('heading')).toContain('nerve root')
    expect(found.get('button')).toEqual(expect.arrayContaining(['Close', 'I know this word', 'spinal nerve']))
    expect(found.get('link')).toContain('MedlinePlus')
  })
})
