import { describe, expect, test } from 'vitest'
import { readCues } from '../../core/sense/context'
import { readDescription } from '../../core/sense/description'

/** Cues at the word in [brackets]. */
function cues(marked: string): string[] {
  const start = marked.indexOf('[')
  const end = marked.indexOf(']') - 1
  return readCues(marked.replace(/[[\]]/g, ''), start, end)
}

describe('negation', () => {
  test.each([
    'No evidence of [disc herniation].',
    'There is no [fracture] or dislocation.',
    'The patient denies [chest pain].',
    'No fever, chills or [vomiting].',
    'Without [spinal stenosis].',
    'Negative for [malignancy].',
    'A [fracture] was ruled out.',
    'No significant thecal sac or [nerve root compression] noted.',
    '[Stenosis] is not seen.',
    'Not only mild; there is no [edema].',
    'The mass shows no sign of [necrosis].',
    'This is not [cancer].',
    'It is not a [fracture].',
    'She does not have [diabetes].',
    'He did not [vomit].',
    'She has not been tired or [constipated].',
    'A small non-[compressive] bulge.',
    'This was not felt to be a [bruise].',
    'People who have not had [cancer] can take part.',
    'He does not get any chest pain or [choking].',
    'The scan did not show any [bleeding].',
    'She has never had a [stroke].',
    'No pain in the chest, [fever] or cough.',
    'His [pneumonia] has resolved.',
    'FAMILY HISTORY: There was no history of high blood pressure, [stroke] or cancer.',
  ])('%s', (text) => {
    expect(cues(text)).toContain('negated')
  })

  test.each([
    'No change in the known [disc herniation].',
    'No fever but he has [vomiting].',
    'He does not smoke. [Asthma] since childhood.',
    'Gram negative [sepsis].',
    'No increase in the [pleural effusion].',
    'No fracture.\n[Edema] of the soft tissue.',
    'There is a [disc bulge] without nerve root contact.',
    'It is not necessarily [cancer].',
    'If the procedure is not successful, infants need a [liver transplant].',
    'While there are no official guidelines, [anemia] is found by a blood test.',
    'Chest x-ray shows [emphysema], negative for pneumothorax.',
    'We do not know by what mechanism [asthma] arises.',
    'Chemotherapy with or without [radiation therapy].',
    'There is no standard staging system for [germ cell tumors].',
    'No evidence of disease. The [gutter] and peritoneum was free.',
    'If those treatments are not successful, the following may help [incontinence].',
    'With no bone marrow edema, mostly old [fracture].',
    'The thecal sac is not reached Facet joint [hypertrophy].',
    'It happens when there is not enough [blood sugar].',
    'Risks include but are not limited to [bleeding] and infection.',
    'Later come lack of balance, poor sleep, [depression] and tremor.',
    'She recovered without trouble and was told of her [pneumonia].',
    'Lack of pain should not delay a visit if a [lump] is there.',
    'There was no gap between the ends of the [fracture].',
    'Tablets do not work as well against [anemia].',
    'Her chest is not responding to the [infection] drugs.',
    'It has not been proven that zinc shortens a [cold].',
    'Most often these lumps are not [cancer].',
    'There is no cure for [asthma].',
    'Non-small cell [lung cancer].',
    'There is no special drug, cure, or vaccine for [measles].',
    'Without an operation, infants with a [hernia] do badly.',
    'Speech is absent or badly [slurred].',
    'A non-obstructing [calcification] of the ureter.',
    'No fever and a dry [cough].',
    'No nausea, and she has [vertigo] now.',
    'No contact with the nerve root -Marked [stenosis] of the canal.',
    'No contact with the nerve root - Marked [stenosis] of the canal.',
    'No contact with the nerve root • marked [stenosis] of the canal.',
    'There is no loss of height ??[fracture] of the rim.',
    'There is no loss of height ? [fracture] of the rim.',
    'The duct was [dissected] free with scissors.',
    'The vessels were [dissected] free.',
    'A lack of this protein leads to a [deficiency].',
    'Deep clots are not like [clots] near the skin.',
    'It helps in ruling out other [infections].',
    'Colon resection with no recurrence, gallbladder surgery 10 years ago and [glaucoma] surgery.',
    'No major problems were reported, only the [acne].',
    'A scan without contrast showed minor [stenosis].',
    'A scan with and without contrast showed [stenosis].',
    'No medicine cures [colitis].',
    'There are no good drugs that block this [infection].',
    'A lack of the enzyme [impairs] the body.',
  ])('not in: %s', (text) => {
    expect(cues(text)).not.toContain('negated')
  })
})

describe('doubt, past and family', () => {
  test.each([
    ['Possible [fracture] of the hip.', 'uncertain'],
    ['[Pneumonia] cannot be excluded.', 'uncertain'],
    ['Findings suspicious for [metastasis].', 'uncertain'],
    ['Rule out [appendicitis].', 'uncertain'],
    ['The shadow may represent [atelectasis].', 'uncertain'],
    ['History of [stroke].', 'past'],
    ['Status post [laminectomy].', 'past'],
    ['She had [shingles] two years ago.', 'past'],
    ['Family history of [breast cancer].', 'family'],
    ['His mother had [diabetes].', 'family'],
    ['[Migraine] runs in the family.', 'family'],
    ['There is an old [fracture] of the rib.', 'past'],
    ['In 2005 she had a [stroke].', 'past'],
    ['Her maternal uncles have [asthma].', 'family'],
    ['Her aunt and cousin both have [asthma].', 'family'],
    ['There is an old L1 compression [fracture].', 'past'],
    ['Healed [fracture] of the rib.', 'past'],
    ['[Wedging] of L1, mostly due to old insult.', 'past'],
    ['[Wedging] of L1, sequel of old trauma.', 'past'],
    ['[Deformity] of the rib from a previous injury.', 'past'],
    ['Known recent and previous [operations].', 'past'],
    ['Dark line of the rib ?[fracture].', 'uncertain'],
    ['Dark line of the rib ? stress [fracture].', 'uncertain'],
    ['? [Fracture] of the rib.', 'uncertain'],
    ['Bright sacrum (? injury, [infection]).', 'uncertain'],
    ['No swelling ??[fracture].', 'uncertain'],
    ['[Fractures] cannot be completely excluded.', 'uncertain'],
    ['It is likely to be [pneumonia].', 'uncertain'],
    ['It is possible that the patient has [pneumonia].', 'uncertain'],
    ['FAMILY HISTORY: There was no history of high blood pressure, [stroke] or cancer.', 'family'],
    ['Family history: Positive for [diabetes].', 'family'],
    ['Mother history of gout and [emphysema].', 'family'],
    ['She has a previously diagnosed [stroke].', 'past'],
    ['PAST MEDICAL HISTORY: [Hypertension], asthma.', 'past'],
    ['She had a previous right [stroke].', 'past'],
    ['His family history of cancer and his personal history of [heartburn].', 'past'],
    ['His mother was diagnosed with [colon cancer] in her fifties.', 'family'],
    ['Say whether anyone in your family has a history of heart [disease].', 'family'],
    ['People with no history of the [disorder] in their family.', 'family'],
  ])('%s is %s', (text, cue) => {
    expect(cues(text)).toContain(cue)
  })

  test('doubt wins over the denial inside it', () => {
    expect(cues('We cannot rule out [infection].')).toEqual(['uncertain'])
  })

  test('what is not apparent is denied, not doubted', () => {
    expect(cues('There were no apparent [complications].')).toEqual(['negated'])
  })

  test('a family history is not the patient’s past', () => {
    expect(cues('Family history of [colon cancer].')).toEqual(['family'])
  })

  test.each([
    'There is a [disc bulge] at L4-L5.',
    'The 72-year-old has [diabetes].',
    'He felt numbness prior to her [stroke].',
    'VS: T 97.6, [fever] present.',
    '[Gout] is considered to be a form of arthritis.',
    'Chemotherapy may be given before or after [surgery].',
    'A stent may be left in the liver to drain [bile].',
    'You are more likely to get it with [polyps].',
    'The [calcification] previously noted appears to be outside.',
    'Dark line ?fracture, [cyst] of the kidney.',
    'In childhood [liver cancer], groups are used instead of stages.',
    'People who had a prior stroke may get [pneumonia].',
    'Previous chemotherapy may raise the risk of [leukemia].',
    'The doctor takes a medical and family history, an exam and looks for [anemia].',
    'She turned to the apparent center of the [aneurysm].',
    'You might have a hard time fighting the [infection].',
    'Some tumors are likely to grow fast and become [cancer].',
    'Studies suggest that the drug works against [malaria].',
    'Cells may be damaged by [high blood sugar].',
    'He takes drugs for possible sepsis, and I add tablets as needed for [fever].',
    'A possible cyst was seen beside the [tumor].',
    'He has [high blood pressure], status post a kidney transplant in May 2006.',
    'It works on previously treated [tumors].',
    'The [weakness] often starts in childhood.',
    'A well-healed [scar] of the knee.',
    'There is a [tear], most likely due to recent trauma.',
    'There is a [tear] next to an old fracture.',
    'With [edema] of the bone, mostly old fracture.',
    'Is it gout? [Gout] is painful.',
    'Is it gout ? [Gout] is painful.',
    'Can it be gout?? [Gout] is painful.',
    'Look out for signs that suggest a tick illness and see a doctor if [fever] comes.',
    'How much harm may have occurred in [arthritis].',
    'It may be more than one type of [cancer].',
    'In people with a history of clots, the risk of a [stroke] is higher.',
    'This is for [tumors] that are likely to spread.',
    'It shows as [short stature] compared to others in their family.',
    'Has there been a history of recent travel to where [malaria] is found?',
  ])('plain statements have none: %s', (text) => {
    expect(cues(text)).toEqual([])
  })
})

describe('severity and side', () => {
  test.each([
    ['Mild diffuse disc bulge on the left', 'disc bulge', 'mild', 'left'],
    ['Severe right foraminal stenosis', 'foraminal stenosis', 'severe', 'right'],
    ['bilateral knee effusion', 'effusion', '', 'both sides'],
    ['Rt. sided small protrusion', 'protrusion', 'small', 'right'],
    ['A cyst. Left kidney is normal', 'cyst', '', ''],
    ['Low back pain with numbness of the left foot', 'Low back pain', '', ''],
    ['Diffuse bulge with Lt para central protrusion', 'protrusion', '', 'left'],
    ['Left paracentral protrusion, narrowed disc space', 'narrowed disc space', '', ''],
    ['Mild central and left foraminal stenosis', 'stenosis', 'mild', 'left'],
    ['Severe left stenosis and facet arthropathy', 'facet arthropathy', '', ''],
    ['Disc bulge compressing the left nerve root', 'Disc bulge', '', ''],
    ['Disc bulge compressing the left nerve root', 'nerve root', '', 'left'],
    ['Diffuse bulges noted at L5/S1 level mild compressing thecal sac', 'bulges', '', ''],
    ['Rt foraminal protrusion noted compressing the thecal sac', 'compressing the thecal sac', '', ''],
    ['Disc bulge mildly compressing the thecal sac', 'compressing the thecal sac', 'mildly', ''],
    ['broad based disc extrusion is noted slightly migrating downwards', 'disc extrusion', '', ''],
    ['The stenosis is now moderate', 'stenosis', 'moderate', ''],
    ['compressing the right S1 nerve root Incidental finding of lipoma', 'lipoma', '', ''],
    ['Muscle spasm noted in both c. spine and LSS', 'Muscle spasm', '', ''],
    ['Osteophytes on both sides', 'Osteophytes', '', 'both sides'],
    ['Right and left foraminal stenosis', 'foraminal stenosis', '', 'both sides'],
    ['Disc bulge grossly compressing the thecal sac', 'compressing the thecal sac', 'grossly', ''],
    ['Disc bulge markedly compressing the thecal sac', 'compressing the thecal sac', 'markedly', ''],
    ['Diffuse disc bulge, more to the left side, compressing the sac', 'disc bulge', '', 'left'],
    ['Disc bulge noted at L5-S1 , more to Rt side , with left stenosis', 'Disc bulge', '', 'right'],
    ['Disc bulge, left stenosis', 'Disc bulge', '', ''],
    ['Disc bulge, compressing the sac, more to the left side', 'Disc bulge', '', ''],
    ['encroaching both canals, more to the left side', 'encroaching', '', ''],
    ['broad , Rt paracentral ,disc bulge noted', 'disc bulge', '', 'right'],
    ['small cyst on the left, disc bulge noted', 'disc bulge', '', ''],
    ['Facet arthropathy bilateral, disc bulge', 'disc bulge', '', ''],
    ['Mild bulge with posterocentral tear', 'tear', '', 'middle'],
    ['Mild bulge with postero-central tear', 'tear', '', 'middle'],
    ['mild contact with the left nerve root -Diffuse bulge at L5-S1', 'bulge', '', ''],
    ['mild contact with the left nerve root - Diffuse bulge at L5-S1', 'bulge', '', ''],
  ])('%s', (text, word, severity, side) => {
    const start = text.indexOf(word)
    expect(readDescription(text, start, start + word.length)).toEqual({ severity, side })
  })
})
