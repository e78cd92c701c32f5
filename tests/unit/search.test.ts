/** What is typed finds its word: whole, begun, misspelled or only heard; among ten thousand, and at once. */
import Fuse from 'fuse.js'
import { describe, expect, test } from 'vitest'
import { normalForm } from '../../core/lexicon/forms'
import { bookText, WordBook, type SearchRow } from '../../core/search/book'
import { Search } from '../../core/search/search'
import { soundOf } from '../../core/search/sounds'
import { levelsAlone } from '../../core/spine/levels'
import { manyRows, slips } from '../bench/made-up'
import { percentile } from '../bench/measure'
import { keystrokes, recall } from '../bench/search'
import { misspellings } from './misspellings'

/** Of the misspellings, the share whose word must be among the first three. */
const LEAST_RECALL = 0.95
/** Plain `fuse.js` takes some thirty times as long; on a busy machine both wait. */
const LEAST_GAIN = 5

const many = manyRows()
const ours = many.filter(({ id }) => !id.startsWith('made-up'))
const bookOf = (...books: (readonly SearchRow[])[]) =>
  new WordBook(books.map((rows) => new TextEncoder().encode(bookText([...rows]))))
const searchIn = (rows: readonly SearchRow[]) => new Search(bookOf(rows))
const search = searchIn(ours)
const searchMany = searchIn(many)
const first = (query: string, among = search) => among.find(query)[0]?.id

describe('misspellings', () => {
  test('there are 300 or more, each once, and each wants an entry that is there', () => {
    const rows = misspellings()
    expect(new Set(rows.map((r) => r.typed)).size).toBe(rows.length)
    const ids = new Set(ours.map((r) => r.id))
    expect(rows.filter((r) => !ids.has(r.entry))).toEqual([])
    // Some are so common that the glossary lists them.
    const forms = new Set(ours.flatMap((r) => [r.term, ...r.forms]).map(normalForm))
    expect(rows.filter((r) => !forms.has(normalForm(r.typed))).length).toBeGreaterThanOrEqual(300)
  })

  test.each([
    ['our entries', search],
    ['ten thousand entries', searchMany],
  ])('find their word among the first three of %s', (_, among) => {
    expect(recall((query) => among.find(query), misspellings())).toBeGreaterThanOrEqual(LEAST_RECALL)
  })

  test('so do slips of the finger in any headword', () => {
    expect(recall((query) => search.find(query), slips(ours))).toBeGreaterThanOrEqual(LEAST_RECALL)
  })
})

describe('what is typed', () => {
  test.each([
    ['sciatica', 'sciatica'],
    ['SCIATICA ', 'sciatica'],
    ['fascic', 'fasciculation'],
    ['new monia', 'pneumonia'],
    ['sciatca', 'sciatica'],
    ['MRIs', 'mri'],
    ['crohn’s', 'crohns-disease'],
    ['Guillain-Barré', 'guillain-barre-syndrome'],
    ['L5 S1', 'l5-s1'],
    ['l4/5', 'l4-l5'],
    ['L4 L5', 'l4-l5'],
    ['C5-6', 'spine:C5-C6'],
    ['c6', 'spine:C6'],
    ['d3', 'vitamin-d'],
    ['T1', 't1-weighted'],
  ])('%s finds %s first', (query, id) => {
    expect(first(query)).toBe(id)
  })

  test('a level without an entry is offered beside another meaning of its letters', () => {
    expect(search.find('T1').map((r) => r.id)).toContain('spine:T1')
  })

  test.each(['', '  ', '?!', 'qqqqqqqqqqqq', 'zzz', '🙂', 'xkcdvbwq'])('%j finds nothing', (query) => {
    expect(search.find(query)).toEqual([])
  })

  test('a whole page pasted by mistake does no harm', () => {
    expect(search.find('the disc between L5 and S1 '.repeat(1000)).length).toBeLessThanOrEqual(20)
  })

  test('each word is found once, at most twenty of them', () => {
    for (const query of ['a', 'ne', 'nerve', 'cancer', 'carsinoma']) {
      const ids = searchMany.find(query).map((r) => r.id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.length).toBeLessThanOrEqual(20)
    }
  })
})

test('letters added and taken back find what they find when typed at once', () => {
  const book = bookOf(ours)
  const typed = new Search(book)
  for (const query of ['d', 'di', 'disc', 'disc b', 'dis', 'disk', 'k', 'kidney', 'kidney s', 'idney'])
    expect(typed.find(query)).toEqual(new Search(book).find(query))
})

describe('the order', () => {
  const row = (id: string, ...forms: string[]): SearchRow => ({ id, term: id, forms, short: '', system: '', level: 1 })
  const ids = (rows: SearchRow[], query: string) =>
    searchIn(rows)
      .find(query)
      .map((r) => r.id)

  test('the word itself, its other form, words that start so, phrases that hold it, what sounds like it', () => {
    const rows = [row('nerrve'), row('optic nerve'), row('nerve root'), row('neuron', 'nerve'), row('nerve')]
    expect(ids(rows, 'nerve')).toEqual(['nerve', 'neuron', 'nerve root', 'optic nerve', 'nerrve'])
  })

  test('the nearer miss first', () => {
    expect(ids([row('stenotic'), row('stenosis'), row('sclerosis')], 'stinosis')[0]).toBe('stenosis')
  })
})

describe('spelling by sound', () => {
  test.each([
    ['new monia', 'pneumonia'],
    ['sy attica', 'sciatica'],
    ['diarea', 'diarrhea'],
    ['asma', 'asthma'],
    ['be nine', 'benign'],
    ['tyroid', 'thyroid'],
    ['krones', 'crones'],
    ['fisician', 'physician'],
    ['nausia', 'nausea'],
  ])('%s is %s', (heard, written) => {
    expect(soundOf(heard)).toBe(soundOf(written))
  })

  test.each([
    ['colon', 'collagen'],
    ['ureter', 'urethra'],
    ['ileum', 'ilium'],
    ['hypotension', 'hypertension'],
  ])('%s is not %s', (one, other) => {
    expect(soundOf(one)).not.toBe(soundOf(other))
  })
})

describe('levels typed alone', () => {
  test.each([
    ['L5 S1', ['L5', 'S1']],
    ['l5s1', ['L5', 'S1']],
    ['L5/S1', ['L5', 'S1']],
    ['c5-6', ['C5', 'C6']],
    ['T12 – L1', ['T12', 'L1']],
    ['L3 L4 L5', ['L3', 'L4', 'L5']],
    [' S2 ', ['S2']],
  ])('%s is %j', (typed, levels) => {
    expect(levelsAlone(typed)).toEqual(levels)
  })

  test.each(['L5 nerve', 'D3', 'L9', 'S1 L5', 'L', 'CA125', 'C6H12', 'T4 level', 'pain L5', ''])(
    '%j is none',
    (typed) => {
      expect(levelsAlone(typed)).toBeNull()
    },
  )
})

describe('getting ready', () => {
  test('goes on where it stopped, and need not be done first', () => {
    const pieces = searchIn(ours)
    let left = 0
    const some = () => left-- > 0
    left = 10
    expect(pieces.prepare(some)).toBe(false)
    expect(pieces.find('sciatca')[0]?.id).toBe('sciatica')
    expect(pieces.prepare(some)).toBe(true)
  })

  test('a keystroke takes a small part of the time of fuse.js over all', () => {
    searchMany.prepare(() => true)
    const fuse = new Fuse(many, { keys: ['term', 'forms'] })
    // None of these begins a word: all are near misses, the slowest there is.
    const typed = ['nwmonia', 'xiatica', 'diarrrea']
    const median = (find: (query: string) => { id: string }[]) => {
      find('sciatca')
      return percentile(keystrokes(find, typed), 0.5)
    }
    const plain = median((query) => fuse.search(query, { limit: 20 }).map(({ item }) => item))
    expect(median((query) => searchMany.find(query)) * LEAST_GAIN).toBeLessThan(plain)
  })
})

describe('the book of words', () => {
  const row = { id: 'l5-s1', term: 'L5-S1', forms: ['L5/S1', 'lumbosacral\njoint'], system: 'spine', level: 3 }
  const other = { id: 'gout', term: 'gout', forms: [], short: 'Crystals in a joint.', system: 'joints', level: 1 }
  const rows = [{ ...row, short: 'Where the spine\tmeets\nthe pelvis.' }, other]

  test('gives back what was put in, whatever signs are in it', () => {
    const book = bookOf(rows)
    expect(book.size).toBe(2)
    const { id, term, system, level } = row
    expect(book.byId('l5-s1')).toEqual({ id, term, system, level, short: 'Where the spine meets the pelvis.' })
    expect(book.words().map((word) => word.id)).toEqual(['l5-s1', 'gout'])
    expect(book.byId('l5')).toBeUndefined()
    expect([...book.systems()]).toEqual([
      ['spine', 1],
      ['joints', 1],
    ])
  })

  test('joins several texts: the glossary and packs', () => {
    const book = bookOf(rows, [{ ...other, id: 'pack-gout', forms: ['podagra'] }])
    expect(new Search(book).find('podagra').map((word) => word.id)).toEqual(['pack-gout'])
    expect(new Search(book).find('gout').map((word) => word.id)).toEqual(['gout', 'pack-gout'])
  })

  test('may be empty', () => {
    const book = bookOf([])
    expect(book.words()).toEqual([])
    expect(new Search(book).find('gout')).toEqual([])
    expect(new Search(book).find('xouth')).toEqual([])
  })
})
