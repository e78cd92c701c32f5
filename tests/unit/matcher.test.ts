import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Matcher, type Match } from '../../core/match/matcher'
import { HOPEFUL } from '../../core/match/survey'
import { fold } from '../../core/text/fold'
import { lexiconOf } from './lexicon-of'
import { naiveMatch } from './oracle'

function fast(text: string, forms: readonly string[]): string[] {
  const matcher = new Matcher(lexiconOf(forms))
  const found: Match[] = []
  matcher.read(text)
  matcher.match(HOPEFUL, found)
  return found.map((m) => `${m.start}-${m.end} ${forms[m.entry]!}`)
}

function slow(text: string, forms: readonly string[]): string[] {
  return naiveMatch(text, forms).map((m) => `${m.start}-${m.end} ${m.form}`)
}

interface Row {
  name: string
  forms: string[]
  text: string
  found: string[]
}

/** Each row is run over the naive engine and the fast one. */
const GROUPS: Record<string, Row[]> = {
  BASICS: [
    { name: 'a word', forms: ['calf'], text: 'My calf hurts', found: ['calf'] },
    { name: 'only whole words', forms: ['disc'], text: 'discover the disco', found: [] },
    { name: 'any case', forms: ['atrophy'], text: 'ATROPHY Atrophy', found: ['ATROPHY', 'Atrophy'] },
    { name: 'at both ends', forms: ['nerve'], text: 'nerve and nerve', found: ['nerve', 'nerve'] },
    { name: 'nothing in an empty text', forms: ['nerve'], text: '', found: [] },
    { name: 'digits are letters', forms: ['type 2 diabetes'], text: 'Type 2 diabetes.', found: ['Type 2 diabetes'] },
  ],
  PHRASES: [
    {
      name: 'over spaces and line breaks',
      forms: ['bulging disc'],
      text: 'a bulging\n  disc',
      found: ['bulging\n  disc'],
    },
    { name: 'over a hyphen', forms: ['x ray'], text: 'an X-ray', found: ['X-ray'] },
    { name: 'over a slash', forms: ['nausea vomiting'], text: 'nausea/vomiting', found: ['nausea/vomiting'] },
    { name: 'not over a full stop', forms: ['low back'], text: 'too low. Back then', found: [] },
    { name: 'not over a comma', forms: ['spinal nerve'], text: 'spinal, nerve', found: [] },
    { name: 'not over two dashes', forms: ['low back'], text: 'low--back', found: [] },
  ],
  LEFTMOST_LONGEST: [
    { name: 'the longer form', forms: ['nerve', 'nerve root'], text: 'nerve root', found: ['nerve root'] },
    {
      name: 'falls back when the longer one fails',
      forms: ['nerve', 'nerve root pain'],
      text: 'nerve root',
      found: ['nerve'],
    },
    {
      name: 'the left one of two that overlap',
      forms: ['low back', 'back pain'],
      text: 'low back pain',
      found: ['low back'],
    },
    {
      name: 'goes on after a match',
      forms: ['back', 'back pain', 'pain relief'],
      text: 'back pain relief',
      found: ['back pain'],
    },
  ],
  UNICODE: [
    { name: 'accents do not count', forms: ['meniere'], text: 'Ménière', found: ['Ménière'] },
    {
      name: 'nor does how they are written',
      forms: ['meniere'],
      text: 'Me\u0301nie\u0300re',
      found: ['Me\u0301nie\u0300re'],
    },
    {
      name: 'apostrophes',
      forms: ['bakers cyst'],
      text: "Baker’s cyst, Baker's cyst",
      found: ['Baker’s cyst', "Baker's cyst"],
    },
    { name: 'soft hyphens', forms: ['fasciculate'], text: 'fascicu\u00ADlate', found: ['fascicu\u00ADlate'] },
    { name: 'zero-width spaces', forms: ['spondylosis'], text: 'spondy\u200Blosis', found: ['spondy\u200Blosis'] },
    { name: 'non-breaking spaces', forms: ['nerve root'], text: 'nerve\u00A0root', found: ['nerve\u00A0root'] },
    { name: 'ligatures', forms: ['fibrosis'], text: 'ﬁbrosis', found: ['ﬁbrosis'] },
    { name: 'æ and œ', forms: ['oedema', 'anaemia'], text: 'œdema, anæmia', found: ['œdema', 'anæmia'] },
    { name: 'full-width letters', forms: ['mri'], text: 'ＭＲＩ', found: ['ＭＲＩ'] },
    { name: 'Greek letters by name', forms: ['beta blocker'], text: 'β-blocker', found: ['β-blocker'] },
  ],
  REGRESSION: [
    { name: 'a closing quote is not part of the word', forms: ['disc'], text: '‘disc’ said', found: ['disc'] },
    { name: 'a word inside an emoji sequence', forms: ['bone'], text: '🦴bone 🦴 bone', found: ['bone'] },
  ],
}

for (const [group, rows] of Object.entries(GROUPS))
  describe(group, () => {
    test.each(rows)('$name', ({ forms, text, found }) => {
      expect(naiveMatch(text, forms).map((m) => text.slice(m.start, m.end))).toEqual(found)
      expect(fast(text, forms)).toEqual(slow(text, forms))
    })
  })

/** Short words over few letters, so that forms and texts meet often. */
const letter = fc.constantFrom('a', 'b', 'c', 'é', 'E\u0301', 'ﬁ', 'æ', '1', '\u00AD', '’', 'β', '漢', '\u{1D400}')
const word = fc.string({ unit: letter, minLength: 1, maxLength: 4 })
const form = fc
  .array(word, { minLength: 1, maxLength: 3 })
  .map((ws) =>
    ws
      .map((w) => fold(w).replace(/[^\p{L}\p{N}]/gu, ''))
      .filter(Boolean)
      .join(' '),
  ) // prettier-ignore
  .filter((f) => f !== '')
const gap = fc.constantFrom(' ', '  ', '-', ' - ', '--', '\n', '.', ', ', '\u00A0', '/', '_', ' ’', '\u200B ', '\t')
const text = fc.array(fc.oneof(word, gap), { maxLength: 30 }).map((parts) => parts.join(''))

describe('against the naive engine', () => {
  test('the same matches on random glossaries and texts', () => {
    fc.assert(
      fc.property(fc.uniqueArray(form, { minLength: 1, maxLength: 12 }), text, (forms, t) => {
        expect(fast(t, forms)).toEqual(slow(t, forms))
      }),
      { numRuns: 3000 },
    )
  })

  test('on texts made of the forms themselves', () => {
    const both = fc.uniqueArray(form, { minLength: 1, maxLength: 8 }).chain((forms) =>
      fc.tuple(
        fc.constant(forms),
        fc.array(fc.oneof(fc.constantFrom(...forms), gap, word), { maxLength: 20 }).map((p) => p.join(' ')),
      ),
    )
    fc.assert(
      fc.property(both, ([forms, t]) => {
        expect(fast(t, forms)).toEqual(slow(t, forms))
      }),
      { numRuns: 2000 },
    )
  })
})
