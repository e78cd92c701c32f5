import { describe, expect, test } from 'vitest'
import { expandForm, isAbbreviation, normalForm } from '../../core/lexicon/forms'
import { otherSpellings } from '../../core/lexicon/spelling'
import { isEveryday } from '../../scripts/glossary/english'

const forms = (listed: string) => expandForm(listed, isEveryday)

describe('forms that are derived', () => {
  test.each([
    ['vertebra', ['vertebrae', 'vertebras']],
    ['foramen', ['foramina']],
    ['diagnosis', ['diagnoses']],
    ['ganglion', ['ganglia']],
    ['phalanx', ['phalanges']],
    ['fasciculate', ['fasciculates', 'fasciculated', 'fasciculating', 'fasciculation', 'fasciculations']],
    ['to twitch', ['twitch', 'twitches', 'twitched', 'twitching']],
    ['to clot', ['clotted', 'clotting']],
    ['MRI', ['mri', 'mris']],
    ['Baker’s cyst', ['bakers cyst', 'baker cyst', 'baker cysts']],
    ['follow-up', ['follow up', 'followup']],
    ['oedema', ['edema']],
    ['hemorrhage', ['haemorrhage']],
    ['tumor', ['tumour', 'tumours']],
    ['orthopedic surgeon', ['orthopaedic surgeon', 'orthopaedic surgeons']],
    ['type 2 diabetes', ['type ii diabetes']],
    ['paraspinal', ['para spinal']],
    ['range of motion', ['ranges of motion']],
    ['bulging disc', ['bulging disk', 'bulging disks']],
  ])('%s', (listed, expected) => {
    expect(forms(listed)).toEqual(expect.arrayContaining(expected))
  })

  test('a derived form never takes an everyday word', () => {
    expect(forms('medium')).not.toContain('media')
  })
})

describe('British and American spellings', () => {
  test.each([
    ['haemorrhage', 'hemorrhage'],
    ['anaemia', 'anemia'],
    ['oesophagus', 'esophagus'],
    ['paediatric', 'pediatric'],
    ['diarrhoea', 'diarrhea'],
    ['leukaemia', 'leukemia'],
    ['apnoea', 'apnea'],
    ['gynaecology', 'gynecology'],
    ['fibre', 'fiber'],
    ['tumour', 'tumor'],
    ['caesarean', 'cesarean'],
    ['anaesthetise', 'anesthetise'],
    ['disc', 'disk'],
  ])('%s and %s', (british, american) => {
    expect(otherSpellings(british)).toContain(american)
    expect(otherSpellings(american)).toContain(british)
  })

  test.each(['hemiplegia', 'pedal', 'fecund', 'exercise', 'surprise'])('%s has one spelling', (word) => {
    expect(otherSpellings(word)).toEqual([])
  })
})

test('abbreviations by their looks', () => {
  expect(['MRI', 'L5-S1', 'HbA1c', 'COPD', 'CT'].filter((f) => !isAbbreviation(f))).toEqual([])
  expect(['Crohn', 'spine', 'Baker’s cyst', 'x-ray'].filter(isAbbreviation)).toEqual([])
})

test('normal form', () => {
  expect(normalForm('  Ménière’s  disease ')).toBe('menieres disease')
})
