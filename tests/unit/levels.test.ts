import { describe, expect, test } from 'vitest'
import { Lexicon } from '../../core/lexicon/lexicon'
import { Reader } from '../../core/reader'
import { cachedLexicon } from '../../scripts/glossary/cache'

const reader = new Reader(new Lexicon(await cachedLexicon()))

/** The level expressions read in a text, as "what is written = levels". */
function levels(text: string): string[] {
  reader.forget()
  const draft = reader.draft(text)
  reader.settle()
  return draft ? reader.finish(draft).filter((h) => h.kind === 'spine').map((h) => `${text.slice(h.start, h.end)} = ${h.levels.join(' ')}`) : [] // prettier-ignore
}

describe('how reports write levels', () => {
  test.each([
    ['L4-L5 disc bulge', ['L4-L5 = L4 L5']],
    ['Disc bulge at L4/5 and L5–S1', ['L4/5 = L4 L5', 'L5–S1 = L5 S1']],
    ['cervical disc herniation at C5-6', ['C5-6 = C5 C6']],
    ['mild disc bulge at L4_L5 level.', ['L4_L5 level = L4 L5']],
    ['Bulging discs at L3/L4&L4/L5', ['L3/L4 = L3 L4', 'L4/L5 = L4 L5']],
    ['wedge fracture of the D12 vertebra', ['D12 vertebra = T12']],
    ['The T12 - L1 disc is normal in this spine MRI', ['T12 - L1 = T12 L1']],
    ['compressing the S1 nerve root', ['S1 nerve root = S1']],
    ['signs of L5 radiculopathy', ['L5 radiculopathy = L5']],
    ['lumbar fusion L3-L4-L5', ['L3-L4-L5 = L3 L4 L5']],
    ['disc protrusion at L5/1 level', ['L5/1 level = L5 S1']],
    ['the lumbar discs L4L5 and L5S1', ['L4L5 = L4 L5', 'L5S1 = L5 S1']],
    ['Grade I spondylolithesis of L4 over L5 level', ['L4 = L4', 'L5 level = L5']],
    ['hemangioma in the T1 vertebral body of the spine', ['T1 vertebral body = T1']],
  ])('%s', (text, expected) => {
    expect(levels(text)).toEqual(expected)
  })
})

describe('the same letters with another meaning', () => {
  test.each([
    ['Sagittal T1 and T2 weighted images of the lumbar spine were obtained.'],
    ['The disc is dark on T2. High T2 signal in the annulus.'],
    ['Cardiac: regular rhythm, normal S1 and S2, no murmurs, back without tenderness.'],
    ['The new Vivo S1 phone has a big screen and a loud speaker at the back.'],
    ['Vitamin D3 deficiency with low back pain and spinal tenderness'],
    ['Complement C3 and C4 were low, as in lupus.'],
    ['Free T4 and T3 were normal; TSH was high.'],
    ['Stage T3 N1 tumor of the colon with liver metastases'],
    ['The disc measures 5-6 mm.'],
    ['See section C3 of the report on page L2.'],
  ])('%s', (text) => {
    expect(levels(text)).toEqual([])
  })
})
