import { describe, expect, test } from 'vitest'
import { medicineCard } from '../../core/card/made'
import { splitCompound } from '../../core/parts/compound'
import { stemOf } from '../../core/parts/stems'
import { readRules, WordReader, writeRules } from '../../core/parts/words'
import { dictionaryLevel, saidCount, ordinaryWords } from '../../scripts/glossary/english'
import { indexForms } from '../../scripts/glossary/form-index'
import { loadGlossary } from '../../scripts/glossary/load'
import { loadRules, rulebook, wordRules } from '../../scripts/glossary/rules'

const loaded = loadRules()
const rules = wordRules(loaded)
const split = (word: string) => splitCompound(word, rules)?.map((p) => p.text).join('+') // prettier-ignore

describe('compounds', () => {
  test.each([
    ['laminoforaminotomy', 'lamin+foramin+tomy'],
    ['esophagogastrectomy', 'esophag+gastr+ectomy'],
    ['osteochondromatosis', 'oste+chondromat+osis'],
    ['perivascular', 'peri+vascular'],
    ['oesophagogastrectomy', 'oesophag+gastr+ectomy'],
    ['mucositis', 'mucos+itis'],
    ['presyncopal', 'presyncop+al'],
    ['angiosarcomas', 'angi+sarcomas'],
    ['ganglioneuroblastomas', 'ganglioneur+blastomas'],
    ['pneumatosis', 'pneumat+osis'],
    ['paraneoplastic', 'para+neoplastic'],
  ])('%s', (word, expected) => {
    expect(split(word)).toBe(expected)
  })

  test.each(['laminoforaminotomyx', 'xlaminectomy', 'table', 'gastro', ''])('not all of it is parts: "%s"', (word) => {
    expect(split(word)).toBeUndefined()
  })
})

test('words of other kinds are not read by their parts or endings', () => {
  const reader = new WordReader(rules)
  const others = ['toradol', 'aricept', 'interstim', 'nitrazine', 'crepitus', 'adipose', 'nanograms', 'articulation']
  expect(others.filter((w) => reader.read(w, 0, w.length))).toEqual([])
})

describe('medicines', () => {
  test.each([
    ['perindopril', 'pril'],
    ['olmesartan', 'sartan'],
    ['cefprozil', 'cef'],
    ['trastuzumab', 'tuzumab'],
  ])('%s by %s', (name, stem) => {
    expect(stemOf(name, loaded.stems.stems)?.stem).toBe(stem)
  })

  test('every example carries its own stem as the longest', () => {
    const wrong = loaded.stems.stems.flatMap((s) =>
      s.examples.filter((e) => stemOf(e, loaded.stems.stems)?.stem !== s.stem),
    )
    expect(wrong).toEqual([])
  })
})

test('a medicine names others of its family, if there are any', () => {
  const book = rulebook(loaded)
  expect(medicineCard('tramadol', book)?.more).toBe('The name ends in “-adol”. Other names like it: tapentadol.')
  expect(medicineCard('ancestim', book)?.more).toBe('The name ends in “-stim”.')
})

test('enough of both', () => {
  expect(Object.keys({ ...loaded.parts.starts, ...loaded.parts.middles, ...loaded.parts.ends }).length).toBeGreaterThan(
    500,
  )
  expect(loaded.stems.stems.length).toBeGreaterThan(120)
})

test('rules survive being written and read', () => {
  expect(readRules(writeRules(rules))).toEqual({ ...rules, stems: rules.stems.map(({ stem, at }) => ({ stem, at })) })
})

test('ordinary English is not read as medicine or compound', () => {
  const { owners } = indexForms(loadGlossary().entries)
  const reader = new WordReader(rules)
  const read = ordinaryWords()
    .filter((w) => (saidCount(w) >= 25 || dictionaryLevel(w) <= 35) && !owners.has(w))
    .filter((w) => reader.read(w, 0, w.length)?.kind === 'medicine')
  expect(read).toEqual([])
})
