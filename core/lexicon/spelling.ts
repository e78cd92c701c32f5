/**
 * Spellings that differ between Britain and America. Every rule holds in both directions; a form
 * keeps its own spelling and gains the other. Words here are folded (æ is already ae).
 */
type Pair = readonly [british: string, american: string]

/** Inside a word: the stems of Greek and Latin that American spelling shortened. */
const STEMS: readonly Pair[] = [
  ['haem', 'hem'],
  ['aemia', 'emia'],
  ['aemic', 'emic'],
  ['oedema', 'edema'],
  ['oesophag', 'esophag'],
  ['oestr', 'estr'],
  ['paed', 'ped'],
  ['gynaec', 'gynec'],
  ['faec', 'fec'],
  ['foet', 'fet'],
  ['diarrhoea', 'diarrhea'],
  ['rrhoea', 'rrhea'],
  ['pnoea', 'pnea'],
  ['caec', 'cec'],
  ['coelia', 'celia'],
  ['coelom', 'celom'],
  ['anaesth', 'anesth'],
  ['anaem', 'anem'],
  ['aetiolog', 'etiolog'],
  ['leukaem', 'leukem'],
  ['leucocyt', 'leukocyt'],
  ['homoeo', 'homeo'],
  ['oeuvre', 'euver'],
  ['sulph', 'sulf'],
  ['tumour', 'tumor'],
  ['colour', 'color'],
  ['behaviour', 'behavior'],
  ['labour', 'labor'],
  ['odour', 'odor'],
  ['fibre', 'fiber'],
  ['centre', 'center'],
  ['litre', 'liter'],
  ['metre', 'meter'],
  ['calibre', 'caliber'],
  ['goitre', 'goiter'],
  ['lyse', 'lyze'],
  ['orthopaed', 'orthoped'],
  ['caesar', 'cesar'],
  ['naev', 'nev'],
  ['palaeo', 'paleo'],
  ['synaest', 'synest'],
  ['mould', 'mold'],
  ['grey', 'gray'],
  ['ageing', 'aging'],
  ['programme', 'program'],
  ['counselling', 'counseling'],
  ['labelling', 'labeling'],
  ['tonsill', 'tonsil'],
]

/** Whole words. */
const WORDS: readonly Pair[] = [
  ['disc', 'disk'],
  ['discs', 'disks'],
  ['practise', 'practice'],
  ['aluminium', 'aluminum'],
]

/** Word endings: -ise/-ize and what grows from it. Only on words long enough to be such verbs. */
const ENDINGS: readonly Pair[] = [
  ['ise', 'ize'],
  ['ised', 'ized'],
  ['ises', 'izes'],
  ['ising', 'izing'],
  ['isation', 'ization'],
  ['isations', 'izations'],
]
const ISE_ROOT = 6
const KEEP_ISE = /(?:exerc|surpr|prec|adv|rev|superv|comprom|prom|conc|dev|exc|franch|ra|no|bru|d|w)is(?:e|ed|es|ing)$/

/** The other spellings of one folded word; often none. */
export function otherSpellings(word: string): string[] {
  const out = new Set<string>()
  for (const [b, a] of WORDS) {
    if (word === b) out.add(a)
    if (word === a) out.add(b)
  }
  for (const [b, a] of STEMS) {
    if (word.includes(b)) out.add(word.replaceAll(b, a))
    else if (word.includes(a) && startsStem(word, a)) out.add(word.replaceAll(a, b))
  }
  if (word.length >= ISE_ROOT && !KEEP_ISE.test(word))
    for (const [b, a] of ENDINGS) {
      if (word.endsWith(b)) out.add(word.slice(0, -b.length) + a)
      if (word.endsWith(a)) out.add(word.slice(0, -a.length) + b)
    }
  out.delete(word)
  return [...out]
}

/** The short American stems also stand inside unrelated words (hemi-, pedal, fecund): only known heads count. */
const AMERICAN_HEADS: Record<string, RegExp> = {
  hem: /^hem(?!i(?!a))|themia|hemoglob|hemorrh/,
  ped: /^(?:ortho)?ped(?:i|o(?:phil|dont))|orthoped|logoped/,
  fec: /^fec(?:al|es)/,
  fet: /^fet(?:al|us|o)/,
  estr: /^estr(?:o|a|i)|estrogen/,
  cec: /^cec(?:um|al)|ileocec/,
  nev: /^nev(?:us|i|oid)$/,
  celom: /^celom/,
  tonsil: /^tonsil(?!l)(?:itis|ectomy)/,
  program: /^program(?:s)?$/,
  labor: /^labor(?:s|ed|ing)?$/,
  liter: /liters?$/,
  meter: /^(?:centi|milli|kilo)?meters?$/,
  mold: /^molds?$/,
  gray: /^grays?$/,
  center: /^center(?:s|ed)?$/,
}
function startsStem(word: string, stem: string): boolean {
  return AMERICAN_HEADS[stem]?.test(word) ?? true
}
