/**
 * What a page costs with nothing added, with Bedside, and with a library that marks words by wrapping
 * them in elements, given the same words. In Chromium, which tells what its main thread did.
 */
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Page } from 'puppeteer-core'
import { findBrowser, VARIABLES } from '../../scripts/browsers'
import { lexiconSpec } from '../../scripts/glossary/compile'
import { loadGlossary } from '../../scripts/glossary/load'
import { launch, builtFor } from '../../scripts/launch'
import { highlights, settledHighlights } from '../../scripts/highlights'
import { serve } from '../../scripts/serve'
import { ROOT } from '../../scripts/tools'

/** Each visit is a new tab; the one in the middle counts. */
const VISITS = 5
const MARK_JS = createRequire(import.meta.url).resolve('mark.js/dist/mark.min.js')
/** mark.js was stopped on it after some minutes. */
const TOO_LONG = 'long.html'
const PAGES = ['unmedical.html', 'spine-report.html', 'calf-twitching.html', TOO_LONG]
/** mark.js calls itself once for each word: of all at once the stack overflows. */
const AT_ONCE = 500
/** Paragraphs of the glossary's own text on the long page: about as much as a long encyclopedia article. */
const LONG = 400

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

type Marker = 'nothing' | 'Bedside' | 'mark.js'

/** Prints the table. Needs a build. */
export async function cost(): Promise<string> {
  process.env[VARIABLES.chrome] = (await findBrowser('chrome')).path
  const glossary = loadGlossary()
  const forms = [...new Set(lexiconSpec(glossary).forms.map(({ form }) => form))]
  const long = glossary.entries.slice(0, LONG).map((e) => `<h2>${e.term}</h2><p>${e.short} ${e.more ?? ''}</p>`)
  const folder = await serve(path.join(ROOT, 'tests/pages'))
  const made = await serve({ [`/${TOO_LONG}`]: `<!doctype html><html lang="en"><title>Long</title>${long.join('\n')}` })
  const rows: string[] = []
  for (const page of PAGES)
    for (const marker of ['nothing', 'Bedside', 'mark.js'] as const)
      if (marker !== 'mark.js' || page !== TOO_LONG)
        rows.push(row(page, marker, await visits((page === TOO_LONG ? made : folder).url(page), marker, forms)))
  await folder.close()
  await made.close()
  return [
    `Main thread of Chromium until the page has come to rest, in ms, the middle of ${VISITS} visits (mark.js: one); memory after a collection. mark.js marks the same ${forms.length} forms as whole words, without senses, and wraps each in an element; the long page takes it many minutes, and is left out. Looking at the marks costs the same in all rows.`,
    [
      '| page | with | marks | all tasks | script | style and layout | script memory, MB | typed arrays, MB | nodes |',
      '|---|---|---:|---:|---:|---:|---:|---:|---:|',
      ...rows,
    ].join('\n'),
  ].join('\n\n')
}

async function visits(url: string, marker: Marker, forms: string[]): Promise<Cost> {
  const { browser } = await launch('chrome', marker === 'Bedside' ? [builtFor('chrome')] : [], {
    headless: true,
    args: ['--no-sandbox'],
  })
  try {
    const costs: Cost[] = []
    // mark.js needs a minute and more for a page: once tells enough.
    const times = marker === 'mark.js' ? 1 : VISITS
    for (let i = 0; i < times; i++) {
      const page = await browser.newPage()
      costs.push(await visit(page, url, marker, forms))
      await page.close()
    }
    return costs.sort((a, b) => a.task - b.task)[Math.floor(costs.length / 2)]!
  } finally {
    await browser.close()
  }
}

async function visit(page: Page, url: string, marker: Marker, forms: string[]): Promise<Cost> {
  const session = await page.createCDPSession()
  await session.send('Performance.enable')
  await page.goto(url, { waitUntil: 'load' })
  if (marker === 'mark.js') {
    await page.addScriptTag({ path: MARK_JS })
    await page.evaluate(markAll, forms, AT_ONCE)
  }
  await settledHighlights(page)
  const { metrics } = await session.send('Performance.getMetrics')
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN
  // What the first collection lets go, the second takes.
  for (let i = 0; i < 2; i++) await session.send('HeapProfiler.collectGarbage')
  const { usedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage')
  const marks = marker === 'mark.js' ? await page.$$eval('mark', (all) => all.length) : (await highlights(page)).length
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

interface MarkJs {
  Mark: new (root: Element) => { mark: (words: string[], options: object) => void }
}

/** Runs in the page. */
async function markAll(words: string[], atOnce: number): Promise<void> {
  const { Mark } = globalThis as unknown as MarkJs
  const root = new Mark(document.body)
  for (let i = 0; i < words.length; i += atOnce)
    await new Promise<void>((done) => {
      root.mark(words.slice(i, i + atOnce), { accuracy: 'exactly', separateWordSearch: false, diacritics: false, done })
    })
}

function row(page: string, marker: Marker, { marks, task, script, layout, heap, arrays, nodes }: Cost): string {
  const figures = [
    marks,
    task.toFixed(0),
    script.toFixed(0),
    layout.toFixed(0),
    (heap / 1e6).toFixed(2),
    (arrays / 1e6).toFixed(2),
    nodes,
  ]
  return `| ${page} | ${marker} | ${figures.join(' | ')} |`
}
