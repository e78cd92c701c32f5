/** Packs: what is read of a file, what is left out and why, and how a pack's words stand beside ours. */
import { beforeAll, describe, expect, test } from 'vitest'
import { readEveryday, writeEveryday } from '../../core/lexicon/everyday'
import { Lexicon } from '../../core/lexicon/lexicon'
import { makePack, type BuiltPack } from '../../core/packs/build'
import { BadPack, packCard, packIdOf, packOf, wordIdOf } from '../../core/packs/pack'
import { readPackText } from '../../platform/pack-text'
import { PageMemory, Reader } from '../../core/reader'
import { everydayWords, isEveryday } from '../../scripts/glossary/english'
import { cachedLexicon } from '../../scripts/glossary/cache'

const quiet = () => undefined
const make = (text: string, name = 'Elm Street'): BuiltPack => makePack(readPackText(text), name, isEveryday, quiet)
const json = (words: unknown[], more: object = {}) =>
  JSON.stringify({ bedsidePack: 1, name: 'Elm Street', words, ...more })
const problem = (text: string): string => {
  try {
    make(text)
  } catch (error) {
    if (error instanceof BadPack) return error.problem
    throw error
  }
  return ''
}
const WORD = { term: 'pain diary', meaning: 'A notebook in which you write down your pain each day.' }

describe('what is read', () => {
  test('JSON, with all its fields', () => {
    const all = { ...WORD, forms: ['diary of pain'], say: 'pain DY-uh-ree', more: 'Ask for one.', source: 'Elm', address: 'https://elm.example/diary' } // prettier-ignore
    const pack = make(json([all], { about: 'Ours.' }))
    expect(pack).toMatchObject({ id: 'elm-street', name: 'Elm Street', about: 'Ours.', words: [all], bad: [] })
  })

  test.each([
    ['commas', 'term,meaning,forms\npain diary,"A notebook, kept at home.",diary of pain|pain log\n'],
    ['semicolons', 'Term;Meaning;Forms\r\npain diary;A notebook, kept at home.;diary of pain|pain log\r\n'],
    [
      'tabs and another order',
      'forms\tmeaning\tnotes\tTERM\ndiary of pain | pain log\tA notebook, kept at home.\tx\tpain diary',
    ],
    ['a line break in a cell', 'term,meaning,forms\n\npain diary,"A notebook,\nkept at home.",diary of pain|pain log'],
  ])('a table with %s', (_how, text) => {
    const { words, bad, name } = make(text, 'Elm words')
    expect(words).toEqual([{ term: 'pain diary', meaning: 'A notebook, kept at home.', forms: ['diary of pain', 'pain log'] }]) // prettier-ignore
    expect({ bad, name }).toEqual({ bad: [], name: 'Elm words' })
  })

  test('text is cleaned of what cannot be seen, and stays text', () => {
    const [word] = make(json([{ term: ' pain\u0000\n diary ', meaning: '<b onclick=x>A \u202Enotebook</b>' }])).words
    expect(word).toMatchObject({ term: 'pain diary', meaning: '<b onclick=x>A notebook</b>' })
  })
})

describe('what is left out', () => {
  test.each([
    [7, '', 'notRow'],
    [null, '', 'notRow'],
    [{ meaning: 'x y' }, 'term', 'missing'],
    [{ ...WORD, term: '' }, 'term', 'missing'],
    [{ ...WORD, term: 12 }, 'term', 'notText'],
    [{ ...WORD, term: '§' }, 'term', 'tooShort'],
    [{ ...WORD, term: '2024' }, 'term', 'tooShort'],
    [{ ...WORD, term: 'x'.repeat(81) }, 'term', 'tooLong'],
    [{ term: 'pain diary' }, 'meaning', 'missing'],
    [{ ...WORD, meaning: ' \n ' }, 'meaning', 'missing'],
    [{ ...WORD, meaning: 'x'.repeat(401) }, 'meaning', 'tooLong'],
    [{ ...WORD, forms: 'diary' }, 'forms', 'notText'],
    [{ ...WORD, forms: ['diary of pain', 5] }, 'forms', 'notText'],
    [{ ...WORD, forms: Array.from({ length: 21 }, (_, i) => `form ${i}`) }, 'forms', 'tooMany'],
    [{ ...WORD, address: 'http://elm.example' }, 'address', 'address'],
    [{ ...WORD, address: 'javascript:alert(1)' }, 'address', 'address'],
    [{ ...WORD, address: 'https://elm.example/"><img>' }, 'address', 'address'],
    [{ ...WORD, source: 'A book' }, 'address', 'missing'],
    [{ ...WORD, term: 'Pain-Diary' }, 'term', 'twice'],
  ])('%j: %s is %s', (raw, field, reason) => {
    const first = reason === 'twice' ? WORD : { ...WORD, term: 'home visit' }
    const pack = make(json([first, raw, { ...WORD, term: 'day ward' }]))
    expect(pack.bad).toEqual([{ row: 2, field, reason }])
    expect(pack.words.map(({ term }) => term)).toEqual([first.term, 'day ward'])
  })

  test('rows of a table are counted as a spreadsheet counts them', () => {
    const { bad } = make('term,meaning\nday ward,A ward.\n\n,No term.\nhome visit,We come, to you.\nclinic\n')
    expect(bad).toEqual([
      { row: 4, field: 'term', reason: 'missing' },
      { row: 5, field: '', reason: 'columns' },
      { row: 6, field: 'meaning', reason: 'missing' },
    ])
  })

  test.each([
    ['{"bedsidePack": 1, "words": [', 'notJson'],
    ['['.repeat(100_000), 'notJson'],
    ['[]', 'notPack'],
    ['{"bedside": 1, "settings": {}}', 'notPack'],
    ['{"bedsidePack": 1, "words": {}}', 'notPack'],
    ['{"bedsidePack": 2, "words": []}', 'newer'],
    ['{"bedsidePack": 1, "words": []}', 'noGoodRows'],
    ['{"bedsidePack": 1, "words": [1, {"__proto__": {"term": "x"}}]}', 'noGoodRows'],
    ['word,definition\na,b', 'noColumns'],
    ['Dear Dr Elm,\nthank you for your letter.', 'noColumns'],
    [json(Array.from({ length: 20_001 }, () => 1)), 'tooManyRows'],
    [`term,meaning\n${'a,b\n'.repeat(20_001)}`, 'tooManyRows'],
  ])('%.60s is refused: %s', (text, name) => {
    expect(problem(text)).toBe(name)
  })

  test('more different words than a page can carry', () => {
    const row = (i: number) => ({ term: `a${i}x b${i}y c${i}z d${i}w`, meaning: 'Something.' })
    expect(problem(json(Array.from({ length: 16_000 }, (_, i) => row(i))))).toBe('tooManyWords')
  })
})

describe('ids', () => {
  test('stay the same from one file of a pack to the next, and are none of ours', () => {
    expect(packIdOf(' Elm  Street! ')).toBe('elm-street')
    expect(packIdOf('病院')).toBe('病院')
    expect(packIdOf('!!!')).toBe('pack')
    expect(packOf(wordIdOf('elm-street', 'Pain Diary'))).toBe('elm-street')
    expect(packOf('atrophy')).toBeUndefined()
  })

  test('a card names its pack, and a source only where there is one', () => {
    const pack = { id: 'elm', name: 'Elm', about: '', on: true, words: 1, size: 1, format: 1 }
    const word = { ...WORD, forms: [] }
    expect(packCard('pack:elm/pain-diary', word, pack)).toMatchObject({ pack: 'Elm', sources: [], kind: 'pack' })
    const address = 'https://elm.example/diary'
    expect(packCard('x', { ...word, address }, pack).sources).toEqual([{ label: 'elm.example', title: address, address }]) // prettier-ignore
  })
})

test('everyday words are known by their hashes', () => {
  const words = everydayWords()
  const carried = readEveryday(writeEveryday(words))
  expect(words.length).toBeGreaterThan(3000)
  expect(words.every(carried)).toBe(true)
  const strange = Array.from({ length: 20_000 }, (_, i) => `zq${i}`).filter(carried)
  expect(strange).toEqual([])
})

describe('beside the glossary', () => {
  let glossary: Lexicon
  beforeAll(async () => {
    glossary = new Lexicon(await cachedLexicon())
    // Compiling it anew takes its time.
  }, 60_000)
  const MEDICAL = 'The patient had an MRI of the lumbar spine for sciatica and a herniated disc with stenosis.'

  const marks = (text: string, ...packs: object[][]) => {
    const lexicons = packs.map((words, i) => new Lexicon(make(json(words, { name: `Pack ${i}` })).lexicon))
    const reader = new Reader(glossary, undefined, new PageMemory(glossary, lexicons))
    const drafts = text.split('\n').map((block) => reader.draft(block))
    reader.settle()
    return drafts.flatMap((d) => (d ? reader.finish(d).map(({ entry, start, end }) => `${entry}: ${d.text.slice(start, end)}`) : [])) // prettier-ignore
  }
  const of = (term: string, ...forms: string[]) => ({ term, meaning: 'Our own meaning.', forms })

  test.each([
    ['a word of its own', [of('vestibulectomania')], 'One vestibulectomania, two Vestibulectomanias', ['pack:pack-0/vestibulectomania: vestibulectomania', 'pack:pack-0/vestibulectomania: Vestibulectomanias']], // prettier-ignore
    ['British and American spelling', [of('elmoedema')], 'elmedema', ['pack:pack-0/elmoedema: elmedema']],
    ['a verb', [of('to elmify')], 'It was elmified.', ['pack:pack-0/to-elmify: elmified']],
    ['abbreviations in capitals only', [of('ELMU')], 'ELMU and elmu', ['pack:pack-0/elmu: ELMU']],
    ['a short abbreviation on no other page', [of('ZQW')], 'ZQW', []],
    ['an everyday word on no other page', [of('garden')], 'The garden is green.', []],
  ])('%s', (_what, words, text, found) => {
    expect(marks(text, words)).toEqual(found)
  })

  test.each([
    ['a short abbreviation', of('ZQW'), 'ZQW', 'pack:pack-0/zqw: ZQW'],
    ['an everyday word', of('garden'), 'garden', 'pack:pack-0/garden: garden'],
  ])('%s counts on a medical page', (_what, word, text, found) => {
    expect(marks(`${MEDICAL}\nSee the ${text}.`, [word])).toContain(found)
  })

  test('takes the place of our word where it is the same', () => {
    expect(marks('sciatica')).toEqual(['sciatica: sciatica'])
    expect(marks('sciatica', [of('sciatica')])).toEqual(['pack:pack-0/sciatica: sciatica'])
  })

  test('gives way to what starts before it, and to what is longer', () => {
    const ours = marks(MEDICAL).find((m) => m.endsWith(': herniated disc'))
    expect(ours).toBeDefined()
    expect(marks(MEDICAL, [of('herniated'), of('disc with')])).toContain(ours)
    expect(marks(MEDICAL, [of('disc with stenosis')]).join()).not.toContain('pack:')
    expect(marks(MEDICAL, [of('herniated disc with stenosis')])).toContain('pack:pack-0/herniated-disc-with-stenosis: herniated disc with stenosis') // prettier-ignore
  })

  test('an earlier pack goes before a later one', () => {
    expect(marks('elmoedema', [of('elmoedema')], [of('elmoedema')])).toEqual(['pack:pack-0/elmoedema: elmoedema'])
  })

  test('heeds what the page itself spells out', () => {
    const spelled = `${MEDICAL}\nThe Elm Nerve Unit (ENU) is open.\nCall the ENU.`
    expect(marks(spelled, [of('Elm Nerve Unit', 'ENU')]).filter((m) => m.endsWith(': ENU'))).toHaveLength(2)
    const other = `${MEDICAL}\nThe Early Neonatal Ultrasound (ENU) is done.\nBook an ENU.`
    expect(marks(other, [of('Elm Nerve Unit', 'ENU')]).filter((m) => m.endsWith(': ENU'))).toEqual([])
  })

  test('does not make a page medical', () => {
    const words = ['elmoedema', 'elmosis', 'elmitis', 'elmopathy', 'elmoma', 'elmectomy'].map((w) => of(w))
    const text = `${words.map(({ term }) => term).join(' ')} on discharge`
    expect(marks(text, words).filter((m) => !m.startsWith('pack:'))).toEqual(marks(text).filter((m) => m.includes('discharge'))) // prettier-ignore
  })
})
