/** Matching beside its peers: the same texts, the same forms, one run. */
import AhoCorasick from 'ahocorasick'
import fs from 'node:fs'
import path from 'node:path'
import { compileLexicon, type FormSpec, type LexiconSpec } from '../../core/lexicon/compile'
import { Lexicon } from '../../core/lexicon/lexicon'
import { Matcher, type Match } from '../../core/match/matcher'
import { HOPEFUL } from '../../core/match/survey'
import { Reader } from '../../core/reader'
import { fold } from '../../core/text/fold'
import { lexiconSpec } from '../../scripts/glossary/compile'
import { loadGlossary } from '../../scripts/glossary/load'
import { launch } from '../../scripts/launch'
import { markByMarkJs } from './mark-js'
import { best, table, type Row } from './measure'

const FORMS = 60_000
const ENTRIES = 10_000
/** The peers are slow: they read one text in so many, beside a floor and a Bedside that read the same. */
const SAMPLE = 50
/** As often the floor is read in a page. */
const FLOOR_RUNS = 2_000

/** Our own prose: every text of the glossary, as one document an entry. */
function ownTexts(): string[] {
  return loadGlossary().entries.map((e) =>
    [e.term, e.short, e.more, e.common, e.limits, e.urgent].filter(Boolean).join(' '),
  )
}

/** Texts of a JSONL file with a `text` in each row, or of a folder of .txt files. */
function textsOf(at: string): string[] {
  if (at.endsWith('.jsonl'))
    return fs.readFileSync(at, 'utf8').trim().split('\n').map((l) => (JSON.parse(l) as { text: string }).text) // prettier-ignore
  return fs.readdirSync(at).filter((f) => f.endsWith('.txt')).map((f) => fs.readFileSync(path.join(at, f), 'utf8')) // prettier-ignore
}

/** The glossary grown to `FORMS` forms of `ENTRIES` entries by crossing the first and last words of its own. */
function grown(): LexiconSpec {
  const spec = lexiconSpec(loadGlossary())
  const have = new Set(spec.forms.map((f) => f.form))
  const heads = [...new Set(spec.forms.map((f) => f.form.split(' ')[0]!))]
  const tails = [...new Set(spec.forms.map((f) => f.form.split(' ').at(-1)!))]
  const forms: FormSpec[] = [...spec.forms]
  const ids = [...spec.ids]
  for (let i = 0; forms.length < FORMS; i++) {
    const form = `${heads[(i * 7) % heads.length]!} ${tails[(i * 13 + Math.floor(i / heads.length)) % tails.length]!}`
    if (have.has(form)) continue
    have.add(form)
    if (ids.length < ENTRIES) ids.push(`made-${i}`)
    forms.push({ form, entry: ids.length - 1, guard: 0, weight: 1 })
  }
  return { ...spec, ids, levels: ids.map((_, i) => spec.levels[i] ?? 2), forms }
}

/** Prints the table of one set of texts. `at`: a JSONL file or a folder; our own texts without it. */
export async function matching(at?: string): Promise<string> {
  const texts = at ? textsOf(at) : ownTexts()
  const spec = grown()
  const compiled = compileLexicon(spec)
  const lexicon = new Lexicon(compiled)
  const plain = new Lexicon(compileLexicon({ ...spec, forms: spec.forms.map((f) => ({ ...f, guard: 0 })) }))
  const characters = texts.reduce((n, t) => n + t.length, 0)
  const rows: Row[] = [
    readEvery(texts),
    best('Bedside: matching with senses', 15, () => matchAll(new Matcher(lexicon), texts)),
    best('Bedside: matching, plain forms', 15, () => matchAll(new Matcher(plain), texts)),
    best('Bedside: the whole reader (draft, survey, settle, finish)', 15, () => readAll(new Reader(lexicon), texts)),
  ]
  const few = texts.filter((_, i) => i % SAMPLE === 0)
  const forms = [...new Set(spec.forms.map((f) => f.form))].sort((a, b) => b.length - a.length)
  const fewRows = [
    readEvery(few),
    best('Bedside: matching, plain forms', 15, () => matchAll(new Matcher(plain), few)),
    ...peers(forms, few),
  ]
  const size = `Lexicon of ${spec.forms.length} forms of ${spec.ids.length} entries: ${compiled.length} bytes.`
  return [
    `${texts.length} texts, ${characters} characters. ${size}`,
    table(rows, 'matches'),
    `Peers, on every ${SAMPLE}th text (${few.length} texts):`,
    table(fewRows, 'matches'),
    `mark.js (8.11.1) on the same ${few.length} texts, as paragraphs of a page in Chromium, which it needs, and with all ${forms.length} forms; the floor is read in the same page. It wraps each match in an element; matches inside another are not counted:`,
    table(await inPage(forms, few), 'matches'),
  ].join('\n\n')
}

function readEvery(texts: readonly string[]): Row {
  return best('reads every character code (the floor)', 15, () => {
    let sum = 0
    for (const text of texts) for (let i = 0; i < text.length; i++) sum = (sum + text.charCodeAt(i)) | 0
    return sum === 0 ? 0 : texts.length
  })
}

function matchAll(matcher: Matcher, texts: readonly string[]): number {
  let count = 0
  for (const text of texts) {
    const found: Match[] = []
    matcher.read(text)
    matcher.match(HOPEFUL, found)
    count += found.length
  }
  return count
}

function readAll(reader: Reader, texts: readonly string[]): number {
  let count = 0
  for (const text of texts) {
    reader.forget()
    const draft = reader.draft(text)
    reader.settle()
    if (draft) count += reader.finish(draft).length
  }
  return count
}

/** What people use otherwise. They know whole words and any case; no folding, no gaps but one space, no senses. */
function peers(forms: readonly string[], texts: readonly string[]): Row[] {
  const regex = new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  const tree = new AhoCorasick(forms)
  const byFirst = new Map<string, string[]>()
  for (const form of forms) {
    const first = form.split(' ')[0]!
    byFirst.set(first, [...(byFirst.get(first) ?? []), form])
  }
  const isWord = /[\p{L}\p{N}]/u
  return [
    best('one regular expression', 1, () => texts.reduce((n, t) => n + (t.match(regex)?.length ?? 0), 0)),
    best('Aho–Corasick (ahocorasick 1.0.2), whole words, longest kept', 3, () =>
      texts.reduce((n, text) => {
        const spans = tree.search(text.toLowerCase()).flatMap(([last, words]) =>
          words.map((w) => [last - w.length + 1, last + 1] as const).filter(([s, e]) => !isWord.test(text[s - 1] ?? '') && !isWord.test(text[e] ?? '')),
        ) // prettier-ignore
        spans.sort((a, b) => a[0] - b[0] || b[1] - a[1])
        let end = 0
        let kept = 0
        for (const [s, e] of spans) if (s >= end) [kept, end] = [kept + 1, e]
        return n + kept
      }, 0),
    ),
    best('naive loop: words, then every form that starts so', 3, () =>
      texts.reduce((n, text) => {
        const words = fold(text).split(/[^\p{L}\p{N}]+/u)
        let count = 0
        for (let i = 0; i < words.length; i++) {
          const form = byFirst.get(words[i]!)?.find((f) => f.split(' ').every((w, k) => words[i + k] === w))
          if (form) {
            count++
            i += form.split(' ').length - 1
          }
        }
        return n + count
      }, 0),
    ),
  ]
}

/** What wraps words in elements needs a document. */
async function inPage(forms: readonly string[], texts: readonly string[]): Promise<Row[]> {
  const { browser } = await launch('chrome', [], { headless: true, args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage()
    await page.evaluate((all) => {
      for (const text of all) document.body.append(Object.assign(document.createElement('p'), { textContent: text }))
    }, texts)
    const floor = await page.evaluate(readMany, FLOOR_RUNS)
    const { marks, ms } = await markByMarkJs(page, forms)
    return [
      { name: 'reads every character code (the floor)', ms: floor, count: texts.length },
      { name: 'mark.js', ms, count: marks },
    ]
  } finally {
    await browser.close()
  }
}

/** Runs in the page: what it takes to read every paragraph once. A page's clock is coarse, so it is read many times. */
function readMany(runs: number): number {
  const texts = [...document.querySelectorAll('p')].map((p) => p.textContent)
  let sum = 0
  const began = performance.now()
  for (let run = 0; run < runs; run++)
    for (const text of texts) for (let i = 0; i < text.length; i++) sum = (sum + text.charCodeAt(i)) | 0
  document.title = String(sum)
  return (performance.now() - began) / runs
}
