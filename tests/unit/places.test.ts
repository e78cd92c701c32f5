/** Where the entries are on the picture: every place is drawn and named, and what has a place is found there. */
import { describe, expect, test } from 'vitest'
import { AREAS } from '../../core/picture/areas'
import { addToFocus, noFocus, readSpinePlace } from '../../core/picture/focus'
import { HEAD_PARTS } from '../../core/picture/head'
import { makePicture } from '../../core/picture/picture'
import { NERVES } from '../../core/picture/nerves'
import { loadGlossary, type LoadedEntry } from '../../scripts/glossary/load'
import { pictureBook, placesOf } from '../../scripts/glossary/places'
import { loadRules, type Rules } from '../../scripts/glossary/rules'

const { entries } = loadGlossary()
const rules = loadRules()
const placed = placesOf(entries, rules)
const { places, nowhere, systems, muscles } = rules.places
const drawn = [...Object.keys(AREAS), ...Object.keys(NERVES), ...Object.keys(HEAD_PARTS)]
const isDrawn = (place: string) => drawn.includes(place) || readSpinePlace(place) !== null

/** What is wrong with the table of places. */
function tableProblems({ places: table }: Rules): string[] {
  const ids = new Set(entries.map((e) => e.id))
  const named = [...Object.entries(table.places).flatMap(([place, { of }]) => of.map((id) => [place, id])), ...table.nowhere.map((id) => ['nowhere', id])] // prettier-ignore
  return [
    ...named.filter(([, id]) => !ids.has(id!)).map(([place, id]) => `${place}: no entry ${id}`),
    ...Object.keys(table.places).filter((place) => !isDrawn(place)).map((place) => `${place} is not drawn`),
    ...drawn.filter((place) => !(place in table.places)).map((place) => `${place} has no name`),
    ...[...Object.values(table.systems), ...Object.values(table.muscles).flat()].filter((place) => !(place in table.places)).map((place) => `${place} is no place`),
    ...table.nowhere.filter((id) => Object.values(table.places).some(({ of }) => of.includes(id))).map((id) => `${id} is somewhere and nowhere`),
  ] // prettier-ignore
}

describe('the table of places', () => {
  test('names entries that are there and places that are drawn', () => {
    expect(drawn.length).toBeGreaterThan(200)
    expect(new Set(drawn).size).toBe(drawn.length)
    expect(tableProblems(rules)).toEqual([])
  })

  test('can be wrong', () => {
    const wrong = {
      places: { ...places, moon: { says: 'the moon', of: ['calf-muscle', 'no-such-entry'] } },
      systems: { ...systems, skin: 'hide' },
      nowhere: [...nowhere, 'calf-muscle'],
      muscles,
    }
    expect(tableProblems({ ...rules, places: wrong })).toEqual([
      'moon: no entry no-such-entry',
      'moon is not drawn',
      'hide is no place',
      'calf-muscle is somewhere and nowhere',
    ])
    const rest = Object.fromEntries(Object.entries(places).filter(([place]) => place !== 'calf'))
    expect(tableProblems({ ...rules, places: { ...rules.places, places: rest } })).toContain('calf has no name')
  })

  test.each(['spine', 'nerves', 'muscles', 'bones', 'joints'])('shows every part of the body in %s', (system) => {
    const anatomy = entries.filter((e) => e.system === system && e.kind === 'anatomy')
    expect(anatomy.length).toBeGreaterThan(20)
    expect(anatomy.filter((e) => !placed.has(e.id) && !nowhere.includes(e.id)).map((e) => e.id)).toEqual([])
  })

  test('draws a picture for every place of every entry', () => {
    const book = pictureBook(rules, placed)
    const empty = [...placed].filter(([, at]) => {
      const picture = makePicture({ places: at, levels: [], side: '' }, book)
      return picture === null || picture.lines.length === 0 || at.some((place) => !isDrawn(place))
    })
    expect(placed.size).toBeGreaterThan(600)
    expect(empty).toEqual([])
  })

  test('knows where the muscles of every nerve are', () => {
    const book = pictureBook(rules, placed)
    expect(Object.entries(book.muscles).filter(([, at]) => at.length === 0)).toEqual([])
    for (const { muscleNames } of Object.values(rules.levels.levels))
      for (const name of muscleNames)
        expect([...(muscles[name] ?? []), ...(placed.get(name) ?? [])], name).not.toEqual([])
  })
})

describe('an entry that the table does not name', () => {
  const entry = (id: string, connects: LoadedEntry['connects'], more: Partial<LoadedEntry> = {}): LoadedEntry => ({
    id, term: id, kind: 'condition', system: 'nerves', short: 'A test.', connects,
    sources: ['x'], checked: { on: '2026-11-22', by: 'its writer' }, ...more,
  }) // prettier-ignore
  const at = (id: string, ...list: LoadedEntry[]) => placesOf(list, rules).get(id)

  test.each([
    ['is where the whole is that it is part of', [{ 'part of': 'knee' }], ['knee']],
    ['is where it presses', [{ 'presses on': 'median-nerve' }], ['middle-hand-nerve']],
    ['is nowhere by what it only looks like', [{ 'looks like': 'knee' }], undefined],
    ['is rather where it belongs than what it is a kind of', [{ 'kind of': 'elbow' }, { 'part of': 'knee' }], ['knee']],
  ])('%s', (_, connects, where) => {
    const list = [entry('a', connects), entry('knee', []), entry('elbow', []), entry('median-nerve', [])]
    expect(at('a', ...list)).toEqual(where)
  })

  test('is looked for three steps away and no further, and circles end', () => {
    const [a, b, c, d] = [entry('a', [{ 'part of': 'b' }]), entry('b', [{ 'part of': 'c' }]), entry('c', [{ 'part of': 'knee' }]), entry('d', [{ 'part of': 'a' }])] // prettier-ignore
    expect(at('a', a, b, c, d, entry('knee', []))).toEqual(['knee'])
    expect(at('d', a, b, c, d, entry('knee', []))).toBeUndefined()
    expect(at('a', a, entry('b', [{ 'part of': 'a' }]))).toBeUndefined()
  })

  test('falls back on its body system, but a person and a pill are nowhere', () => {
    expect(at('a', entry('a', [], { system: 'heart' }))).toEqual(['heart'])
    expect(at('a', entry('a', [], { system: 'heart', kind: 'person' }))).toBeUndefined()
    expect(at('a', entry('a', [{ 'part of': 'knee' }], { kind: 'medicine' }), entry('knee', []))).toBeUndefined()
    expect(at('a', entry('a', [], { system: 'skin' }))).toBeUndefined()
    expect(at('nerve', entry('nerve', [], { system: 'heart' }))).toBeUndefined()
  })
})

describe('levels of the spine', () => {
  const focus = (place: string, levels: string[] = []) => {
    const { part, levels: own } = readSpinePlace(place)!
    const made = noFocus()
    addToFocus(made, part, levels.length > 0 ? levels : own, rules.levels.gaps)
    const { bones, discs, arches, nerves, named } = made
    return { bones: [...bones], discs: [...discs], arches: [...arches], nerves: [...nerves], named }
  }
  const nothing = { bones: [], discs: [], arches: [], nerves: [] }

  test.each([
    ['level:L5', { ...nothing, bones: ['L5'], nerves: ['L5'], named: ['L5'] }],
    ['level:C8', { ...nothing, nerves: ['C8'], named: ['C8'] }],
    ['bones:L5', { ...nothing, bones: ['L5'], named: ['L5'] }],
    ['roots:S1', { ...nothing, nerves: ['S1'], named: ['S1'] }],
    ['level:L4-L5', { ...nothing, discs: ['L4'], nerves: ['L5'], named: ['L4–L5'] }],
    ['level:C5-C6', { ...nothing, discs: ['C5'], nerves: ['C6'], named: ['C5–C6'] }],
    ['level:C7-T1', { ...nothing, discs: ['C7'], nerves: ['C8'], named: ['C7–T1'] }],
    ['level:T12-L2', { ...nothing, bones: ['T12', 'L1', 'L2'], named: ['T12–L2'] }],
    ['arches:L4-L5', { ...nothing, arches: ['L4', 'L5'], named: ['L4–L5'] }],
  ])('%s', (place, lit) => {
    expect(focus(place)).toEqual(lit)
  })

  test('no disc lies between the first two bones or below the last', () => {
    const { discs } = focus('discs')
    expect(discs).toHaveLength(23)
    expect(discs[0]).toBe('C2')
    expect(discs.at(-1)).toBe('L5')
  })
})
