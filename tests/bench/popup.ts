/**
 * The built popup in both browsers, with 10,000 entries in it: how long from opening until it answers,
 * and from a keystroke until what it found is painted.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'puppeteer-core'
import { bookText } from '../../core/search/book'
import { BROWSERS, findBrowser, VARIABLES } from '../../scripts/browsers'
import { builtFor } from '../../scripts/launch'
import { openBrowser, until, type BrowserName, type OpenBrowser } from '../e2e/harness'
import { misspellings } from '../unit/misspellings'
import { manyRows } from './made-up'
import { percentile } from './measure'

const OPENINGS = 15
/** Misspellings that are typed letter by letter, one in so many. */
const EVERY = 16

interface Keystroke {
  /** Searching and drawing, and the frame that shows it: what the main thread was busy with. */
  work: number
  /** From the key to after the frame that shows it, the wait for that frame included. */
  paint: number
}

/** Prints what was measured. Needs a build. */
export async function popups(): Promise<string> {
  const lines: string[] = []
  for (const name of BROWSERS) {
    process.env[VARIABLES[name]] = (await findBrowser(name)).path
    const extension = grownBuild(name)
    const open = await openBrowser(name, { extension })
    const openings = await openMany(open)
    const windows = name === 'chrome' ? await openWindows(open) : []
    const keys = await typeMany(open)
    await open.close()
    fs.rmSync(extension, { recursive: true })
    const figures = (values: number[], share: number) => (values.length === 0 ? '–' : percentile(values, share).toFixed(1)) // prettier-ignore
    const work = keys.map((k) => k.work)
    const paint = keys.map((k) => k.paint)
    lines.push(
      `| ${name} | ${figures(openings, 0.5)} | ${figures(windows, 0.5)} | ${figures(work, 0.5)} | ${figures(work, 0.95)} | ${figures(paint, 0.5)} | ${figures(paint, 0.95)} | ${keys.length} |`,
    )
  }
  return [
    `Medians of ${OPENINGS} openings, and each keystroke of misspellings typed letter by letter; 10,000 entries; ms. A screen shows 60 frames a second: a key that comes just after one waits 16 ms for the next, however fast the answer; hence both what the keystroke kept busy and what it took with the wait.`,
    '',
    '| | page opens → answers | popup window: page begins → answers | busy for a keystroke, p50 | p95 | keystroke → painted, p50 | p95 | keystrokes |',
    '|---|---:|---:|---:|---:|---:|---:|---:|',
    ...lines,
  ].join('\n')
}

/** A copy of the build whose search knows 10,000 entries. */
function grownBuild(name: BrowserName): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bedside-bench-'))
  fs.cpSync(builtFor(name), folder, { recursive: true })
  fs.writeFileSync(path.join(folder, 'search.txt'), bookText(manyRows()))
  return folder
}

/** From the start of the popup's page in a tab until its field has the focus and its search answers. */
async function openMany(open: OpenBrowser): Promise<number[]> {
  const times: number[] = []
  for (let i = 0; i < OPENINGS; i++) {
    const page = await open.extensionPage('popup.html')
    times.push(await until('the search to answer', () => page.evaluate(answersSince), (at) => at > 0)) // prettier-ignore
    await page.close()
  }
  return times
}

/** Runs in the popup: milliseconds from its start until it answered; 0 while it does not. */
function answersSince(): number {
  const [ready] = performance.getEntriesByName('search-ready')
  return ready && document.activeElement?.id === 'query' ? ready.startTime : 0
}

/** The same in the real popup, which only Chromium opens without a hand: seen from a page of the extension. */
async function openWindows(open: OpenBrowser): Promise<number[]> {
  const page = await open.extensionPage('popup.html')
  await page.bringToFront()
  const times: number[] = []
  for (let i = 0; i < OPENINGS; i++) {
    await page.evaluate(() => (globalThis as unknown as { chrome: PopupApi }).chrome.action.openPopup())
    const look = () =>
      page.evaluate(() => {
        const [view] = (globalThis as unknown as { chrome: PopupApi }).chrome.extension.getViews({ type: 'popup' })
        const [ready] = view?.performance.getEntriesByName('search-ready') ?? []
        return ready && view?.document.activeElement?.id === 'query' ? ready.startTime : 0
      })
    times.push(await until('the popup to answer', look, (at) => at > 0))
    await page.evaluate(() => {
      for (const view of (globalThis as unknown as { chrome: PopupApi }).chrome.extension.getViews({ type: 'popup' }))
        view.close()
    })
    await until('the popup to close', look, (at) => at === 0)
  }
  await page.close()
  return times
}

interface PopupApi {
  action: { openPopup: () => Promise<void> }
  extension: { getViews: (filter: { type: string }) => Window[] }
}

async function typeMany(open: OpenBrowser): Promise<Keystroke[]> {
  const page = await open.extensionPage('popup.html')
  await until('the search to answer', () => page.evaluate(answersSince), (at) => at > 0) // prettier-ignore
  await page.evaluate(watchKeys)
  for (const { typed } of misspellings().filter((_, i) => i % EVERY === 0)) {
    for (const letter of typed) {
      const before = await keysSeen(page)
      await page.keyboard.type(letter)
      await until('the keystroke', () => keysSeen(page), (now) => now > before) // prettier-ignore
    }
    await page.$eval('#query', (field) => (field as HTMLInputElement).select())
  }
  return page.evaluate(() => (globalThis as unknown as { keys: Keystroke[] }).keys)
}

const keysSeen = (page: Page) => page.evaluate(() => (globalThis as unknown as { keys: unknown[] }).keys.length)

/** Runs in the popup: measures each keystroke into `keys`. */
function watchKeys(): void {
  const keys: Keystroke[] = []
  Object.assign(globalThis, { keys })
  let began = 0
  addEventListener('input', () => (began = performance.now()), true)
  // By now the popup has searched and drawn: microtasks run between one listener and the next.
  addEventListener('input', ({ timeStamp }) => {
    const handled = performance.now() - began
    requestAnimationFrame(() => {
      const frame = performance.now()
      const painted = new MessageChannel()
      painted.port1.onmessage = () => {
        const now = performance.now()
        keys.push({ work: handled + now - frame, paint: now - timeStamp })
      }
      painted.port2.postMessage(0)
    })
  })
}
