/**
 * `npm run pointing`: in both browsers, how long it takes to find the word under the pointer on a crowded
 * page, and how long after the dwell the card is on the screen, also when the background had been stopped.
 */
import type { Page } from 'puppeteer-core'
import { openBackstage, STOPS_SOON } from '../e2e/backstage'
import {
  BROWSERS,
  openBrowser,
  PAGES,
  pointAt,
  serve,
  settledHighlights,
  waitForCard,
  waitForNoCard,
} from '../e2e/harness'
import { crowdedPage, hitTimes, lateness, percentile, watchCard } from './pointing-runs'

/** Cards opened of each kind. */
const CARDS = 25

const server = await serve([PAGES, { '/crowded.html': crowdedPage() }])
const rows: string[] = []
for (const name of BROWSERS) {
  const open = await openBrowser(name, { prefs: STOPS_SOON })
  const backstage = await openBackstage(open)
  const page = await open.newPage('about:blank')
  await page.goto(server.url('crowded.html'))
  const hits = await hitTimes(page)
  const row = (what: string, values: number[]) => {
    if (values.length === 0) return
    const [p50, p95] = [percentile(values, 0.5), percentile(values, 0.95)]
    rows.push(`| ${name} | ${what} | ${values.length} | ${p50.toFixed(2)} | ${p95.toFixed(2)} |`)
  }
  row(`word under the pointer, ${hits.marks} marks`, hits.ours)
  row('the same right after a change', hits.oursAfterChange)
  row('the browser’s highlightsFromPoint', hits.builtIn)
  row('the same right after a change', hits.builtInAfterChange)
  await page.goto(server.url('calf-twitching.html'))
  const words = [...new Set((await settledHighlights(page)).map(({ text }) => text))].slice(0, CARDS)
  for (const stopped of [false, true]) {
    await watchCard(page)
    for (const word of words)
      await openCard(page, word, () => (stopped ? backstage.stopBackground() : Promise.resolve()))
    row(stopped ? 'card after the dwell, background stopped before' : 'card after the dwell', await lateness(page))
    // A page keeps the cards it has seen: the next turn asks for them again.
    await page.reload()
    await settledHighlights(page)
  }
  await open.close()
}
await server.close()
console.log('| | | n | p50 ms | p95 ms |\n|---|---|---:|---:|---:|')
for (const line of rows) console.log(line)

async function openCard(page: Page, word: string, before: () => Promise<void>): Promise<void> {
  await before()
  await pointAt(page, word)
  await waitForCard(page)
  await page.keyboard.press('Escape')
  await waitForNoCard(page)
  await page.mouse.move(2, 2)
}
