/**
 * `npm run --silent explain -- [--files-from LIST] [--dump-text DIR] FILE…`: what Bedside would mark in
 * text and HTML files, one JSON object a line. Same code as the content script, every word marked.
 */
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { hereFor, readHere } from '../core/card/here'
import { Lexicon } from '../core/lexicon/lexicon'
import { readRules, WordReader } from '../core/parts/words'
import { Reader, type Highlight } from '../core/reader'
import { cachedKinds, cachedLexicon, cachedRules } from './glossary/cache'
import { blocksOf } from './text-blocks'

const { values, positionals } = parseArgs({
  options: { 'files-from': { type: 'string' }, 'dump-text': { type: 'string' } },
  allowPositionals: true,
})
const files = [
  ...(values['files-from'] ? fs.readFileSync(values['files-from'], 'utf8').split('\n').filter(Boolean) : []),
  ...positionals,
]
if (files.length === 0) fail('usage: npm run --silent explain -- [--files-from LIST] [--dump-text DIR] FILE…')

const reader = new Reader(new Lexicon(await cachedLexicon()), new WordReader(readRules(await cachedRules())))
const kinds = JSON.parse(await cachedKinds()) as Record<string, string>
let out: string[] = []
let failed = false
for (const file of files) {
  try {
    explain(file)
  } catch (error) {
    failed = true
    console.error(`${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (out.length > 5000) flush()
}
flush()
if (failed) process.exitCode = 1

function explain(file: string): void {
  const raw = fs.readFileSync(file, 'utf8')
  const blocks = blocksOf(file, raw)
  if (values['dump-text'] && blocks.whole !== raw)
    fs.writeFileSync(path.join(values['dump-text'], `${path.basename(file)}.txt`), blocks.whole)
  reader.forget()
  const drafts = blocks.list.map(({ text, at }) => ({ at, draft: reader.draft(text) }))
  reader.settle()
  for (const { at, draft } of drafts)
    if (draft) for (const h of reader.finish(draft)) out.push(line(file, draft.text, at, h))
}

function line(file: string, text: string, at: number, h: Highlight): string {
  const { start, end, entry, kind, levels } = h
  // As on the card: a nerve is not "possible", whatever is said of what ails it.
  const { cues } = hereFor(kinds[entry] ?? kind, readHere(text, start, end, levels))
  return JSON.stringify({
    file,
    start: at + start,
    end: at + end,
    text: text.slice(start, end),
    entry,
    kind,
    cues,
    levels,
  })
}

function flush(): void {
  if (out.length > 0) process.stdout.write(out.join('\n') + '\n')
  out = []
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}
