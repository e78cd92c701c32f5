/** The levels of the spine in a report: what was found there, what was not, and what of it is lit. */
import { describe, expect, test } from 'vitest'
import type { CardEntry } from '../../core/card/model'
import { spineDrawing } from '../../core/picture/spine'
import { hereAt, readReport } from '../../core/report/findings'
import { isFound, levelsOf, levelsPicture } from '../../core/report/levels'
import { Lexicon } from '../../core/lexicon/lexicon'
import { Reader } from '../../core/reader'
import { lexiconText } from '../../scripts/glossary/compile'
import { loadGlossary } from '../../scripts/glossary/load'
import { loadRules } from '../../scripts/glossary/rules'

const glossary = loadGlossary()
const reader = new Reader(new Lexicon(lexiconText(glossary)))
const { gaps } = loadRules().levels

function read(...lines: string[]) {
  const { findings } = readReport(lines, reader, () => true)
  const cards = new Map(
    findings.map(({ key }) => {
      const entry = glossary.entries.find((e) => e.id === key)
      return [key, entry ? ({ id: key, term: entry.term, kind: entry.kind } as CardEntry) : null]
    }),
  )
  return levelsOf(findings, cards)
}
const told = (...lines: string[]) =>
  read(...lines).map((level) => ({
    at: level.levels.join('–') + (level.nerve ? ' nerve' : ''),
    found: level.found.map((w) => w.text),
    not: level.notSeen.map((w) => w.text),
    lit: isFound(level),
  }))

describe('the levels of a report', () => {
  test.each([
    [
      'a finding',
      ['L5-S1: Moderate left disc herniation.'],
      [{ at: 'L5–S1', found: ['disc herniation'], not: [], lit: true }],
    ],
    [
      'what was not seen',
      ['L3-L4: No disc herniation.'],
      [{ at: 'L3–L4', found: [], not: ['disc herniation'], lit: false }],
    ],
    [
      'what is only possible',
      ['L4-L5: Possible annular fissure of the disc.'],
      [{ at: 'L4–L5', found: ['annular fissure'], lit: false }],
    ],
    [
      'a bone',
      ['L3-L4: No disc herniation.', 'There is a compression fracture of the L1 vertebral body.'],
      [
        { at: 'L1', found: ['compression fracture'], lit: true },
        { at: 'L3–L4', lit: false },
      ],
    ],
    [
      'a level that is only named',
      ['The conus ends at L1-L2 of the lumbar spine.'],
      [{ at: 'L1–L2', found: [], not: [], lit: false }],
    ],
    ['no level', ['The heart is normal.'], []],
  ])('%s', (_, lines, levels) => {
    expect(told(...lines)).toMatchObject(levels)
  })

  test('come from the top of the spine to its end, whatever the order in the report', () => {
    const levels = told('L5-S1: disc herniation.', 'C5-C6: disc herniation.', 'T12-L1: No disc herniation.')
    expect(levels.map((l) => l.at)).toEqual(['C5–C6', 'T12–L1', 'L5–S1'])
  })
})

describe('where a report says that a word lies', () => {
  const L34 = ['L3', 'L4']
  const L45 = ['L4', 'L5']
  const L5S1 = ['L5', 'S1']

  /** The levels told for the words in [brackets], line by line. */
  function levels(...marked: string[]) {
    const lines = marked.map((line) => line.replace(/[[\]]/g, ''))
    const { findings } = readReport(['MRI of the lumbar spine', ...lines], reader, () => true)
    const all = findings.flatMap(({ mentions }) => mentions)
    return marked.flatMap((line, i) => {
      const start = line.indexOf('[')
      return start < 0 ? [] : [all.find((m) => m.line === i + 1 && m.found.start === start)?.here.levels]
    })
  }

  test.each([
    ['Bulges at L3/L4 and L4/L5 levels with [ligamentum flavum] edema at L4/L5 level.', [L45]],
    ['Bulges at L3/L4 and L4/L5 levels with ligamentum flavum [edema] at L4/L5 level.', [L45]],
    ['Bulge at L3-L4 level with [facet joint] and spinal stenosis at L4-L5.', [L34]],
    ['Grade I [anterolisthesis] of L4 over L5.', [['L4'], ['L5']]],
    ['Grade I [retrolisthesis] of L4 on L5 level.', [['L4'], ['L5']]],
    ['Grade I [spondylolithesis] of L5 upon S1.', [['L5'], ['S1']]],
    ['Disc bulge noted at L5-S1 level. mildly [compressing the thecal sac].', [L5S1]],
    ['Disc bulge noted at L5-S1 level. Mild [scoliosis].', []],
    ['Disc bulge noted at L5-S1 level. no [scoliosis].', []],
    ['Disc bulge at L3-L4, fracture of L5. with [spinal stenosis].', []],
  ])('%s', (line, wanted) => {
    expect(levels(line)).toEqual([wanted])
  })

  test.each([
    [
      'the lines below a heading',
      ['L5-S1 level :', 'Large [disc bulge].', 'Mild [spinal stenosis].'],
      [[L5S1], [L5S1]],
    ],
    ['a heading of several', ['- At L3-L4 and L4-L5:', '[Disc bulges].'], [[L34, L45]]],
    ['a heading with a word', ['L5/S1 level :(dry disc material):', '[Disc bulge].'], [[L5S1]]],
    [
      'until the next heading',
      ['L5-S1:', 'L4-L5:', '[Disc bulge].', 'NB: [Scoliosis].', '[Fracture].'],
      [[L45], [], []],
    ],
    ['until a line with its own level', ['L5-S1:', '[Disc bulge] at L4-L5.', '[Scoliosis].'], [[L45], []]],
    ['a line that says more is no heading', ['L5-S1: Disc bulge.', '[Scoliosis].'], [[]]],
    ['not a nerve', ['S1 nerve root:', '[Edema].'], [[]]],
  ])('%s', (_, lines, wanted) => {
    expect(levels(...lines)).toEqual(wanted)
  })

  test('the card of a word says what the list says, also where two lines are the same', () => {
    const reading = readReport(['L4-L5:', 'Disc bulge.', 'L5-S1:', 'Disc bulge.'], reader, () => true)
    const [bulge] = reading.marks.get('Disc bulge.')!
    expect([1, 3].map((line) => hereAt(reading, line, bulge!).levels)).toEqual([[L45], [L5S1]])
  })
})

describe('what words of a report mean', () => {
  const entryOf = (word: string, line: string) =>
    readReport(['MRI of the lumbar spine', line], reader, () => true).findings.find(({ text }) => text.includes(word))?.key // prettier-ignore

  test.each([
    ['a disc that touches the sac makes no dent', 'abutting', 'Disc bulge abutting the thecal sac.', 'abutting'],
    ['neither with other words', 'abutting', 'Disc bulge abutting thecal sac.', 'abutting'],
    ['one that presses on it does', 'compressing', 'Disc bulge compressing the thecal sac.', 'thecal-sac-indentation'],
    ['what is at the back is not beside', 'posterocentral', 'Disc bulge with posterocentral tear.', 'posterior'],
  ])('%s', (_, word, line, entry) => {
    expect(entryOf(word, line)).toBe(entry)
  })
})

describe('their picture', () => {
  const picture = (...lines: string[]) => levelsPicture(read(...lines), gaps)

  test('lights what was found and names the rest', () => {
    const made = picture('L3-L4: No disc herniation.', 'L5-S1: Disc herniation, which touches the S1 nerve root.')!
    const [spine] = made.figures
    expect(spine!.shapes.filter((s) => s.look === 'lit').map((s) => s.path)).toEqual([spineDrawing.disc('L5')])
    expect(spine!.lit.map((s) => s.path)).toEqual([spineDrawing.root('S1')])
    expect(made.labels.map((l) => l.text)).toEqual(['L3–L4', 'L5–S1', 'S1'])
  })

  test('is not there without levels', () => {
    expect(picture('The heart is normal.')).toBeNull()
  })
})
