/** The report reader's own logic: what a file is, how large it unpacks, its lines, and what it says of each word. */
import { beforeAll, describe, expect, test } from 'vitest'
import { readRules, WordReader } from '../../core/parts/words'
import { Lexicon } from '../../core/lexicon/lexicon'
import { Reader } from '../../core/reader'
import { placesOf, readReport, type Finding } from '../../core/report/findings'
import { linesOf, normalise } from '../../core/report/lines'
import { linesOfPage, textOfPages, type Piece } from '../../core/report/pages'
import { MOST_PARTS, MOST_UNPACKED, MOST_XML } from '../../core/report/problems'
import { sniff } from '../../core/report/sniff'
import { docxProblem, readZip, type ZipPart } from '../../core/report/zip'
import { lexiconText } from '../../scripts/glossary/compile'
import { loadGlossary } from '../../scripts/glossary/load'
import { loadRules, rulesText } from '../../scripts/glossary/rules'
import { bytesOf, docxOf, pdfOf, zipOf } from './report-files'

describe('what a file is', () => {
  test.each([
    ['pdf', pdfOf([['Report']])],
    ['pdf', bytesOf(`From a mail program\r\n\r\n%PDF-1.7\n`)],
    ['zip', zipOf({ 'a.txt': 'a' })],
    ['zip', bytesOf(`PK\x05\x06${'\0'.repeat(18)}`)],
    ['oldWord', bytesOf('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1')],
    ['oldWord', bytesOf('{\\rtf1\\ansi No fracture.}')],
    ['picture', bytesOf('\xFF\xD8\xFF\xE0\0\x10JFIF')],
    ['picture', bytesOf('\x89PNG\r\n\x1A\n')],
    ['picture', bytesOf(`${'\0'.repeat(128)}DICM`)],
    ['picture', bytesOf('\0\0\0\x18ftypheic')],
    ['html', bytesOf('\xEF\xBB\xBF<!-- saved -->\n<!DOCTYPE html><p>No fracture.')],
    ['html', bytesOf('\xFF\xFE<\0h\0t\0m\0l\0>\0')],
    ['text', bytesOf('No fracture. < 3 mm.')],
    ['text', bytesOf('\xFF\xFEN\0o\0')],
    ['text', bytesOf('caf\xE9')],
    ['unknown', bytesOf('\x7FELF\x02\x01\x01\0\0\0\0\0\0')],
  ] as const)('%s', (kind, bytes) => {
    expect(sniff(bytes)).toBe(kind)
  })
})

describe('what a zip file says of itself', () => {
  const part = (more: Partial<ZipPart>): ZipPart => {
    return { name: 'word/document.xml', packed: 10, unpacked: 100, method: 8, encrypted: false, at: 0, ...more }
  }

  test('its parts, with their sizes and places', () => {
    const parts = readZip(zipOf({ 'a.xml': 'x'.repeat(5000), 'b/c.png': 'picture' }))
    expect(parts?.map(({ name, unpacked }) => [name, unpacked])).toEqual([
      ['a.xml', 5000],
      ['b/c.png', 7],
    ])
    expect(parts?.[0]?.packed).toBeLessThan(100)
  })

  test('a Word document is one', () => {
    expect(docxProblem(readZip(zipOf(docxOf(['No fracture.']))))).toBeNull()
  })

  test('wherever it is cut, it is damaged and nothing is thrown', () => {
    const whole = zipOf(docxOf(['No fracture.']))
    for (let length = 0; length < whole.length; length++)
      expect(docxProblem(readZip(whole.subarray(0, length))), `${length} bytes`).toBe('damaged')
  })

  test('bytes turned over are read or refused, never thrown at', () => {
    const whole = zipOf(docxOf(['No fracture.']))
    for (let at = 0; at < whole.length; at++) {
      const turned = whole.slice()
      turned[at] = ~turned[at]! & 0xff
      expect(() => docxProblem(readZip(turned))).not.toThrow()
    }
  })

  test.each([
    ['bomb', [part({ unpacked: MOST_XML + 1 })]],
    ['bomb', [part({}), part({ name: 'word/media/a.bmp', unpacked: MOST_UNPACKED })]],
    ['bomb', Array.from({ length: MOST_PARTS + 1 }, () => part({ unpacked: 1 }))],
    ['otherZip', [part({ name: 'xl/workbook.xml' })]],
    ['otherZip', []],
    ['locked', [part({ encrypted: true })]],
    ['damaged', null],
    [null, [part({}), part({ name: 'word/media/a.png', unpacked: MOST_XML + 1 })]],
  ] as const)('%s', (problem, parts) => {
    expect(docxProblem(parts)).toBe(problem)
  })
})

describe('lines', () => {
  const texts = (raw: string) => linesOf(raw).map(({ text }) => text)

  test('what machines left in a text is gone', () => {
    expect(normalise('\uFEFFﬁs\u00ADsure\u00A0 at\r\nL5\u200B-S1 \f\n\n\nend\0')).toBe('fissure  at\nL5-S1\n\nend')
  })

  test('a wrapped sentence is whole again', () => {
    const wrapped = 'There is a broad disc bulge at this level, and there is no evidence of\nspinal stenosis here.'
    expect(texts(wrapped)).toEqual([wrapped.replace('\n', ' ')])
  })

  test.each([
    ['degen-\nerative change', 'degenerative change'],
    ['a broad-\nbased bulge', 'a broad-based bulge'],
    ['the level L4-\nL5 is free', 'the level L4-L5 is free'],
    ['contact to the\nnerve', 'contact to the nerve'],
  ])('%j', (raw, whole) => {
    expect(texts(raw)).toEqual([whole])
  })

  test.each([
    ['headings', 'FINDINGS:\nNo fracture.'],
    ['labels', 'L3-L4: There is no disc herniation and nothing else of note here.\nL4-L5: Mild bulge.'],
    ['numbered lists', '1. Left disc herniation at L5-S1 with contact to the S1 nerve root\n2. No fracture'],
    ['bullets', '- mild narrowing\n- no fracture'],
    [
      'bullets without a space',
      '-Mild narrowing of the canal here with contact to the left nerve root\n-Diffuse bulge below',
    ],
    ['rows of values', 'Hemoglobin 13.2 g/dL 12.0-16.0\nWhite cells 6.1 10*9/L 4.0-11.0'],
    ['columns', 'Sodium\t140\nPotassium\t4.1'],
    ['short lines', 'Dear Ms Miller\nThank you for coming'],
  ])('%s keep their lines', (_, raw) => {
    expect(texts(raw)).toHaveLength(2)
  })

  test('a blank line sets apart, a heading is known', () => {
    expect(linesOf('IMPRESSION:\nNo fracture.\n\nSigned')).toEqual([
      { text: 'IMPRESSION:', heading: true, apart: true },
      { text: 'No fracture.', heading: false, apart: false },
      { text: 'Signed', heading: false, apart: true },
    ])
    expect(linesOf(' \n\t\n')).toEqual([])
  })
})

describe('pages', () => {
  const piece = (text: string, x: number, y: number): Piece => ({ text, x, y, width: text.length * 5, height: 10 })

  test('pieces become words, columns, lines and paragraphs', () => {
    const pieces = [piece('disc', 0, 100), piece('bulge', 23, 100), piece('No', 0, 88), piece('Sodium', 0, 50), piece('140', 90, 50)] // prettier-ignore
    expect(linesOfPage(pieces)).toEqual(['disc bulge', 'No', '', 'Sodium\t140'])
    expect(linesOfPage([])).toEqual([])
  })

  test('what stands at the edge of every page is left out', () => {
    const page = (number: number, text: string) => [
      'City Hospital',
      '',
      text,
      'more',
      'and',
      'more',
      `Page ${number} of 3`,
    ]
    const text = textOfPages([page(1, 'No fracture'), page(2, 'Mild bulge'), page(3, 'Signed')])
    expect(text).not.toMatch(/Hospital|Page/)
    expect(text).toMatch(/No fracture[\s\S]*Mild bulge[\s\S]*Signed/)
  })

  test('a single page keeps its first line', () => {
    expect(textOfPages([['MRI of the spine', 'No fracture']])).toBe('MRI of the spine\nNo fracture')
  })
})

describe('what a report says', () => {
  let reader: Reader
  beforeAll(() => {
    reader = new Reader(new Lexicon(lexiconText(loadGlossary())), new WordReader(readRules(rulesText(loadRules()))))
  })
  const read = (raw: string) => readReport(linesOf(raw).map(({ text }) => text), reader, () => true) // prettier-ignore
  const find = (raw: string, word: string): Finding => read(raw).findings.find(({ text }) => text === word)!
  const said = (finding: Finding) => placesOf(finding, 'condition').map(({ here }) => here)

  const REPORT = `MRI OF THE LUMBAR SPINE
    L3-L4: No disc herniation.
    L5-S1: Moderate left disc herniation, which touches the S1 nerve root. Possible annular fissure.
    No fracture of a vertebra is seen.`

  test('each word once, in order', () => {
    const words = read(REPORT).findings.map(({ text }) => text)
    expect(words).toEqual([...new Set(words)])
    expect(words.indexOf('L3-L4')).toBeLessThan(words.indexOf('annular fissure'))
  })

  test('not seen in one place, seen in another: both are told, with their levels', () => {
    const [first, second] = said(find(REPORT, 'disc herniation'))
    expect(first).toMatchObject({ cues: ['negated'], levels: [['L3', 'L4']] })
    expect(second).toMatchObject({ cues: [], severity: 'moderate', side: 'left', levels: [['L5', 'S1']] })
  })

  test('not seen, and possible', () => {
    expect(said(find(REPORT, 'fracture'))).toMatchObject([{ cues: ['negated'] }])
    expect(said(find(REPORT, 'annular fissure'))).toMatchObject([{ cues: ['uncertain'], levels: [['L5', 'S1']] }])
  })

  test('"not seen" never hides that it is named elsewhere', () => {
    const places = said(find('Spinal MRI. No disc herniation. Disc herniation.', 'disc herniation'))
    expect(places.map(({ cues }) => cues)).toEqual([['negated'], []])
  })

  test('a place that says nothing more is left out', () => {
    const report = `${REPORT}\n\nIMPRESSION: Left disc herniation at L5-S1.`
    expect(said(find(report, 'disc herniation'))).toHaveLength(2)
    expect(said(find('Spinal MRI. Disc herniation.', 'Disc herniation'))).toEqual([])
  })

  test.each([
    [
      'L4-L5 and L5-S1: diffuse disc bulges compressing the thecal sac.',
      'disc bulges',
      [
        ['L4', 'L5'],
        ['L5', 'S1'],
      ],
    ],
    [
      'Disc bulge at L3/L4 & L4/L5 levels, with canal stenosis.',
      'Disc bulge',
      [
        ['L3', 'L4'],
        ['L4', 'L5'],
      ],
    ],
    ['Mild bulge at L3-4, moderate foraminal stenosis at L4-5.', 'foraminal stenosis', [['L4', 'L5']]],
    [
      'Disc bulge at L4-L5, compressing the thecal sac. Facet joint hypertrophy at L5-S1.',
      'thecal sac',
      [['L4', 'L5']],
    ],
    ['Spine: disc protrusion at L5-S1, the spinal canal appeared adequate.', 'spinal canal', []],
    ['Disc bulge at L3-L4. Disc bulge at L4-L5. L3 and L2 hemangiomas.', 'hemangiomas', [['L3'], ['L2']]],
    ['Spine: spinal stenosis at L3-L4 -Mild disc bulge is seen', 'disc bulge', []],
    ['L4-L5 - Mild disc bulge', 'disc bulge', [['L4', 'L5']]],
    ['L4-L5 -Mild disc bulge', 'disc bulge', [['L4', 'L5']]],
  ])('which levels a finding lies at: %s', (text, word, levels) => {
    const finding = read(text).findings.find((f) => f.text === word || f.text.endsWith(word))!
    expect(finding.mentions[0]!.here.levels).toEqual(levels)
  })

  test('the same line twice is read twice', () => {
    expect(find('No fracture of the spine.\n\nNo fracture of the spine.', 'fracture').mentions.map((m) => m.line)).toEqual([0, 1]) // prettier-ignore
  })

  test('nothing of the report before is left', () => {
    read(REPORT)
    expect(read('The weather is fine today.').findings).toEqual([])
  })
})
