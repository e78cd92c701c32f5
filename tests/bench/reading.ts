/** Reading and marking the largest pages of a folder, in Chromium, beside a walk that only reads every character. */
import fs from 'node:fs'
import path from 'node:path'
import { findBrowser, VARIABLES } from '../../scripts/browsers'
import { cachedLexicon, cachedRules } from '../../scripts/glossary/cache'
import { launch } from '../../scripts/launch'
import { serve } from '../../scripts/serve'
import { bundled } from './bundled'
import type { ReadTimes } from './read-in-page'

/** Pages that are read, the largest first. */
const MOST = 5

/** Prints the table for the largest HTML files of a folder. */
export async function reading(folder: string): Promise<string> {
  process.env[VARIABLES.chrome] = (await findBrowser('chrome')).path
  const size = (file: string) => fs.statSync(path.join(folder, file)).size
  const files = fs.readdirSync(folder).filter((f) => f.endsWith('.html')).sort((a, b) => size(b) - size(a)).slice(0, MOST) // prettier-ignore
  const [lexicon, rules] = [await cachedLexicon(), await cachedRules()]
  const server = await serve(folder)
  const { browser } = await launch('chrome', [], {
    headless: true,
    args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  })
  const rows: string[] = []
  for (const file of files) {
    const page = await browser.newPage()
    // A page's own scripts, which miss their server here, would run meanwhile.
    await page.setJavaScriptEnabled(false)
    await page.goto(server.url(encodeURIComponent(file)), { waitUntil: 'domcontentloaded' })
    await page.evaluate(await bundled('read-in-page.ts'))
    const times = await page.evaluate(
      (words, parts) =>
        (globalThis as unknown as { measureReading: (words: string, parts: string) => ReadTimes }).measureReading(words, parts), // prettier-ignore
      lexicon,
      rules,
    )
    const { characters, marks, bare, read, marked, sheet } = times
    const of = (ms: number) => [ms.toFixed(1), (ms / bare).toFixed(1)]
    const figures = [characters, marks, bare.toFixed(1), ...of(read), ...of(marked), ...of(sheet)]
    rows.push(`| ${file} | ${size(file)} | ${figures.join(' | ')} |`)
    await page.close()
  }
  await browser.close()
  await server.close()
  return [
    'Every word is marked, none known. Times in ms, the best of seven runs in one go; the restyling of the page that our style sheet asks of the browser comes once, and is told beside them.',
    [
      '| page | bytes | characters | marks | bare walk | read | × bare | read and marked | × bare | style sheet | × bare |',
      '|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
      ...rows,
    ].join('\n'),
  ].join('\n\n')
}
