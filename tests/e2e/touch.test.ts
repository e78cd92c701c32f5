/** The card under a finger on a small screen: a sheet at the bottom edge. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Page } from 'puppeteer-core'
import { showMarked } from './expected'
import { BROWSERS, card, cardRect, until, waitForCard, waitForNoCard, wordRect } from './harness'
import { areApart, centre, passFrames } from './pointer'
import { useStage, type Stage } from './stage'

const PHONE = { width: 360, height: 740, hasTouch: true }
/** What tells Firefox that it runs under fingers: a coarse pointer that cannot hover. */
const FINGERS = {
  'ui.primaryPointerCapabilities': 1,
  'ui.allPointerCapabilities': 1,
  'dom.w3c_touch_events.enabled': 1,
}
/** More frames than a long press takes. */
const HELD_FRAMES = 60

describe.each(BROWSERS)('the card under a finger in %s', (name) => {
  let server: Stage['server']
  let page: Page

  useStage(name, (stage) => void ({ page, server } = stage), {
    defaultViewport: PHONE,
    prefs: FINGERS,
  })
  beforeEach(async () => {
    await page.setViewport(PHONE)
    await showMarked(page, server.url('keyboard.html'))
  })

  const tap = async (word: string) => {
    const { x, y } = centre(await wordRect(page, word))
    await page.touchscreen.tap(x, y)
  }
  const opened = async (word: string) => {
    await tap(word)
    return waitForCard(page, word)
  }
  const swipe = async (pixels: number, steps = 6) => {
    const { x, y } = centre(await cardRect(page, 'h2'))
    const touch = await page.touchscreen.touchStart(x, y)
    for (let i = 1; i <= steps; i++) {
      await touch.move(x, y + (pixels * i) / steps)
      await passFrames(page, 2)
    }
    await touch.end()
  }

  it('is a sheet at the bottom edge, as wide as the screen, with the word in sight', async () => {
    const { rect } = await opened('vertebra')
    expect(rect).toMatchObject({ x: 0, width: PHONE.width })
    expect(Math.round(rect.y + rect.height)).toBe(PHONE.height)
    expect(rect.height).toBeLessThanOrEqual(PHONE.height * 0.6)
  })

  it('does not lie over its word', async () => {
    // A word at the bottom edge, where the sheet will be.
    await wordRect(page, 'nerve root')
    const word = await page.evaluate(() => {
      document.querySelector('p:nth-of-type(2)')!.setAttribute('style', 'margin-top: 600px')
      scrollTo({ top: 0, behavior: 'instant' })
      const text = document.querySelector('p:nth-of-type(2)')!.lastChild!
      const live = document.createRange()
      const at = text.textContent!.indexOf('nerve root')
      live.setStart(text, at)
      live.setEnd(text, at + 10)
      const { x, y, width, height } = live.getBoundingClientRect()
      return { x, y, width, height }
    })
    expect(word.y).toBeGreaterThan(PHONE.height * 0.6)
    await page.touchscreen.tap(word.x + 10, word.y + 5)
    const { rect } = await waitForCard(page, 'nerve root')
    await until('the word in sight', () => currentRect(page), (now) => areApart(now, rect)) // prettier-ignore
  })

  it('goes with its button, with a tap beside it, and with a swipe', async () => {
    await opened('vertebra')
    const button = centre(await cardRect(page, 'Close'))
    await page.touchscreen.tap(button.x, button.y)
    await waitForNoCard(page)
    await opened('nerve root')
    await page.touchscreen.tap(PHONE.width - 10, 10)
    await waitForNoCard(page)
    await opened('vertebra')
    await swipe(140)
    await waitForNoCard(page)
  })

  it('stays after a small or an upward swipe', async () => {
    const { rect } = await opened('vertebra')
    await swipe(20, 20)
    await swipe(-60)
    await passFrames(page, 10)
    expect(await card(page)).toMatchObject({ open: true, rect })
  })

  it('leaves a link to a tap, and comes on a long press without following it', async () => {
    await tap('sacrum')
    await until('the link to be followed', () => page.evaluate(() => location.hash), (hash) => hash === '#end') // prettier-ignore
    expect((await card(page))?.open ?? false).toBe(false)
    await page.evaluate(() => history.replaceState(null, '', location.pathname))
    const { x, y } = centre(await wordRect(page, 'sacrum'))
    const touch = await page.touchscreen.touchStart(x, y)
    await passFrames(page, HELD_FRAMES)
    await touch.end()
    await waitForCard(page, 'sacrum')
    expect(await page.evaluate(() => location.hash)).toBe('')
  })

  it('has controls that a finger can hit', async () => {
    await opened('vertebra')
    for (const control of ['Close', 'I know this word', 'summary']) {
      const { width, height } = await cardRect(page, control)
      expect(Math.min(width, height), control).toBeGreaterThanOrEqual(24)
    }
  })
})

/** Where the word is whose card is open. */
function currentRect(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  return page.evaluate(() => {
    const [range] = CSS.highlights.get('bedside-current') ?? []
    const live = document.createRange()
    live.setStart(range!.startContainer, range!.startOffset)
    live.setEnd(range!.endContainer, range!.endOffset)
    const { x, y, width, height } = live.getBoundingClientRect()
    return { x, y, width, height }
  })
}
