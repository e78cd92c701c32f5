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

/** Reads `most` pages, evenly out of the folder's. */
export async function density(folder: string, most: number): Promise<string> {
  const all = fs.readdirSync(folder).filter((f) => /\.html?$/.test(f)).sort() // prettier-ignore
  const files = all.filter((_, i) => Math.floor((i * most) / all.length) !== Math.floor(((i - 1) * most) / all.length))
  const reader = new Reader(new Lexicon(await cachedLexicon()), new WordReader(readRules(await cachedRules())))
  const named = new Map<string, number>()
  const total = { words: 0, marks: LEVELS.map(() => 0), first: 0 }
  const rows = files.map((file) => {
    const { words, found } = read(reader, path.join(folder, file))
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
