/**
 * English and Latin word endings. Given a folded word, the other forms a text may show. Too many is
 * cheap (a form nobody writes costs a few bytes); a wrong ordinary word is not, so the caller drops
 * derived forms that are ordinary English.
 */
const IRREGULAR: Record<string, string> = {
  foot: 'feet',
  tooth: 'teeth',
  man: 'men',
  woman: 'women',
  child: 'children',
  mouse: 'mice',
  calf: 'calves',
  half: 'halves',
  knife: 'knives',
  life: 'lives',
  leaf: 'leaves',
  os: 'ossa',
  corpus: 'corpora',
  viscus: 'viscera',
  genus: 'genera',
  ovum: 'ova',
  iris: 'irides',
  pelvis: 'pelves',
  testis: 'testes',
  penis: 'penises',
  opus: 'opera',
  femur: 'femora',
  meniscus: 'menisci',
  person: 'people',
  scarf: 'scarves',
  phalanx: 'phalanges',
  meninx: 'meninges',
  pancreas: 'pancreases',
  biceps: 'biceps',
  series: 'series',
}

const LATIN: readonly (readonly [singular: RegExp, plural: string])[] = [
  [/sis$/, 'ses'],
  [/xis$/, 'xes'],
  [/um$/, 'a'],
  [/us$/, 'i'],
  [/a$/, 'ae'],
  [/oma$/, 'omata'],
  [/[ei]x$/, 'ices'],
  [/men$/, 'mina'],
  [/([aiy])nx$/, '$1nges'],
  [/([iy])tis$/, '$1tides'],
  [/ion$/, 'ia'],
]
const SHORTEST_LATIN = 5

/** Plural forms of a folded noun, English first, then Latin and Greek. */
export function plurals(noun: string): string[] {
  if (noun.length < 2) return []
  const out = new Set<string>()
  if (IRREGULAR[noun]) out.add(IRREGULAR[noun])
  else if (/(?:[sxz]|ch|sh)$/.test(noun)) out.add(noun + 'es')
  else if (/[^aeiou]y$/.test(noun)) out.add(noun.slice(0, -1) + 'ies')
  else out.add(noun + 's')
  if (noun.length >= SHORTEST_LATIN)
    for (const [from, to] of LATIN) if (from.test(noun)) out.add(noun.replace(from, to))
  return [...out]
}

/** Doubling: a short vowel and one consonant at the end of a one-syllable verb (clot, clotted). */
const DOUBLES = /^[^aeiou]*[aeiou][bdgmnprt]$/

/** The -s, -ed and -ing forms of a folded verb, and its -ation where it ends in -ate, -ize or -ise. */
export function verbForms(verb: string): string[] {
  const e = verb.endsWith('e')
  const y = /[^aeiou]y$/.test(verb)
  const stem = e ? verb.slice(0, -1) : DOUBLES.test(verb) ? verb + verb.at(-1)! : verb
  const out = [
    ...(y ? [verb.slice(0, -1) + 'ies', verb.slice(0, -1) + 'ied'] : [plurals(verb)[0] ?? verb + 's', stem + 'ed']),
    (e ? verb.slice(0, -1) : y ? verb : stem) + 'ing',
  ]
  if (/ate$/.test(verb)) out.push(verb.slice(0, -1) + 'ion', verb.slice(0, -1) + 'ions')
  if (/i[sz]e$/.test(verb)) out.push(verb.slice(0, -1) + 'ation', verb.slice(0, -1) + 'ations')
  return out
}

/** Words that are verbs by their look, so that nobody has to say so. */
export function looksLikeVerb(word: string): boolean {
  return word.length > 5 && /(?:[^aeiou]ate|i[sz]e|ify)$/.test(word)
}
