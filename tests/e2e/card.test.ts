/** The card under the pointer: the right words, here when meant, gone when not. */
import { describe, expect, it } from 'vitest'
import { asRead } from './expected'
import { entriesOf } from './glossary'
import type { Backstage } from './backstage'
import { areApart, centre, glide, passFrames } from './pointer'
import {
  BROWSERS,
  card,
  cardClick,
  highlights,
  pointAt,
  settledHighlights,
  until,
  waitForCard,
  waitForNoCard,
  wordRect,
} from './harness'
import { useStage } from './stage'
import type { Page } from 'puppeteer-core'

/** Some sixty words, each pointed at until its card is open. */
const EVERY_WORD_MS = 180_000
/** More frames than the card takes to open or to go: 300 ms at 60 frames a second. */
const MANY_FRAMES = 40
const CORNER = { x: 2, y: 2 }

describe.each(BROWSERS)('the card in %s', (name) => {
  let backstage: Backstage
  let page: Page

  useStage(name, async (stage) => {
    ;({ page, backstage } = stage)
    await page.goto(stage.server.url('calf-twitching.html'))
    await settledHighlights(page)
  })

  const opened = async (word: string) => {
    await pointAt(page, word)
    return waitForCard(page)
  }
  const dismissed = async () => {
    await page.keyboard.press('Escape')
    await waitForNoCard(page)
  }

  it(
    'names the right entry for every marked word, away from the word',
    async () => {
      const words = new Set((await highlights(page)).map(({ text }) => text))
      const wrong: string[] = []
      for (const word of words) {
        const { text, rect } = await opened(word)
        const entries = entriesOf(asRead(word))
        if (!entries.some(({ term, short }) => text.includes(term) && asRead(text).includes(asRead(short))))
          wrong.push(`${word}: ${text.slice(0, 80)}`)
        if (!areApart(rect, await wordRect(page, word))) wrong.push(`${word} is covered`)
        await dismissed()
      }
      expect(words.size).toBeGreaterThanOrEqual(25)
      expect(wrong).toEqual([])
    },
    EVERY_WORD_MS,
  )

  it('opens a linked word in its place, with a way back', async () => {
    await opened('fascicu\u00ADlate')
    await cardClick(page, 'tremor')
    const nested = await waitForCard(page, 'back to fasciculation')
    expect(nested.text).toContain(entriesOf('tremor')[0]?.short)
    await cardClick(page, '.back')
    const first = await waitForCard(page, 'A small, quick jerk')
    expect(first.text).not.toContain('back to')
    await dismissed()
  })

  it('goes when the pointer moves away', async () => {
    await opened('spinal cord')
    await page.mouse.move(CORNER.x, CORNER.y)
    await waitForNoCard(page)
  })

  it('stays while the pointer is on its way from the word, and on the card', async () => {
    const word = await pointAt(page, 'spinal cord')
    const { rect } = await waitForCard(page)
    await glide(page, centre(word), centre(rect), MANY_FRAMES)
    await passFrames(page, MANY_FRAMES)
    expect(await card(page)).toMatchObject({ open: true, rect })
    await dismissed()
  })

  it('does not open for a pointer that only crosses words', async () => {
    await page.evaluate(() => {
      const seen = { cards: 0 }
      Object.assign(globalThis, { seen })
      new MutationObserver(() => (seen.cards += document.querySelectorAll('bedside-card').length)).observe(document, {
        subtree: true,
        childList: true,
      })
    })
    const { x, y, height } = await wordRect(page, 'spinal cord')
    for (const row of [-2, -1, 0, 1, 2]) await glide(page, { x: 20, y: y + row * height }, { x: 1260, y }, 6)
    // Slowly over one word, too, but without a rest.
    await glide(page, { x: x + 20, y: y - 30 }, { x: x + 20, y: y + 60 }, 18)
    await page.mouse.move(CORNER.x, CORNER.y)
    await passFrames(page, MANY_FRAMES)
    expect(await page.evaluate(() => (globalThis as unknown as { seen: object }).seen)).toEqual({ cards: 0 })
    // The same words do open one for a pointer that rests: the watch above can see it.
    await page.mouse.move(x + 5, y + height / 2)
    await waitForCard(page)
    expect(await page.evaluate(() => (globalThis as unknown as { seen: object }).seen)).toEqual({ cards: 1 })
    await dismissed()
  })

  it('leaves a link to be a link', async () => {
    const { x, y } = centre(await wordRect(page, 'symptom'))
    await page.mouse.click(x, y)
    await until('the link to be followed', () => page.evaluate(() => location.hash), (hash) => hash === '#signs') // prettier-ignore
    await page.mouse.move(CORNER.x, CORNER.y)
    await waitForNoCard(page)
  })

  it('unmarks a word at once that the reader knows, and keeps it unmarked', async () => {
    const before = await highlights(page)
    await opened('vertebra')
    await cardClick(page, 'I know this word')
    await waitForNoCard(page)
    const rest = before.filter(({ text }) => text !== 'vertebra')
    expect(rest.length).toBeLessThan(before.length)
    await until('all other words, and only them', () => highlights(page), (now) => JSON.stringify(now) === JSON.stringify(rest)) // prettier-ignore
    expect(await backstage.stored()).toMatchObject({ known: ['vertebra'] })
    await page.reload()
    expect((await settledHighlights(page)).map(({ text }) => text)).not.toContain('vertebra')
    await backstage.settings()
    await until('the word to be marked again', () => highlights(page), (now) => now.some(({ text }) => text === 'vertebra')) // prettier-ignore
  })
})
