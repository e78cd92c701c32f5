/** The real glossary keeps its rules, and each of the rules can be broken. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { parse } from 'yaml'
import { CUE_CLASSES } from '../../core/sense/classes'
import { entrySchema } from '../../data/schema'
import { checkGlossary, RULES } from '../../scripts/glossary/check'
import { DATA, loadGlossary, type Glossary, type LoadedEntry, type Problem } from '../../scripts/glossary/load'
import { ROOT } from '../../scripts/tools'

const line = ({ file, id, field, reason }: Problem) => `${file} ${id} ${field}: ${reason}`

describe('the glossary', () => {
  const glossary = loadGlossary()

  test('keeps its rules', { timeout: 60_000 }, () => {
    expect(glossary.entries.length).toBeGreaterThan(1000)
    expect(checkGlossary(glossary).map(line)).toEqual([])
  })

  test('has the cue classes that the core has bits for', () => {
    expect([...glossary.cues.keys()].sort()).toEqual([...CUE_CLASSES].sort())
  })
})

test('the examples in docs/WRITING.md would be taken', () => {
  const blocks = [
    ...fs.readFileSync(path.join(ROOT, 'docs/WRITING.md'), 'utf8').matchAll(/^```yaml\n(- id:[^]*?)^```/gm),
  ]
  expect(blocks.length).toBeGreaterThanOrEqual(2)
  for (const [, yaml] of blocks) expect(v.safeParse(v.array(entrySchema), parse(yaml!)).issues).toBeUndefined()
})

const calf: LoadedEntry = {
  id: 'calf',
  term: 'calf',
  kind: 'anatomy',
  short: 'The thick part at the back of your lower leg.',
  connects: [{ 'looks like': 'shin' }],
  sources: ['a-book'],
  checked: { on: '2026-01-31', by: 'its writer' },
  system: 'muscles',
}
const shin: LoadedEntry = {
  ...calf,
  id: 'shin',
  term: 'shin',
  short: 'The hard front of the leg below the knee.',
  connects: [{ 'looks like': 'calf' }],
}

interface Break {
  /** Changes to the first entry and to the second, and a third one. */
  calf?: Partial<LoadedEntry>
  shin?: Partial<LoadedEntry>
  third?: Partial<LoadedEntry>
  /** How `id field: reason` of every problem begins that this makes. */
  expected: string[]
}

/** A sound glossary of two entries, broken in one way. */
function glossaryOf(broken?: Omit<Break, 'expected'>): Glossary {
  return {
    entries: [
      { ...calf, ...broken?.calf },
      { ...shin, ...broken?.shin },
      ...(broken?.third ? [{ ...shin, ...broken.third, connects: [{ 'looks like': 'shin' }] }] : []),
    ],
    sources: new Map([['a-book', { title: 'A Book', address: 'https://example.org/book' }]]),
    cues: new Map([['spine', ['disc']]]),
    problems: [],
  }
}

const legs = (n: number) => Array.from({ length: n }, () => 'leg').join(' ')

/** Ways to break each rule, by the rule's name. */
const BREAKS: Record<string, Break[]> = {
  uniqueIds: [
    {
      third: { id: 'calf', term: 'thigh', short: 'The part of the leg above the knee.' },
      expected: ['calf id: this id is used twice'],
    },
  ],
  lengths: [
    { calf: { short: `${legs(16)}. ${legs(15)}` }, expected: ['calf short: 31 words; at most 30'] },
    { calf: { more: legs(91) }, expected: ['calf more: 91 words; at most 90'] },
    { calf: { common: legs(46) }, expected: ['calf common: 46 words; at most 45'] },
    { calf: { limits: legs(46) }, expected: ['calf limits: 46 words; at most 45'] },
    { calf: { urgent: legs(46) }, expected: ['calf urgent: 46 words; at most 45'] },
  ],
  grades: [
    {
      calf: { short: 'An unusual combination of responsibility and opportunity.' },
      expected: ['calf short: reads at grade'],
    },
  ],
  links: [
    { calf: { connects: [{ 'part of': 'calf' }] }, expected: ['calf connects: links to itself'] },
    { calf: { connects: [{ 'part of': 'leg' }] }, expected: ['calf connects: no entry has the id leg'] },
    {
      calf: { connects: [] },
      shin: { connects: [] },
      expected: ['calf connects: an orphan', 'shin connects: an orphan'],
    },
  ],
  ownership: [
    {
      calf: { forms: ['hind leg'] },
      shin: { forms: ['hind legs'] },
      expected: ['calf forms: "hind legs" is also a form of shin', 'shin forms: "hind legs" is also a form of calf'],
    },
    {
      calf: { forms: ['hind leg'], sense: { for: ['hind leg'], near: ['muscle'] } },
      shin: { forms: ['hind legs'] },
      expected: ['shin forms: "hind legs" is also a form of calf'],
    },
  ],
  guardForms: [
    { calf: { sense: { for: ['cow'], near: ['leg'] } }, expected: ['calf sense: "cow" is not a form'] },
    { calf: { sense: { near: ['@farm'] } }, expected: ['calf sense: cues.yaml has no class @farm'] },
    { calf: { sense: { near: ['leg'], not: ['@farm'] } }, expected: ['calf sense: cues.yaml has no class @farm'] },
    { calf: { sense: { page: 'farm' } }, expected: ['calf sense: cues.yaml has no class farm'] },
    { calf: { sense: { for: ['calf'] } }, expected: ['calf sense: a guard that asks for nothing'] },
  ],
  plainWords: [
    {
      calf: { short: 'The part of the leg with the gastrocnemius in it.' },
      expected: ['calf short: "gastrocnemius" is neither plain English nor an entry'],
    },
  ],
  circles: [
    { calf: { short: 'The part of the leg where the calf is.' }, expected: ['calf short: explains itself'] },
    {
      calf: {
        term: 'gastrocnemius',
        say: 'gas-trok-NEE-mee-us',
        short: 'It lies on the soleus, at the back of the leg.',
      },
      shin: { term: 'soleus', short: 'It lies under the gastrocnemius, at the back of the leg.' },
      expected: ['calf short: leans on shin, which leans on it'],
    },
  ],
  sentences: [
    {
      calf: { more: 'You can feel it when you stand on your toes.' },
      shin: { limits: 'You can feel it, when you stand on your toes.' },
      expected: ['shin text: "You can feel it, when you stand on your toes." also stands in calf'],
    },
  ],
  addresses: [
    { calf: { sources: ['another-book'] }, expected: ['calf sources: sources.yaml has no another-book'] },
    {
      calf: { sources: [{ title: 'Another Book', address: 'https://example.org/book' }] },
      expected: ['calf sources: https://example.org/book is called "A Book" elsewhere'],
    },
  ],
  respellings: [{ calf: { term: 'gastrocnemius' }, expected: ['calf say: "gastrocnemius" needs a respelling'] }],
  reassurance: [
    { calf: { system: 'spine', kind: 'condition' }, expected: ['calf limits: a finding says how common it is'] },
    { calf: { system: 'joints', kind: 'sign' }, expected: ['calf limits: a finding says how common it is'] },
  ],
  redFlags: [
    {
      calf: { id: 'stroke' },
      shin: { connects: [{ 'looks like': 'stroke' }] },
      expected: ['stroke urgent: a red flag says when to get help'],
    },
  ],
  tone: [
    { calf: { limits: 'Do not worry about it.' }, expected: ['calf limits: "Do not worry" is not our tone'] },
    { calf: { more: 'It heals by itself!' }, expected: ['calf more: "!" is not our tone'] },
    { calf: { urgent: 'This is a deadly thing.' }, expected: ['calf urgent: "deadly" is not our tone'] },
  ],
}

describe('each rule', () => {
  test('is kept by a sound glossary', () => {
    expect(checkGlossary(glossaryOf()).map(line)).toEqual([])
  })

  test('has a glossary here that breaks it', () => {
    expect(Object.keys(BREAKS).sort()).toEqual(Object.keys(RULES).sort())
  })

  const rows = Object.entries(BREAKS).flatMap(([rule, breaks]) =>
    breaks.map((b) => ({ name: `${rule}: ${b.expected[0]!}`, ...b })),
  )
  test.each(rows)('$name', ({ expected, ...broken }) => {
    const problems = checkGlossary(glossaryOf(broken)).map(({ id, field, reason }) => `${id} ${field}: ${reason}`)
    expect(problems).toEqual(expected.map((start) => expect.stringMatching(startingWith(start)) as string))
  })
})

const startingWith = (text: string) => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)

describe('a file that cannot be read', () => {
  let data: string
  beforeAll(() => {
    data = fs.mkdtempSync(path.join(os.tmpdir(), 'bedside-glossary-'))
    fs.mkdirSync(path.join(data, 'glossary'))
    for (const file of ['sources.yaml', 'cues.yaml']) fs.copyFileSync(path.join(DATA, file), path.join(data, file))
  })
  afterAll(() => {
    fs.rmSync(data, { recursive: true })
  })

  const entry = `- id: calf
  term: calf
  kind: anatomy
  short: The thick part at the back of your lower leg.
  connects: [{part of: shin}]
  sources: [{title: A Book, address: "https://example.org/book"}]
  checked: {on: "2026-01-31", by: its writer}
`
  test.each([
    ['not YAML', '- id: [', 'bad.yaml  :'],
    ['not a list', 'id: calf', 'bad.yaml  : the file is not a list of entries'],
    ['a field too many', `${entry}  colour: red\n`, 'bad.yaml calf colour:'],
    ['a field too few', entry.replace(/ {2}short.*\n/, ''), 'bad.yaml calf short:'],
    ['an id with capitals', entry.replace('id: calf', 'id: Calf'), 'bad.yaml Calf id: an id is kebab-case'],
    ['a kind that is none', entry.replace('anatomy', 'muscle'), 'bad.yaml calf kind:'],
    ['a link of two types', entry.replace('part of: shin', 'part of: shin, kind of: leg'), 'bad.yaml calf connects.0:'],
    ['an address without https', entry.replace('https:', 'http:'), 'bad.yaml calf sources.0'],
    ['a review by nobody we know', entry.replace('its writer', 'a doctor'), 'bad.yaml calf checked.by:'],
    ['no entry id', entry.replace('- id: calf\n ', '-'), 'bad.yaml (no id) id:'],
  ])('%s', (_, text, start) => {
    fs.writeFileSync(path.join(data, 'glossary/bad.yaml'), text)
    const glossary = loadGlossary(data)
    expect(glossary.entries).toEqual([])
    expect(glossary.problems.map(line)).toEqual([expect.stringMatching(startingWith(start))])
    expect(checkGlossary(glossary).map(line)).toEqual(glossary.problems.map(line))
  })

  test('and one that can', () => {
    fs.writeFileSync(path.join(data, 'glossary/bad.yaml'), entry)
    expect(loadGlossary(data)).toMatchObject({ problems: [], entries: [{ id: 'calf', system: 'bad' }] })
  })
})
