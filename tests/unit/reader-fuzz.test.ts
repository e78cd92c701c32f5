import { expect, test } from 'vitest'
import { Lexicon } from '../../core/lexicon/lexicon'
import { readRules, WordReader } from '../../core/parts/words'
import { Reader } from '../../core/reader'
import { readHere } from '../../core/card/here'
import { cachedLexicon, cachedRules } from '../../scripts/glossary/cache'
import { loadGlossary } from '../../scripts/glossary/load'
import { mutate, randomFrom } from './random-texts'

/** `BEDSIDE_FUZZ=100000 npm test -- unit` runs the long one. */
const TEXTS = Number(process.env.BEDSIDE_FUZZ ?? 4000)
const SEED = 20_26

const reader = new Reader(new Lexicon(await cachedLexicon()), new WordReader(readRules(await cachedRules())))
const seeds = loadGlossary().entries.map((e) => [e.term, e.short, e.more, ...(e.forms ?? [])].filter(Boolean).join(' '))

test(
  `${TEXTS} random and mutated texts: inside the text, in order, never overlapping, no exception`,
  { timeout: 600_000 },
  () => {
    const random = randomFrom(SEED)
    let found = 0
    for (let i = 0; i < TEXTS; i++) {
      const text = mutate(seeds, random)
      reader.forget()
      const draft = reader.draft(text)
      reader.settle()
      let last = 0
      for (const h of draft ? reader.finish(draft) : []) {
        if (h.start < last || h.end <= h.start || h.end > text.length)
          expect.fail(`${JSON.stringify(h)} in ${JSON.stringify(text)}`)
        readHere(text, h.start, h.end, h.levels)
        last = h.end
        found++
      }
    }
    expect(found).toBeGreaterThan(TEXTS)
  },
)

test('time grows with the length of the text, not faster', () => {
  const words = seeds.join('\n\n')
  const time = (length: number) => {
    const text = words.repeat(Math.ceil(length / words.length)).slice(0, length)
    let best = Infinity
    for (let i = 0; i < 3; i++) {
      const began = performance.now()
      reader.forget()
      reader.draft(text)
      reader.settle()
      best = Math.min(best, performance.now() - began)
    }
    return best
  }
  time(200_000)
  const [small, large] = [time(200_000), time(1_600_000)]
  expect(large / small).toBeLessThan(8 * 2.5)
})

test('one word that never ends, and a text of spaces only', () => {
  for (const text of [
    'a'.repeat(200_000),
    ' '.repeat(200_000),
    '-'.repeat(200_000),
    '(MS) '.repeat(20_000),
    'L4-'.repeat(30_000),
  ]) {
    reader.forget()
    const draft = reader.draft(text)
    reader.settle()
    if (draft) reader.finish(draft)
  }
})
