/**
 * In both browsers: how long it takes to find the word under the pointer on a crowded page, and how long
 * after the dwell its card is on the screen, also when the background had been stopped.
 */
import type { Page } from 'puppeteer-core'
import { findBrowser, VARIABLES } from '../../scripts/browsers'
import { openBackstage, type Backstage } from '../e2e/backstage'
import { BROWSERS, openBrowser, PAGES, serve, settledHighlights, waitForCard, waitForNoCard } from '../e2e/harness'
import { crowdedPage, hitTimes, lateness, percentile, stepOnto, watchCard } from './pointing-runs'

/** Cards opened of each kind, each of another word. */
const CARDS = 40

/** Prints the table. Needs a build and both browsers. */
export async function pointing(): Promise<string> {
  const server = await serve([PAGES, { '/crowded.html': crowdedPage() }])
  const rows: string[] = []
  for (const name of BROWSERS) {
    process.env[VARIABLES[name]] = (await findBrowser(name)).path
    const open = await openBrowser(name)
    const row = (what: string, values: number[]) => {
      if (values.length === 0) return
      const [p50, p95] = [percentile(values, 0.5), percentile(values, 0.95)]
      rows.push(`| ${name} | ${what} | ${values.length} | ${p50.toFixed(1)} | ${p95.toFixed(1)} |`)
    }
    const backstage = await openBackstage(open)
    const page = await open.newPage('about:blank')
    await page.goto(server.url('crowded.html'))
    const hits = await hitTimes(page)
    row(`word under the pointer, ${hits.marks} marks`, hits.ours)
    row('the same right after a change', hits.oursAfterChange)
    row('the browser’s highlightsFromPoint', hits.builtIn)
    row('the same right after a change', hits.builtInAfterChange)
    row('card after the dwell', await cards(page, server.url('calf-twitching.html')))
    row('the same, background stopped before', await cards(page, server.url('calf-twitching.html'), backstage))
    await open.close()
  }
  await server.close()
  return [
    'Times in ms. The dwell is the rest of 300 ms that tells a question from a pointer passing by; what follows it is counted up to the frame that shows the card, each word asked for the first time on its page. Firefox tells the time in whole milliseconds.',
    ['| | | n | half within | 95 % within |', '|---|---|---:|---:|---:|', ...rows].join('\n'),
  ].join('\n\n')
}

/** A page keeps the cards it has seen: each turn loads it anew. */
async function cards(page: Page, url: string, stopped?: Backstage): Promise<number[]> {
  await page.goto(url)
  await page.bringToFront()
  const words = [...new Set((await settledHighlights(page)).map(({ text }) => text))].slice(0, CARDS)
  await watchCard(page)
  for (const word of words) {
    await stopped?.stopBackground()
    await stepOnto(page, word)
    await waitForCard(page)
    await page.keyboard.press('Escape')
    await waitForNoCard(page)
  }
  return lateness(page)
}
