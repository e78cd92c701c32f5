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
import { recorded } from '../e2e/own-tasks'
import { openByButton, pinButton, type Opening } from '../e2e/real-popup'
import { misspellings } from '../unit/misspellings'
import { busyFor, FRAMES } from './keystrokes'
import { manyRows } from './made-up'
import { percentile } from './measure'

const OPENINGS = 15
/** Misspellings that are typed letter by letter, one in so many. */
const EVERY = 16
/** A popup with a field in it and nothing else: what the browser takes to open one, and to show a letter. */
const EMPTY = 'empty.html'
const PLACES = [
  ['Bedside', 'popup.html'],
  ['an empty popup', EMPTY],
] as const
/**
 * Between one letter and the next, in ms: quick hands take so long. Drawn by lot, for a hand does not know when the
 * screen shows its next frame; typed at once after a frame, each letter would wait longest, in an empty popup too.
 */
const FASTEST = 50
const SLOWEST = 150

interface Keystroke {
  /** Searching and drawing, and the frame that shows it: what the main thread was busy with. */
  work: number
  /** From the key to after the frame that shows it, the wait for that frame included. */
  paint: number
}

/** Prints what was measured. Needs a build. */
export async function popups(): Promise<string> {
  const tabs: string[] = []
  const windows: string[] = []
  const letters: string[] = []
  for (const name of BROWSERS) {
    process.env[VARIABLES[name]] = (await findBrowser(name)).path
    const extension = grownBuild(name)
    const open = await openBrowser(name, { extension })
    if (name === 'chrome') await pinButton(open)
    tabs.push(`| ${name} | ${half(await openMany(open))} |`)
    for (const [what, file] of PLACES) {
      const times = await openWindows(open, file)
      windows.push(
        `| ${name}, ${what} | ${half(times.map((t) => t.fromPage))} | ${half(times.map((t) => t.fromClick))} |`,
      )
      const keys = await typeMany(open, file)
      const work = keys.map((k) => k.work)
      const paint = keys.map((k) => k.paint)
      letters.push(
        `| ${name}, ${what} | ${half(work)} | ${most(work)} | ${half(paint)} | ${most(paint)} | ${keys.length} |`,
      )
    }
    await open.close()
    fs.rmSync(extension, { recursive: true })
  }
  return [
    `10,000 entries; ms. Each keystroke of misspellings typed letter by letter, ${FASTEST} to ${SLOWEST} ms apart. A screen shows 60 frames a second: a key that comes just after one waits up to 16 ms for the next, however fast the answer; hence both what the keystroke kept the main thread busy (in Chromium from its own record) and what it took with the wait.`,
    '',
    '| | busy for a keystroke, p50 | p95 | keystroke → painted, p50 | p95 | keystrokes |',
    '|---|---:|---:|---:|---:|---:|',
    ...letters,
    '',
    `${OPENINGS} openings, as a tab:`,
    '',
    '| | page begins → answers, p50 |',
    '|---|---:|',
    ...tabs,
    '',
    `${OPENINGS} openings by the button, which is pinned to Chromium's toolbar; from the click it counts until the field has the focus, too:`,
    '',
    '| | page begins → answers, p50 | click → answers, p50 |',
    '|---|---:|---:|',
    ...windows,
  ].join('\n')
}

const half = (values: number[]) => percentile(values, 0.5).toFixed(1)
const most = (values: number[]) => percentile(values, 0.95).toFixed(1)

/** A copy of the build whose search knows 10,000 entries. */
function grownBuild(name: BrowserName): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bedside-bench-'))
  fs.cpSync(builtFor(name), folder, { recursive: true })
  fs.writeFileSync(path.join(folder, 'search.txt'), bookText(manyRows()))
  fs.writeFileSync(
    path.join(folder, EMPTY),
    '<!doctype html><body style="width:380px;height:580px"><label for="query">Word</label> <input id="query"><script type="module" src="empty.js"></script>',
  )
  fs.writeFileSync(
    path.join(folder, 'empty.js'),
    "const field = document.getElementById('query'); field.focus(); addEventListener('focus', () => field.focus(), { once: true }); performance.mark('search-ready')",
  )
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

/** The real popup, opened by its button. */
async function openWindows(open: OpenBrowser, file: string): Promise<Opening[]> {
  const page = await open.extensionPage('options.html')
  const times: Opening[] = []
  for (let i = 0; i < OPENINGS; i++) times.push(await openByButton(page, file))
  await page.close()
  return times
}

async function typeMany(open: OpenBrowser, file: string): Promise<Keystroke[]> {
  const page = await open.extensionPage(file)
  await until('the search to answer', () => page.evaluate(answersSince), (at) => at > 0) // prettier-ignore
  await page.evaluate(watchKeys)
  const type = () => typeAll(page)
  const busy = open.name === 'chrome' ? busyFor(await recorded(page, FRAMES, type)) : undefined
  if (!busy) await type()
  const keys = await page.evaluate(() => (globalThis as unknown as { keys: Keystroke[] }).keys)
  await page.close()
  return keys.map((key, i) => ({ ...key, work: busy?.[i] ?? key.work }))
}

async function typeAll(page: Page): Promise<void> {
  for (const { typed } of misspellings().filter((_, i) => i % EVERY === 0)) {
    for (const letter of typed) {
      const before = await keysSeen(page)
      await page.keyboard.type(letter)
      await new Promise((resolve) => setTimeout(resolve, FASTEST + Math.random() * (SLOWEST - FASTEST)))
      await until('the keystroke', () => keysSeen(page), (now) => now > before) // prettier-ignore
    }
    await page.$eval('#query', (field) => (field as HTMLInputElement).select())
  }
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
