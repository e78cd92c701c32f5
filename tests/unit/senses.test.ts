import { describe, expect, test } from 'vitest'
import { isFinding } from '../../core/card/here'
import { Lexicon } from '../../core/lexicon/lexicon'
import { Reader } from '../../core/reader'
import { cachedLexicon } from '../../scripts/glossary/cache'
import { loadGlossary } from '../../scripts/glossary/load'

const reader = new Reader(new Lexicon(await cachedLexicon()))

/** What is marked on a page of these paragraphs, as "word = entry". */
function marked(...paragraphs: string[]): string[] {
  reader.forget()
  const drafts = paragraphs.map((p) => reader.draft(p))
  reader.settle()
  return drafts.flatMap((d) => (d ? reader.finish(d).map((h) => `${d.text.slice(h.start, h.end)} = ${h.entry}`) : []))
}
const words = (...paragraphs: string[]) => marked(...paragraphs).map((m) => m.split(' = ')[0])

const CLINIC = 'The patient was diagnosed with chronic kidney disease and hypertension after a biopsy of the kidney.'

test('a block that is drafted while others are finished does not change what those mean', () => {
  const road = 'There was a depression in the road near the old mill, and the car went slowly.'
  reader.forget()
  const draft = reader.draft(road)
  reader.settle()
  reader.draft(CLINIC)
  expect(draft ? reader.finish(draft) : []).toEqual([])
})

describe('everyday text stays quiet', () => {
  test.each([
    'There was a depression in the road near the old mill, and the car went slowly.',
    'Ms. Smith and Dr. Jones of MS Software met in Jackson, MS.',
    'The company reported a positive culture of growth in its labor force.',
    'He works for IBM in AP news and flies at 5 pm to MIA.',
    'The patient angler waited for the bass; the general practice was to wait.',
    'The stage was set, and the band played a series of songs in the main theatre.',
    'The Vivo S1 review: a phone with a deep display, wide view and stable software.',
  ])('%s', (text) => {
    expect(words(text)).toEqual([])
  })
})

describe('abbreviations that the page defines', () => {
  test('ours', () => {
    const found = marked(`${CLINIC} She also has multiple sclerosis (MS).`, 'In MS, the cover of nerves is damaged.')
    expect(found.filter((m) => m.startsWith('MS'))).toEqual(['MS = multiple-sclerosis', 'MS = multiple-sclerosis'])
  })

  test('somebody else’s', () => {
    const found = words(`${CLINIC} The clinic runs on Microsoft (MS) software.`, 'MS makes the nerve clinic software.')
    expect(found).not.toContain('MS')
  })
})

describe('senses on a medical page', () => {
  test.each([
    ['The culture of the wound grew bacteria.', 'culture'],
    ['Work culture matters to the staff of this company.', ''],
  ])('%s', (text, word) => {
    expect(words(CLINIC, text).includes('culture')).toBe(word !== '')
  })

  test('words in addresses are names', () => {
    expect(words(CLINIC, 'See www.kidney.org/stroke or mail biopsy@clinic.com')).not.toContain('stroke')
  })
})

describe('the nearer of two meanings', () => {
  test.each([
    ['The virtual colonoscopy showed no polyps.', 'virtual colonoscopy = virtual-colonoscopy'],
    [
      'A stent may relieve right ventricular hypertension.',
      'right ventricular hypertension = right-ventricular-hypertension',
    ],
    ['The team physio said that the player has a sore knee.', 'physio = physical-therapist'],
    ['Some weeks of physio make the muscles stronger.', 'physio = physical-therapy'],
    ['Dehydrated discal material was noted.', 'Dehydrated discal material = desiccation'],
    ['The patient was dehydrated.', 'dehydrated = dehydration'],
    ['The median motor latency was prolonged.', 'motor latency = nerve-latency'],
    ['Latency of the herpes virus can last for years.', 'Latency = latent'],
    ['An epidural hematoma lay beside the lumbar spine.', 'epidural hematoma = spinal-epidural-hematoma'],
    ['After the blow to the skull, an epidural hematoma was seen.', 'epidural hematoma = epidural-hematoma'],
    ['No thecal sac or exit nerve root compression was noted.', 'exit nerve root compression = pinched-nerve'],
  ])('%s', (text, meant) => {
    expect(marked(CLINIC, text)).toContain(meant)
  })

  test.each([
    ['Tissue on the upper tibia was elevated.', 'elevated'],
    ['The iodoamino acid was measured in blood.', 'acid'],
  ])('none, where neither holds: %s', (text, word) => {
    expect(words(CLINIC, text)).not.toContain(word)
  })
})

describe('a longer term says something else than the word in it', () => {
  test.each([
    ['The vessel was divided with the harmonic scalpel.', 'harmonic scalpel = harmonic-scalpel'],
    ['The tumor was treated with an angiogenesis inhibitor.', 'angiogenesis inhibitor = angiogenesis-inhibitor'],
    ['Antiangiogenic drugs can slow the tumor.', 'Antiangiogenic = angiogenesis-inhibitor'],
    ['He took Tylenol with codeine after surgery.', 'Tylenol with codeine = acetaminophen-with-codeine'],
    [
      'A malignant fibrous histiocytoma was removed.',
      'malignant fibrous histiocytoma = undifferentiated-pleomorphic-sarcoma',
    ],
    ['The biopsy of the knee mass showed synovial sarcoma.', 'synovial sarcoma = synovial-sarcoma'],
    ['Cells of an infiltrating adenocarcinoma reached the margin.', 'infiltrating adenocarcinoma = invasive'],
    ['Capillary refill was brisk in both feet.', 'Capillary refill = capillary-refill'],
    ['The hole in the orbital septum was closed.', 'orbital septum = orbital-septum'],
    ['On exam, meniscal signs are absent.', 'meniscal signs = meniscal-signs'],
    ['The lead was passed into the coronary sinus.', 'coronary sinus = coronary-sinus'],
    ['A new pulse generator was placed in the pocket.', 'pulse generator = pulse-generator'],
    ['Left ventricular systolic function is normal.', 'Left ventricular systolic function = systolic-function'],
    ['She has sick sinus syndrome and a pacemaker.', 'sick sinus syndrome = sick-sinus-syndrome'],
    ['There is no family history of a bleeding disorder.', 'bleeding disorder = bleeding-disorder'],
    ['Vitamin B12 deficiency can harm nerves.', 'Vitamin B12 deficiency = vitamin-b12-deficiency'],
    ['The antibiotic spacer was taken out of the hip.', 'antibiotic spacer = antibiotic-spacer'],
    ['The eye tumor was treated with plaque radiation therapy.', 'plaque radiation therapy = brachytherapy'],
    ['Urine was sent for culture and sensitivity.', 'culture and sensitivity = culture-and-sensitivity'],
    ['The vessel was closed with a suture ligature.', 'suture ligature = ligation'],
    ['Whole grains hold complex carbohydrates.', 'complex carbohydrates = complex-carbohydrate'],
    ['She was treated with chemotherapy and radiation.', 'radiation = radiation-therapy'],
    ['The radiation of a CT scan is small.', 'radiation = radiation'],
    ['He was told to take Cialis for his prostate.', 'Cialis = tadalafil'],
    ['Genes decide how much hemoglobin S is made.', 'hemoglobin S = hemoglobin-s'],
    ['Steroid pills can lead to bone loss.', 'bone loss = bone-loss'],
    ['The bowel prep was good at the colonoscopy.', 'bowel prep = bowel-prep'],
    [
      'A malignant peripheral nerve sheath tumor was found.',
      'malignant peripheral nerve sheath tumor = nerve-sheath-tumor',
    ],
    ['The new lens was placed in the capsular bag.', 'capsular bag = capsular-bag'],
    ['The hepatic artery was tied.', 'hepatic artery = hepatic-artery'],
  ])('%s', (text, meant) => {
    expect(marked(CLINIC, text)).toContain(meant)
  })
})

describe('the same word of another trade, on a medical page', () => {
  test.each([
    ['The lymph node bundle was elevated from the vena cava.', 'elevated'],
    ['The limbs of the tape were strutted up with a suture passer.', 'limbs'],
    ['The hernia sac was freed from the cord structures.', 'cord'],
    ['A normal three-vessel cord was seen.', 'cord'],
    ['Kidney beans, pinto beans and lentils are rich in fiber.', 'Kidney'],
    ['Supplements are fed to the cattle at this rate.', 'Supplements'],
    ['For prevention of anaplasmosis in cattle, add this to the feed.', 'anaplasmosis'],
    ['A gassy lecture on health and disease came first.', 'gassy'],
    ['He speaks of an emotional anesthesia in the town.', 'anesthesia'],
    ['The onset of calcification of the epiphysis is later in boys.', 'calcification'],
    ['Antigen in xylem cells of the stem was found with an antibody.', 'Antigen'],
  ])('%s', (text, word) => {
    expect(words(CLINIC, text)).not.toContain(word)
  })
})

describe('ordinary words that a report uses for a finding can be said to be absent', () => {
  const kinds = new Map(loadGlossary().entries.map((e) => [e.id, e.kind]))
  test.each(['compression', 'mass', 'tear', 'narrowing', 'enhancement', 'degeneration', 'tender'])('%s', (id) => {
    expect(isFinding(kinds.get(id)!)).toBe(true)
  })
})
