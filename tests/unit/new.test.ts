import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { parse } from 'yaml'
import { entrySchema } from '../../data/schema'
import type { LoadedEntry, Problem } from '../../scripts/glossary/load'
import { idFor, insert, refusal, skeleton } from '../../scripts/new'

const SYSTEMS = ['nerves', 'spine']
const FIELDS = ['id', 'term', 'kind', 'say', 'forms', 'sense', 'short', 'more', 'common', 'limits', 'urgent', 'connects', 'sources', 'checked'] // prettier-ignore

const herniated: LoadedEntry = {
  id: 'herniated-disc',
  term: 'herniated disc',
  kind: 'condition',
  forms: ['slipped disc'],
  short: 'The soft middle of a cushion in the spine has pushed out through a crack.',
  sources: ['a-source'],
  checked: { on: '2026-01-31', by: 'its writer' },
  system: 'spine',
}
const unfinished: Problem = { file: 'nerves.yaml', id: 'pinched-nerve', field: 'short', reason: 'not written' }
const glossary = { entries: [herniated], problems: [unfinished] }

const refuse = (term: string, system = 'nerves') => refusal(term, system, SYSTEMS, glossary)

describe('the id', () => {
  test.each([
    ['pinched nerve', 'pinched-nerve'],
    ['Pinched Nerve', 'pinched-nerve'],
    ['C-reactive protein', 'c-reactive-protein'],
    ['Baker’s cyst', 'bakers-cyst'],
    ['Ménière disease', 'meniere-disease'],
    ['  odd -- spaces ', 'odd-spaces'],
    ['漢', ''],
  ])('%s → %s', (term, id) => {
    expect(idFor(term)).toBe(id)
  })
})

describe('the frame', () => {
  test.each(['pinched nerve', 'grade: II', '#5', 'yes', '7', "Baker's cyst", '"quoted"'])('reads back: %s', (term) => {
    const [entry, ...others] = parse(skeleton(term, 'nerves', '2026-02-03')) as Record<string, unknown>[]
    expect(others).toEqual([])
    expect(entry).toEqual({
      id: idFor(term),
      term,
      kind: null,
      short: null,
      sources: null,
      checked: { on: '2026-02-03', by: 'its writer' },
    })
  })

  test('names every field, in the order in which entries are written', () => {
    const named = skeleton('pinched nerve', 'nerves', '2026-02-03')
      .split('\n')
      .map((line) => /^[- ] (?:# )?(\w+):/.exec(line)?.[1])
    expect(named.filter(Boolean)).toEqual(FIELDS)
    const optional = ['level'] // Derived; so rarely written that the frame leaves it out.
    expect([...FIELDS, ...optional].sort()).toEqual(Object.keys(entrySchema.entries).sort())
  })

  test('does not pass until it is filled in, and then does', () => {
    const frame = skeleton('pinched nerve', 'nerves', '2026-02-03')
    expect(v.is(entrySchema, (parse(frame) as unknown[])[0])).toBe(false)
    const filled = frame
      .replace('kind: #', 'kind: condition #')
      .replace('short: #', 'short: Something presses on a nerve. #')
      .replace('sources: #', 'sources: [a-source] #')
    expect(v.is(entrySchema, (parse(filled) as unknown[])[0])).toBe(true)
  })

  test('asks for proportion where findings are written', () => {
    expect(skeleton('annular tear', 'spine', '2026-02-03')).toContain('needs this, common or urgent')
    expect(skeleton('annular tear', 'nerves', '2026-02-03')).not.toContain('needs this, common or urgent')
  })
})

describe('its place', () => {
  const file = '- id: a\n  term: a a\n\n- id: "c"\n  term: c c\n'
  const idsAfter = (id: string) => {
    const text = insert(file, id, skeleton(id, 'nerves', '2026-02-03'))
    return (parse(text) as { id: string }[]).map((e) => e.id)
  }
  test('among the others by id', () => {
    expect(idsAfter('0a')).toEqual(['0a', 'a', 'c'])
    expect(idsAfter('b')).toEqual(['a', 'b', 'c'])
    expect(idsAfter('d')).toEqual(['a', 'c', 'd'])
  })
  test('keeps what was there, and one empty line between entries', () => {
    expect(insert(file, 'b', '- id: b\n')).toBe(file.replace('- id: "c"', '- id: b\n\n- id: "c"'))
    expect(insert(file, 'd', '- id: d\n')).toBe(`${file}\n- id: d\n`)
    expect(insert(`${file}\n\n`, 'd', '- id: d\n')).toBe(`${file}\n- id: d\n`)
    expect(insert('', 'd', '- id: d\n')).toBe('- id: d\n')
  })
})

describe('what is refused', () => {
  test('nothing that is new', () => {
    expect(refuse('trapped nerve')).toBeUndefined()
  })
  test('a missing term', () => {
    expect(refuse('')).toMatch(/^Which term\? .*npm run new/)
  })
  test.each(['漢', 'x', 'long '.repeat(20).trim()])('a term that cannot be one: %s', (term) => {
    expect(refuse(term)).toContain('2 to 60 characters')
  })
  test('no system, or one that is not there, with a list of those that are', () => {
    expect(refuse('trapped nerve', '')).toBe('Which body system? Add --system and one of nerves, spine.')
    expect(refuse('trapped nerve', 'nervs')).toBe('There is no body system "nervs": choose from nerves, spine.')
  })
  test('an id that exists, in whatever system', () => {
    expect(refuse('Herniated disc')).toBe('There is already an entry herniated-disc, in data/glossary/spine.yaml.')
  })
  test('an id whose entry is not finished', () => {
    expect(refuse('pinched nerve')).toBe('There is already an entry pinched-nerve, in data/glossary/nerves.yaml.')
  })
  test.each(['slipped disc', 'slipped discs', 'slipped disk', 'Slipped-Disc'])('a form of another: %s', (form) => {
    expect(refuse(form)).toBe(`"${form}" is already a form of herniated-disc, in data/glossary/spine.yaml.`)
  })
})
