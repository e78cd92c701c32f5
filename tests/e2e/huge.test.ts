/** Pages that make it hard by their size: Bedside reads them, or steps aside, and the page goes on as it was. */
import { afterAll, describe, expect, it } from 'vitest'
import type { Page } from 'puppeteer-core'
import { watchTouches, touchesOf } from './expected'
import { BROWSERS, PAGES, pointAt, until, waitForCard } from './harness'
import { HUGE_PAGES } from './huge-pages'
import { watchMemory, type MemoryWatch } from './memory'
import { longestOwnTask } from './own-tasks'
import { passFrames } from './pointer'
import { useStage, type Stage } from './stage'

/** What Bedside may add to the largest process: the rest is what one run of the same page differs from the next. */
const MOST_MB_ADDED = 250
/** At most so long may Bedside hold the main thread at a time; a slice ends after 8 ms. */
const LONGEST_TASK_MS = 50
/** What is registered with the browser at most: marks around the screen, and those that were there before there were many. */
const MOST_REGISTERED = 1_100

describe.each(BROWSERS)('a huge page in %s', (name) => {
  let server: Stage['server']
  let page: Page
  let memory: MemoryWatch

  useStage(
    name,
    (stage) => {
      ;({ page, server } = stage)
      memory = watchMemory(stage.open.browser)
    },
    { source: [PAGES, HUGE_PAGES] },
  )
  afterAll(() => memory.stop())

  const registered = () => page.evaluate(() => CSS.highlights.get('bedside-entry')?.size ?? 0)
  const seen = () => page.evaluate(seenWords)
  const peakOf = async (use: () => Promise<void>) => {
    await page.goto('about:blank')
    memory.begin()
    await use()
    return memory.peak()
  }
  const write = async () => {
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }))
    await page.click('#field')
    await page.keyboard.type('abc')
    expect(await page.$eval('#field', (field) => (field as HTMLTextAreaElement).value)).toMatch(/abc$/)
  }
  const scroll = async (part: number) => {
    await page.evaluate(
      (to) => scrollTo({ top: to * document.documentElement.scrollHeight, behavior: 'instant' }),
      part,
    )
    await passFrames(page, 2)
    if (part > 0) expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0)
  }
  /** Uses the page bare and with Bedside, and holds one against the other. */
  const compare = async (file: string, use: () => Promise<void>) => {
    const bare = await peakOf(async () => {
      await page.goto(server.url(`huge/${file}-bare.html`))
      await write()
      await scroll(0.3)
    })
    expect(await registered()).toBe(0)
    let task = 0
    const having = await peakOf(async () => {
      if (name === 'chrome') task = await longestOwnTask(page, use)
      else await use()
    })
    if (process.env.BEDSIDE_FIGURES !== undefined) console.log(`${name} ${file}: ${bare.toFixed(0)} MB bare, ${having.toFixed(0)} MB with Bedside; longest task ${task.toFixed(1)} ms`) // prettier-ignore
    expect(having - bare).toBeLessThan(MOST_MB_ADDED)
    expect(task).toBeLessThan(LONGEST_TASK_MS)
  }
  const open = async (file: string) => {
    await page.goto(server.url(`huge/${file}.html`))
    await until('words on the screen', seen, (n) => n >= 3)
  }

  it('5,000 elements deep is read whole', async () => {
    await watchTouches(page)
    await compare('deep', async () => {
      await open('deep')
      await until('all words', registered, (n) => n === 6 * 3)
      await write()
      expect(await touchesOf(page)).toEqual([])
      await pointAt(page, 'vertebra')
      await waitForCard(page, 'vertebra')
    })
  })

  it('of 200,000 texts is read around the screen first, and when it grows', async () => {
    await compare('many', async () => {
      await open('many')
      await write()
      await scroll(0.1)
      await until('words on the screen', seen, (n) => n > 0)
      // Of some ten thousand words those far away are not registered.
      await until('only those near the screen', registered, (n) => n < MOST_REGISTERED)
      await scroll(0)
      await page.evaluate('grow(5_000); document.querySelector("#first").append(" And sciatica.")')
      await until('the new word', () => page.evaluate(isMarked, 'sciatica'))
    })
  })

  it('of 200,000 texts in one paragraph is read around the screen', async () => {
    await compare('crumbs', async () => {
      await open('crumbs')
      await write()
      await scroll(0.2)
      await until('words on the screen', seen, (n) => n > 3)
      await until('only those near the screen', registered, (n) => n < MOST_REGISTERED)
      // The last that is read is the first on the page.
      await scroll(0)
      await page.evaluate('all.prepend("Sciatica and a ")')
      await until('the new word', () => page.evaluate(isMarked, 'Sciatica'))
      await until('only those near the screen', registered, (n) => n < MOST_REGISTERED)
    })
  })

  it('that is a book in one text has its words marked wherever it is scrolled to', async () => {
    await compare('book', async () => {
      await open('book')
      await write()
      for (const part of [0.3, 0.5, 0.1]) {
        await scroll(part)
        await until('words on the screen', seen, (n) => n > 3)
      }
      await until('only those near the screen', registered, (n) => n < MOST_REGISTERED)
    })
  })

  it('with a text of 10 MB has the rest of it read', async () => {
    await compare('one-text', async () => {
      await open('one-text')
      await write()
      await scroll(0.3)
      await scroll(0)
      await page.evaluate(() => document.querySelector('#first')!.append(' And sciatica.'))
      await until('the new word', () => page.evaluate(isMarked, 'sciatica'))
      expect(await registered()).toBe(4)
      await pointAt(page, 'sciatica')
      await waitForCard(page, 'sciatica')
    })
  })
})

/** Runs in the page: how many marked words lie on the screen, counted to a few. */
function seenWords(): number {
  let seen = 0
  for (const range of CSS.highlights.get('bedside-entry') ?? []) {
    const live = document.createRange()
    live.setStart(range.startContainer, range.startOffset)
    live.setEnd(range.endContainer, range.endOffset)
    const { top, bottom, width } = live.getBoundingClientRect()
    if (width > 0 && bottom > 0 && top < innerHeight && ++seen > 3) return seen
  }
  return seen
}

/** Runs in the page. */
function isMarked(word: string): boolean {
  for (const { startContainer, startOffset, endOffset } of CSS.highlights.get('bedside-entry') ?? [])
    if ((startContainer as Text).substringData(startOffset, endOffset - startOffset) === word) return true
  return false
}
