/**
 * What a page costs with nothing added, with Bedside, and with a library that marks words by wrapping
 * them in elements. In Chromium, which tells what its main thread did.
 */
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'puppeteer-core'
import { findBrowser, VARIABLES } from '../../scripts/browsers'
import { lexiconSpec } from '../../scripts/glossary/compile'
import { loadGlossary } from '../../scripts/glossary/load'
import { launch, builtFor } from '../../scripts/launch'
import { highlights } from '../../scripts/highlights'
import { serve } from '../../scripts/serve'
import { ROOT } from '../../scripts/tools'
import { markByMarkJs, spread } from './mark-js'
import { RESTED_MS } from './visit'

/** Each visit is the first of a new browser; the one in the middle counts. */
const VISITS = 3
/** Every page here has long come to rest: the later look at it finds the same marks. */
const SETTLED_MS = 2_000
const LONG_PAGE = 'long.html'
const PAGES = ['unmedical.html', 'spine-report.html', 'calf-twitching.html', LONG_PAGE]
/** Paragraphs of the glossary's own text on the long page: about as much as a long encyclopedia article. */
const LONG = 400
/** mark.js looks through the page once for each word: of all of them it takes minutes. Two sizes show how it grows. */
const MARK_JS_WORDS = [250, 1_000]

interface Cost {
  marks: number
  /** Milliseconds of the main thread: all tasks, and of them scripts, and style with layout. */
  task: number
  script: number
  layout: number
  /** Script memory after a collection, and typed arrays beside it, in bytes; nodes of the document. */
  heap: number
  arrays: number
  nodes: number
}

/** What a page is visited with. */
interface Beside {
  name: string
  visits: number
  bedside?: boolean
  /** Measured only when the page has been still for a while. */
  rested?: boolean
  /** For mark.js. */
  words?: readonly string[]
}

/** Prints the table. Needs a build. */
export async function cost(): Promise<string> {
  process.env[VARIABLES.chrome] = (await findBrowser('chrome')).path
  const glossary = loadGlossary()
  const forms = [...new Set(lexiconSpec(glossary).forms.map(({ form }) => form))]
  const all: Beside[] = [
    { name: 'nothing', visits: VISITS },
    { name: 'Bedside', visits: VISITS, bedside: true },
    { name: `Bedside, ${RESTED_MS / 1000} s later`, visits: 1, bedside: true, rested: true },
    ...MARK_JS_WORDS.map((count) => ({ name: `mark.js, ${count} forms`, visits: 1, words: spread(forms, count) })),
  ]
  const long = glossary.entries.slice(0, LONG).map((e) => `<h2>${e.term}</h2><p>${e.short} ${e.more ?? ''}</p>`)
  const folder = await serve(path.join(ROOT, 'tests/pages'))
  const made = await serve({
    [`/${LONG_PAGE}`]: `<!doctype html><html lang="en"><title>Long</title>${long.join('\n')}`,
  })
  const rows: string[] = []
  for (const page of PAGES)
    for (const beside of all)
      rows.push(row(page, beside, await visits((page === LONG_PAGE ? made : folder).url(page), beside)))
  await folder.close()
  await made.close()
  return [
    `Main thread of Chromium from the page's beginning until ${SETTLED_MS / 1000} s after its load, or after the last mark of mark.js, in ms, each visit the first of a new browser, the middle of ${VISITS} (the later look and mark.js: one); memory after a collection. Bedside is looked at with all its ${forms.length} forms: while the page is read, and again when it has been still for ${RESTED_MS / 1000} s and has given the glossary back.`,
    `mark.js (8.11.1) gets only the ${MARK_JS_WORDS.join(' and then ')} forms that a row names, taken at even distances from the same list, and so finds fewer words: it looks through the page once for each form, and its time grows with their number. It marks whole words without senses, and wraps each in an element; words inside a mark are not counted again. Marks are no score: Bedside has its settings as installed, and shows the browser only those near the screen where there are many.`,
    [
      '| page | with | marks | all tasks | script | style and layout | script memory, MB | typed arrays, MB | nodes |',
      '|---|---|---:|---:|---:|---:|---:|---:|---:|',
      ...rows,
    ].join('\n'),
  ].join('\n\n')
}

async function visits(url: string, beside: Beside): Promise<Cost> {
  const costs: Cost[] = []
  for (let i = 0; i < beside.visits; i++) {
    const extensions = beside.bedside ? [builtFor('chrome')] : []
    const { browser } = await launch('chrome', extensions, { headless: true, args: ['--no-sandbox'] })
    try {
      costs.push(await visit(await browser.newPage(), url, beside))
    } finally {
      await browser.close()
    }
  }
  return costs.sort((a, b) => a.task - b.task)[Math.floor(costs.length / 2)]!
}

async function visit(page: Page, url: string, { words, rested }: Beside): Promise<Cost> {
  const session = await page.createCDPSession()
  await session.send('Performance.enable')
  await page.goto(url, { waitUntil: 'load' })
  const byMarkJs = words && (await markByMarkJs(page, words))
  // Nothing looks at the page meanwhile: to count marks is work of its main thread, too.
  await sleep(rested ? RESTED_MS : SETTLED_MS)
  const { metrics } = await session.send('Performance.getMetrics')
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN
  // What the first collection lets go, the second takes.
  for (let i = 0; i < 2; i++) await session.send('HeapProfiler.collectGarbage')
  const { usedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage')
  const marks = byMarkJs?.marks ?? (await highlights(page)).length
  return {
    marks,
    task: of('TaskDuration') * 1000,
    script: of('ScriptDuration') * 1000,
    layout: (of('LayoutDuration') + of('RecalcStyleDuration')) * 1000,
    heap: usedSize,
    arrays: backingStorageSize,
    nodes: await page.evaluate(() => document.getElementsByTagName('*').length),
  }
}

function row(page: string, { name }: Beside, { marks, task, script, layout, heap, arrays, nodes }: Cost): string {
  const figures = [
    marks,
    task.toFixed(0),
    script.toFixed(0),
    layout.toFixed(0),
    (heap / 1e6).toFixed(2),
    (arrays / 1e6).toFixed(2),
    nodes,
  ]
  return `| ${page} | ${name} | ${figures.join(' | ')} |`
}
