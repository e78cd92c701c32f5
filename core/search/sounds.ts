/**
 * Spelling by sound: "new monia" and "pneumonia" are both "numonia". Only for comparing one word with
 * another; the rules are the letters that people who have heard a word write for one another.
 */

/** Longer spellings stand before the shorter ones in them. `(?<!\p{L})` is the start of a word. */
const RULES: readonly (readonly [spelling: string, sound: string])[] = [
  // Letters that nobody hears at the start of a word.
  ...['pn n', 'ps s', 'pt t', 'gn n', 'kn n', 'mn n', 'wr r', 'x s', 'gh g'].map((rule) => {
    const [spelling = '', sound = ''] = rule.split(' ')
    return [`(?<![a-z])${spelling}`, sound] as const
  }),
  // Consonants.
  ['sthm', 'sm'], // asthma
  ['thsm', 'sm'],
  ['tion', 'sion'],
  ['sch', 'sk'],
  ['sc(?=[eiy])', 's'],
  ['cc(?=[eiy])', 'ks'],
  ['ph', 'f'],
  ['ch', 'k'],
  ['ck', 'k'],
  ['gh', ''], // high
  ['gn(?![a-z])', 'n'], // benign
  ['dg', 'j'],
  ['gu(?=[eiy])', 'g'], // Guillain
  ['g(?=[eiy])', 'j'],
  ['c(?=[eiy])', 's'],
  ['c', 'k'],
  ['qu', 'k'],
  ['q', 'k'],
  ['x', 'ks'],
  ['z', 's'],
  ['(?<=[a-z])h', ''], // rheumatic, thyroid
  // Vowels.
  ['(?<=[aeiouy][^aeiou ]{1,3})e(?![a-z])', ''], // the silent one of "disease"
  ['eau', 'o'],
  ['ae', 'e'],
  ['oe', 'e'],
  ['ea(?![a-z])', 'ia'], // nausea
  ['ea', 'e'],
  ['ee', 'i'],
  ['ie', 'i'],
  ['ei', 'i'],
  ['eu', 'u'],
  ['ew', 'u'],
  ['oo', 'u'],
  ['ou', 'u'],
  ['ow', 'u'],
  ['au', 'o'],
  ['aw', 'o'],
  ['ai', 'a'],
  ['ay', 'a'],
  ['y', 'i'],
]
const SOUNDS = RULES.map(([, sound]) => sound)
const ANY = new RegExp(RULES.map(([spelling]) => `(${spelling})`).join('|'), 'g')

/** A folded text (as `normalForm` makes it) spelled by its sound, in one word. */
export function soundOf(text: string): string {
  return text
    .replace(ANY, (...found: unknown[]) => SOUNDS[found.indexOf(found[0], 1) - 1] ?? '')
    .replaceAll(' ', '')
    .replace(/([a-z])\1+/g, '$1')
}

/** What is left of a sound without its vowels, the first letter kept: the part that people get right. */
export function bonesOf(sound: string): string {
  return sound.charAt(0) + sound.slice(1).replace(/[aeiou]/g, '')
}
