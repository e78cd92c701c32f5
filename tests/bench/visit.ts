/** One visit to a page in a browser with or without Bedside, and what could be seen and measured there. */
import { createHash } from 'node:crypto'
import type { CDPSession, Page } from 'puppeteer-core'
import type { BrowserName } from '../../scripts/browsers'
import { builtFor, launch } from '../../scripts/launch'

export interface Look {
  /** The document's text, and a hash of it. */
  html: string
  hash: string
  /** A hash of where every element stands. */
  layout: string
  errors: string[]
  /** Cumulative layout shift; always 0 in Firefox, which does not tell. */
  shift: number
  /** Tasks that held the main thread for more than 50 ms. */
  longTasks: number
  marks: number
  /** Bedside's page code is there. */
  awake: boolean
}

/** Tasks past this many milliseconds are felt (W3C Long Tasks). */
const LONG_TASK_MS = 50
/** No page may reach out; its own resources are missing with and without Bedside alike. */
const OFFLINE = ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1']
const OFFLINE_PREFS = {
  'network.dns.disabled': true,
  'network.dns.localDomains': '127.0.0.1',
  // A page that sends its visitors on would be gone before it was looked at.
  'accessibility.blockautorefresh': true,
}
/** A page is done when its marks have not changed for this long. */
const QUIET_MS = 1_500
/** Bedside gives memory back to a page that has been still for two seconds, and later after a few times that. */
export const RESTED_MS = 6_000
const LOAD_TIMEOUT_MS = 20_000
/** A console line of a resource that is missing here; the text differs from visit to visit. */
const MISSING = /Failed to load resource|net::ERR|NS_ERROR|Address rejected|NetworkError|Loading failed for the/

/** Bytes of objects and typed arrays of all worlds in a page's process. */
export interface Heap {
  /** When its marks have just come. */
  read: number
  /** When it has been still for a while. */
  rested: number
}

export interface Visitor {
  look(url: string): Promise<Look>
  /** What scripts hold in the page after a collection; Chromium only. */
  heap(url: string): Promise<Heap>
  close(): Promise<void>
}

/** Starts a browser for visits. */
export async function openVisitor(name: BrowserName, bedside: boolean): Promise<Visitor> {
  const { browser } = await launch(name, bedside ? [builtFor(name)] : [], {
    headless: true,
    args: name === 'chrome' ? OFFLINE : [],
    prefs: OFFLINE_PREFS,
  })
  const inTab = async <T>(url: string, read: (page: Page) => Promise<T>): Promise<T> => {
    const page = await browser.newPage()
    try {
      return await read(page)
    } catch (error) {
      throw new Error(`${url}: ${String(error)}`, { cause: error })
    } finally {
      await page.close()
    }
  }
  return {
    look: (url) => inTab(url, (page) => lookAt(page, url)),
    heap: (url) => inTab(url, (page) => heapOf(page, url)),
    close: () => browser.close(),
  }
}

async function lookAt(page: Page, url: string): Promise<Look> {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (m) => {
    if (m.type() === 'error' && !MISSING.test(m.text())) errors.push(m.text())
  })
  await page.evaluateOnNewDocument(watch, LONG_TASK_MS)
  await open(page, url)
  const marks = await page.evaluate(countWhenQuiet, QUIET_MS)
  const seen = await page.evaluate(readPage)
  return { ...seen, errors, marks, hash: hashOf(seen.html), layout: hashOf(seen.boxes) }
}

/** Opens a page whose own scripts or resources may fail, as long as it is that page that stands there. */
async function open(page: Page, url: string): Promise<void> {
  const failure = await page.goto(url, { waitUntil: 'load', timeout: LOAD_TIMEOUT_MS }).then(
    () => undefined,
    (error: unknown) => error,
  )
  if (failure === undefined) return
  const at = await page.evaluate(() => location.href.replace(/#.*/, ''))
  if (at !== url) throw failure as Error
}

async function heapOf(page: Page, url: string): Promise<Heap> {
  await open(page, url)
  await page.evaluate(countWhenQuiet, QUIET_MS)
  const session = await page.createCDPSession()
  const read = await usedBytes(session)
  await page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), RESTED_MS)
  return { read, rested: await usedBytes(session) }
}

async function usedBytes(session: CDPSession): Promise<number> {
  // What a first collection finalizes only the next one frees.
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage')
  const usage = (await session.send('Runtime.getHeapUsage')) as { usedSize: number; backingStorageSize?: number }
  return usage.usedSize + (usage.backingStorageSize ?? 0)
}

const hashOf = (text: string): string => createHash('sha1').update(text).digest('hex')

/** Runs in the page: the number of marked words, once it has not changed for so many milliseconds. */
async function countWhenQuiet(quiet: number): Promise<number> {
  let last = -1
  let since = performance.now()
  for (;;) {
    let now = 0
    for (const [name, ranges] of CSS.highlights) if (name.startsWith('bedside-')) now += ranges.size
    if (now !== last) [last, since] = [now, performance.now()]
    if (performance.now() - since >= quiet) return now
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 100 }))
  }
}

/** Runs in the page. */
function readPage() {
  const { seen } = globalThis as unknown as { seen: { shift: number; longTasks: number } }
  const boxes: string[] = []
  for (const element of document.querySelectorAll('*')) {
    const { x, y, width, height } = element.getBoundingClientRect()
    boxes.push(`${element.localName} ${x} ${y} ${width} ${height}`)
  }
  const awake = [...document.adoptedStyleSheets].some((sheet) =>
    [...sheet.cssRules].some((rule) => rule.cssText.includes('bedside-')),
  )
  return {
    html: document.documentElement.outerHTML,
    boxes: boxes.join('\n'),
    awake,
    shift: seen.shift,
    longTasks: seen.longTasks,
  }
}

/** Runs in the page before anything of it: counts layout shift and long tasks. */
function watch(longTask: number): void {
  const seen = { shift: 0, longTasks: 0 }
  Object.assign(globalThis, { seen })
  // Many pages throw dice for their addresses: the same in every visit.
  let dice = 1
  Math.random = () => (dice = (dice * 16807) % 2147483647) / 2147483647
  const knows = (type: string) => PerformanceObserver.supportedEntryTypes.includes(type)
  const on = (type: string, each: (entry: PerformanceEntry) => void) => {
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true })
  }
  if (knows('layout-shift'))
    on('layout-shift', (e) => (seen.shift += (e as PerformanceEntry & { value: number }).value))
  if (knows('longtask')) {
    on('longtask', () => seen.longTasks++)
    return
  }
  // Firefox does not tell of long tasks: a heart that beats late does.
  let last = performance.now()
  const beat = () => {
    const now = performance.now()
    if (now - last > longTask + rest) seen.longTasks++
    last = now
    setTimeout(beat, rest)
  }
  const rest = 10
  beat()
}
