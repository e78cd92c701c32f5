/** The measurements of pointing: the search under the pointer, and the card after the dwell. */
import type { Page } from 'puppeteer-core'
import { wordRect } from '../e2e/harness'
import { bundled } from './bundled'
import type { HitTimes } from './hit-in-page'

/** What the issue asks of the search: so many marked words on a page of so many characters. */
const MARKS = 3_000
const CHARACTERS = 500_000
const POINTS = 300

/** A page of half a megabyte in which every so manyth word is marked. */
export function crowdedPage(): string {
  const fill = 'and so the story went on from one day to another, as they do, with no word of it to explain, '
  const every = CHARACTERS / MARKS
  const line = `A herniated disc ${fill.repeat(2)}`.slice(0, every)
  const paragraph = `<p>${line.repeat(10)}</p>\n`
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Crowded</title><link rel="icon" href="data:,">
    <body>${paragraph.repeat(MARKS / 10)}<p>The end</p></body></html>`
}

/** Searches in an open page with the very code that ships. */
export async function hitTimes(page: Page): Promise<HitTimes> {
  await page.evaluate(await bundled('hit-in-page.ts'))
  return page.evaluate(
    (points) =>
      (globalThis as unknown as { measureHits: (word: string, n: number) => Promise<HitTimes> }).measureHits(
        'herniated disc',
        points,
      ),
    POINTS,
  )
}

/** The pointer waits this many frames in front of a word, so that its one step onto it is a slow one. */
const FRAMES_BEFORE = 8

/** Moves the pointer onto a word by a single move, with which the dwell begins. */
export async function stepOnto(page: Page, word: string): Promise<void> {
  const { x, y, width, height } = await wordRect(page, word)
  await page.mouse.move(x + width / 2, y - height)
  await page.evaluate(async (frames) => {
    for (let i = 0; i < frames; i++) await new Promise(requestAnimationFrame)
  }, FRAMES_BEFORE)
  await page.mouse.move(x + width / 2, y + height / 2)
}

/** The pointer rests this long before a card opens: `DWELL_MS` of page/pointing.ts. */
const DWELL_MS = 300

/** From now on notes in the page when the pointer moved last and when the card was on the screen. */
export function watchCard(page: Page): Promise<void> {
  return page.evaluate((dwell) => {
    const seen = { moved: 0, frame: 0, late: [] as number[] }
    Object.assign(globalThis, { seen })
    addEventListener('pointermove', () => {
      const { moved } = Object.assign(seen, { moved: performance.now() })
      // The dwell begins with the frame in which the move is looked at.
      requestAnimationFrame(() => {
        if (seen.moved === moved) seen.frame = performance.now()
      })
    }, true) // prettier-ignore
    new MutationObserver((records) => {
      if (!records.some(({ addedNodes }) => [...addedNodes].some((n) => n.nodeName === 'BEDSIDE-CARD'))) return
      requestAnimationFrame(() => seen.late.push(performance.now() - seen.frame - dwell))
    }).observe(document, { childList: true, subtree: true })
  }, DWELL_MS)
}

/** Milliseconds from the end of the dwell to the card's first frame, for each card since `watchCard`. */
export function lateness(page: Page): Promise<number[]> {
  return page.evaluate(() => (globalThis as unknown as { seen: { late: number[] } }).seen.late)
}

/** The value below which this share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? NaN
}
