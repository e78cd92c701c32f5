/**
 * `npm run pages -- FOLDER [--browser chrome|firefox] [--most N]`: opens every HTML page of a folder with
 * and without Bedside and prints what differs: the DOM, console errors, layout shift, long tasks, heap.
 */
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'puppeteer-core'
import { BROWSERS, type BrowserName } from '../../scripts/browsers'
import { builtFor, launch } from '../../scripts/launch'
import { serve } from '../../scripts/serve'

interface Look {
  html: string
  errors: number
  shift: number
  longTasks: number
  marks: number
}

/** Tasks past this many milliseconds are felt (W3C Long Tasks). */
const LONG_TASK_MS = 50
/** No page may reach out; its own resources are missing with and without Bedside alike. */
const OFFLINE = ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1']
/** A page is done when its marks have not changed for this long. */
const QUIET_MS = 1_500
const LOAD_TIMEOUT_MS = 20_000

const { values, positionals } = parseArgs({
  options: { browser: { type: 'string', default: 'chrome' }, most: { type: 'string', default: '1000' } },
  allowPositionals: true,
})
const browserName = BROWSERS.find((b) => b === values.browser)
const [folder] = positionals
if (!folder || !browserName) {
  console.error('usage: npm run pages -- FOLDER [--browser chrome|firefox] [--most N]')
  process.exit(1)
}

const files = htmlIn(folder).slice(0, Number(values.most))
const server = await serve(folder)
const without = await lookAtAll([])
const withBedside = await lookAtAll([builtFor(browserName)])
// A page whose DOM differs between two bare visits changes by itself; it says nothing of Bedside.
const again = await lookAtAll(
  [],
  files.filter((f) => without.get(f)?.html !== withBedside.get(f)?.html),
)
await server.close()
print()

function htmlIn(at: string): string[] {
  return fs.readdirSync(at, { recursive: true, encoding: 'utf8' }).filter((f) => /\.html?$/.test(f)).sort() // prettier-ignore
}

async function lookAtAll(extensions: string[], some = files): Promise<Map<string, Look>> {
  const looks = new Map<string, Look>()
  const args = browserName === 'chrome' ? OFFLINE : []
  const prefs = { 'network.dns.disabled': true, 'network.dns.localDomains': '127.0.0.1' }
  const { browser } = await launch(browserName as BrowserName, extensions, { headless: true, args, prefs })
  for (const file of some) {
    const page = await browser.newPage()
    try {
      looks.set(file, await lookAt(page, file, extensions.length > 0))
    } catch (error) {
      console.error(`${file}: ${error instanceof Error ? error.message.split('\n')[0]! : String(error)}`)
    }
    await page.close()
  }
  await browser.close()
  return looks
}

async function lookAt(page: Page, file: string, bedside: boolean): Promise<Look> {
  let errors = 0
  page.on('pageerror', () => errors++)
  page.on('console', (m) => {
    if (m.type() === 'error' && !/Failed to load resource|net::ERR|NS_ERROR/.test(m.text())) errors++
  })
  await page.evaluateOnNewDocument(watch)
  await page.goto(server.url(file.split(path.sep).map(encodeURIComponent).join('/')), {
    waitUntil: 'load',
    timeout: LOAD_TIMEOUT_MS,
  })
  const marks = await page.evaluate(countWhenQuiet, bedside ? QUIET_MS : 0)
  const seen = await page.evaluate(() => ({
    html: document.documentElement.outerHTML,
    shift: (globalThis as unknown as { seen: { shift: number } }).seen.shift,
    longTasks: (globalThis as unknown as { seen: { longTasks: number } }).seen.longTasks,
  }))
  return { ...seen, errors, marks }
}

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

/** Runs in the page before anything of it: counts layout shift and long tasks. */
function watch(): void {
  const seen = { shift: 0, longTasks: 0 }
  Object.assign(globalThis, { seen })
  const on = (type: string, each: (entry: PerformanceEntry) => void) => {
    try {
      new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true })
    } catch {
      // Firefox knows neither of these.
    }
  }
  on('layout-shift', (e) => (seen.shift += (e as PerformanceEntry & { value: number }).value))
  on('longtask', () => seen.longTasks++)
}

function print(): void {
  let [same, restless, marked, errors, shifted, tasks] = [0, 0, 0, 0, 0, 0]
  for (const [file, now] of withBedside) {
    const before = without.get(file)
    if (!before) continue
    const byItself = again.has(file) && again.get(file)?.html !== before.html
    restless += Number(byItself)
    const differs = [
      before.html !== now.html && !byItself && 'DOM',
      now.errors > before.errors && `${now.errors - before.errors} errors`,
      now.shift > before.shift + 0.001 && `shift ${(now.shift - before.shift).toFixed(3)}`,
      now.longTasks > before.longTasks && `${now.longTasks - before.longTasks} tasks over ${LONG_TASK_MS} ms`,
    ].filter(Boolean)
    if (before.html === now.html) same++
    if (now.marks > 0) marked++
    errors += Math.max(0, now.errors - before.errors)
    shifted += Number(now.shift > before.shift + 0.001)
    tasks += Math.max(0, now.longTasks - before.longTasks)
    if (differs.length > 0) console.log(`${file}: ${differs.join(', ')} (${now.marks} marks)`)
  }
  console.table({
    browser: browserName,
    pages: withBedside.size,
    'with marks': marked,
    'DOM identical': same,
    'DOM changes by itself, without Bedside': restless,
    'added console errors': errors,
    'pages with added layout shift': shifted,
    'added tasks over 50 ms': tasks,
  })
}
