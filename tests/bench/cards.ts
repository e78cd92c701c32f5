/** From the pointer's last move on a word to its card in the page, in both browsers. */
import type { Page } from 'puppeteer-core'
import { BROWSERS, findBrowser, VARIABLES, type BrowserName } from '../../scripts/browsers'
import { goBehind, type Behind } from '../e2e/proof/behind'
import { openBrowser, pointAt, serve, settledHighlights, waitForCard, waitForHighlights, waitForNoCard } from '../e2e/harness' // prettier-ignore

/** How long the pointer has to rest on a word before Bedside takes it for a question. */
const DWELL_MS = 300
const WORDS = ['sciatica', 'spinal stenosis', 'kyphosis', 'nerve root', 'hypertension', 'edema', 'scoliosis', 'fasciculation', 'neuropathy', 'osteoporosis', 'arrhythmia', 'anemia'] // prettier-ignore
const PAGE = `<!doctype html><html lang="en"><title>Letter</title><h1>MRI of the lumbar spine</h1>
  ${WORDS.map((word) => `<p>The letter speaks of ${word} and of what it is.</p>`).join('')}`

/** Prints the table. Needs a build and both browsers. */
export async function cards(): Promise<string> {
  const server = await serve({ '/letter.html': PAGE })
  const rows: string[] = []
  for (const name of BROWSERS) rows.push(...(await rowsOf(name, server.url('letter.html'))))
  await server.close()
  return [
    `From the pointer's last move on a word to its card being in the page, in ms; ${DWELL_MS} of them are the rest that tells a question from a pointer passing by. ${WORDS.length} words, each asked for the first time.`,
    ['| | half within | 95 % within | without the rest, half within |', '|---|---:|---:|---:|', ...rows].join('\n'),
  ].join('\n\n')
}

async function rowsOf(name: BrowserName, url: string): Promise<string[]> {
  process.env[VARIABLES[name]] = (await findBrowser(name)).path
  const open = await openBrowser(name)
  try {
    const behind = await goBehind(open)
    const page = await open.newPage()
    const awake = await times(page, url)
    const asleep = await times(page, url, behind)
    return [row(`${name}, background awake`, awake), row(`${name}, background asleep`, asleep)]
  } finally {
    await open.close()
  }
}

/** One card after the other, on a page that has kept none. */
async function times(page: Page, url: string, behind?: Behind): Promise<number[]> {
  await page.goto(url)
  await page.bringToFront()
  await waitForHighlights(page, WORDS.length)
  await settledHighlights(page)
  await page.evaluate(watch)
  const found: number[] = []
  for (const word of WORDS) {
    await behind?.stopBackground()
    await pointAt(page, word)
    await waitForCard(page, word)
    found.push(await page.evaluate(() => (globalThis as unknown as { cardAfter: number }).cardAfter))
    await page.keyboard.press('Escape')
    await waitForNoCard(page)
  }
  return found
}

/** Runs in the page: notes how long after the last move the card's element came. */
function watch(): void {
  let moved = 0
  addEventListener('pointermove', () => (moved = performance.now()), { capture: true })
  new MutationObserver((records) => {
    if (records.some(({ addedNodes }) => [...addedNodes].some((node) => node.nodeName === 'BEDSIDE-CARD')))
      Object.assign(globalThis, { cardAfter: performance.now() - moved })
  }).observe(document.documentElement, { childList: true })
}

function row(name: string, values: number[]): string {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
  return `| ${name} | ${at(0.5).toFixed(0)} | ${at(0.95).toFixed(0)} | ${(at(0.5) - DWELL_MS).toFixed(0)} |`
}
