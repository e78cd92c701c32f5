/**
 * `npm run pages -- FOLDER [--browser chrome|firefox] [--most N] [--heap N] [--results FILE]`: opens the
 * HTML pages of a folder with and without Bedside and prints in one table what Bedside adds: changes of
 * the DOM, console errors, layout shift, long tasks, memory. A page that differs is visited again, to
 * tell what it does by itself. With `--results`, pages that the file tells of are not visited again.
 */
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { BROWSERS, type BrowserName } from '../../scripts/browsers'
import { serve, type Server } from '../../scripts/serve'
import { firstLine } from '../../scripts/tools'
import { isClean, median, verdict, type Glance, type Verdict } from './verdict'
import { openVisitor, type Visitor, type Heap } from './visit'

/** A page that differs is visited so many times more, each time both ways. */
const MORE_PAIRS = 4
/** Memory differs from run to run: its median is taken. */
const HEAP_RUNS = 5
/** Browsers grow slow and large with the pages they have shown. */
const PAGES_A_BROWSER = 40
/** What Bedside may add to a page's memory, in megabytes: where it marks words, and where it does not. */
const MOST_HEAP = { marked: 1.5, unmarked: 0.3 }
const MB = 1_000_000

interface Result extends Partial<Verdict> {
  file: string
  /** Why the page could not be visited. */
  failed?: string
}

interface HeapResult {
  file: string
  marked: boolean
  /** Megabytes that Bedside adds. */
  added: Heap
}

const { values, positionals } = parseArgs({
  options: {
    browser: { type: 'string', default: 'chrome' },
    most: { type: 'string', default: '1000' },
    heap: { type: 'string', default: '3' },
    results: { type: 'string' },
  },
  allowPositionals: true,
})
const named = BROWSERS.find((b) => b === values.browser)
const [folder] = positionals
if (folder === undefined || named === undefined) {
  console.error('usage: npm run pages -- FOLDER [--browser chrome|firefox] [--most N] [--heap N] [--results FILE]')
  process.exit(1)
}
await main(folder, named)

async function main(at: string, name: BrowserName): Promise<void> {
  const server = await serve(at)
  const results = await compareAll(server, name, htmlIn(at).slice(0, Number(values.most)))
  const heap = name === 'chrome' ? await heapOfSome(server, name, results, Number(values.heap)) : []
  await server.close()
  print(name, results, heap)
}

function htmlIn(at: string): string[] {
  const files = fs.readdirSync(at, { recursive: true, encoding: 'utf8' }).filter((f) => /\.html?$/.test(f))
  // Every so manyth page first, so that the first hundred are of all kinds.
  return files.sort().map((file, i) => ({ file, turn: i % 5 })).sort((a, b) => a.turn - b.turn).map(({ file }) => file) // prettier-ignore
}

function urlOf(server: Server, file: string): string {
  return server.url(file.split(path.sep).map(encodeURIComponent).join('/'))
}

async function compareAll(server: Server, name: BrowserName, files: readonly string[]): Promise<Result[]> {
  const results = readResults().filter(({ file }) => files.includes(file))
  const done = new Set(results.map(({ file }) => file))
  const left = files.filter((file) => !done.has(file))
  for (let i = 0; i < left.length; i += PAGES_A_BROWSER) {
    await withBoth(name, async (bare, bedside) => {
      for (const file of left.slice(i, i + PAGES_A_BROWSER)) {
        const result = await compareOne(urlOf(server, file), file, bare, bedside)
        results.push(result)
        if (values.results !== undefined) fs.appendFileSync(values.results, `${JSON.stringify(result)}\n`)
        report(result)
      }
    })
  }
  return results
}

async function withBoth(name: BrowserName, use: (bare: Visitor, bedside: Visitor) => Promise<void>): Promise<void> {
  const [bare, bedside] = await Promise.all([openVisitor(name, false), openVisitor(name, true)])
  try {
    await use(bare, bedside)
  } finally {
    await Promise.all([bare.close(), bedside.close()])
  }
}

async function compareOne(url: string, file: string, bare: Visitor, bedside: Visitor): Promise<Result> {
  const without: Glance[] = []
  const having: Glance[] = []
  try {
    for (let pair = 0; pair <= MORE_PAIRS; pair++) {
      const [before, after] = [await bare.look(url), await bedside.look(url)]
      if (before.html !== after.html && pair === 0) say(`${file}: ${firstDifference(before.html, after.html)}`)
      without.push(before)
      having.push(after)
      if (pair === 0 && isClean(verdict(without, having))) break
    }
    return { file, ...verdict(without, having) }
  } catch (error) {
    return { file, failed: firstLine(error) }
  }
}

function firstDifference(before: string, after: string): string {
  let i = 0
  while (before[i] === after[i]) i++
  const piece = (text: string) => JSON.stringify(text.slice(Math.max(0, i - 30), i + 50))
  return `at first ${piece(before)} without, ${piece(after)} with Bedside`
}

function readResults(): Result[] {
  const { results } = values
  if (results === undefined || !fs.existsSync(results)) return []
  return fs.readFileSync(results, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Result) // prettier-ignore
}

/** The memory of so many pages with marks and so many without, spread over the folder. */
async function heapOfSome(server: Server, name: BrowserName, results: Result[], most: number): Promise<HeapResult[]> {
  const heaps: HeapResult[] = []
  if (most === 0) return heaps
  for (const marked of [true, false]) {
    const all = results.filter(({ failed, marks = 0 }) => failed === undefined && marks > 0 === marked)
    const some = all.filter((_, i) => i % Math.ceil(all.length / most) === 0)
    for (const { file } of some) {
      const runs: [without: Heap, having: Heap][] = []
      // A browser of its own for each run: what others have left behind is not this page's.
      for (let run = 0; run < HEAP_RUNS; run++)
        await withBoth(name, async (bare, bedside) => {
          const url = urlOf(server, file)
          runs.push([await bare.heap(url), await bedside.heap(url)])
        })
      const half = (values: number[]) => median(values) / MB
      const addedAt = (when: keyof Heap) => half(runs.map(([, h]) => h[when])) - half(runs.map(([h]) => h[when]))
      const added = { read: addedAt('read'), rested: addedAt('rested') }
      heaps.push({ file, marked, added })
      const without = half(runs.map(([{ rested }]) => rested))
      say(`${file}: ${without.toFixed(2)} MB without, ${added.read.toFixed(2)} MB added, ${added.rested.toFixed(2)} at rest`) // prettier-ignore
    }
  }
  return heaps
}

function faultsOf({ dom, layout, errors = [], shift = 0, longTasks = 0 }: Result): string[] {
  return [
    dom === 'differs' ? ['DOM differs'] : [],
    layout === 'differs' ? ['layout differs'] : [],
    errors.map((error) => `error: ${error}`),
    shift > 0 ? [`shift ${shift.toFixed(3)}`] : [],
    longTasks > 0 ? [`${longTasks} long tasks`] : [],
  ].flat()
}

function report(result: Result): void {
  if (result.failed !== undefined) say(`${result.file}: not visited (${result.failed})`)
  const faults = faultsOf(result)
  if (faults.length > 0) say(`${result.file}: ${faults.join(', ')} (${result.marks ?? 0} marks)`)
}

function print(name: BrowserName, results: readonly Result[], heaps: readonly HeapResult[]): void {
  const visited = results.filter(({ failed }) => failed === undefined)
  const count = (is: (result: Result) => boolean) => visited.filter(is).length
  const worst = (marked: boolean, when: keyof Heap) => {
    const added = heaps.filter((heap) => heap.marked === marked).map((heap) => heap.added[when])
    return added.length === 0
      ? 'not measured'
      : `${median(added).toFixed(2)} MB (most ${Math.max(...added).toFixed(2)})`
  }
  const rows: [what: string, value: string | number, limit: string | number][] = [
    ['pages visited', visited.length, ''],
    ['pages that could not be visited', results.length - visited.length, ''],
    ['with marks', count(({ marks = 0 }) => marks > 0), ''],
    ['page code loaded', count(({ awake }) => awake === true), ''],
    ['DOM identical', count(({ dom }) => dom === 'same'), ''],
    ['DOM differs from itself without Bedside', count(({ dom }) => dom === 'restless'), ''],
    ['DOM differs with Bedside only', count(({ dom }) => dom === 'differs'), 0],
    ['layout differs with Bedside only', count(({ layout }) => layout === 'differs'), 0],
    ['pages with added console errors', count(({ errors = [] }) => errors.length > 0), 0],
    ['pages with added layout shift', count(({ shift = 0 }) => shift > 0), 0],
    ['pages with added tasks over 50 ms', count(({ longTasks = 0 }) => longTasks > 0), 0],
    [`heap added where words are marked, median of ${HEAP_RUNS}`, worst(true, 'rested'), `${MOST_HEAP.marked} MB`],
    ['the same while they are read, the glossary in it', worst(true, 'read'), ''],
    [`heap added where none are, median of ${HEAP_RUNS}`, worst(false, 'rested'), `${MOST_HEAP.unmarked} MB`],
  ]
  console.log(`| ${name} | | limit |\n|---|---:|---:|`)
  for (const [what, value, limit] of rows) console.log(`| ${what} | ${value} | ${limit} |`)
}

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}
