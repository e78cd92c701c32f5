/** How thickly a page is marked: marks in 1,000 words at each level, and what is marked most at the default one. */
import fs from 'node:fs'
import path from 'node:path'
import { Lexicon } from '../../core/lexicon/lexicon'
import { readRules, WordReader } from '../../core/parts/words'
import { Reader, type Highlight } from '../../core/reader'
import { cachedLexicon, cachedRules } from '../../scripts/glossary/cache'
import { blocksOf } from '../../scripts/text-blocks'

const LEVELS = [1, 2, 3] as const
const DEFAULT_LEVEL = 2
const MOST_NAMED = 40
/** A page with less text than this says nothing of how thickly it is marked. */
const FEWEST_WORDS = 100

/** Reads `most` pages, evenly out of the folder's. */
export async function density(folder: string, most: number): Promise<string> {
  const reader = new Reader(new Lexicon(await cachedLexicon()), new WordReader(readRules(await cachedRules())))
  const all = fs.readdirSync(folder).filter((f) => /\.html?$/.test(f)).sort() // prettier-ignore
  const pages = all
    .map((file) => ({ file, ...read(reader, path.join(folder, file)) }))
    .filter(({ words }) => words >= FEWEST_WORDS)
  const place = (i: number) => Math.floor((i * most) / pages.length)
  const chosen = pages.filter((_, i) => place(i) !== place(i - 1))
  const named = new Map<string, number>()
  const total = { words: 0, marks: LEVELS.map(() => 0), first: 0 }
  const rows = chosen.map(({ file, words, found }) => {
    const marks = LEVELS.map((level) => found.filter((h) => h.level >= level).length)
    const shown = found.filter((h) => h.level >= DEFAULT_LEVEL)
    for (const { entry } of shown) named.set(entry, (named.get(entry) ?? 0) + 1)
    const first = new Set(shown.map((h) => h.entry)).size
    total.words += words
    total.first += first
    marks.forEach((n, i) => (total.marks[i]! += n))
    return row(file.replace(/\.html?$/, '').slice(0, 44), words, marks, first)
  })
  const often = [...named].sort((a, b) => b[1] - a[1]).slice(0, MOST_NAMED)
  return [
    '| page | words | all | stumble (default) | hardest | default, first mention only |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
    row('**all pages**', total.words, total.marks, total.first),
    '',
    `Marked most at the default: ${often.map(([entry, n]) => `${entry} ${n}`).join(', ')}`,
  ].join('\n')
}

function read(reader: Reader, file: string): { words: number; found: Highlight[] } {
  const { whole, list } = blocksOf(file, fs.readFileSync(file, 'utf8'))
  reader.forget()
  const drafts = list.map(({ text }) => reader.draft(text))
  reader.settle()
  return {
    words: whole.match(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu)?.length ?? 0,
    found: drafts.flatMap((draft) => (draft ? reader.finish(draft) : [])),
  }
}

/** Marks in 1,000 words. */
function row(name: string, words: number, marks: readonly number[], first: number): string {
  const share = (n: number) => String(Math.round((1000 * n) / Math.max(1, words)))
  return `| ${[name, words, ...marks.map(share), share(first)].join(' | ')} |`
}
