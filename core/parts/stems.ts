/**
 * Medicines by the official stems of their generic names (USAN and INN): what ends in -pril is an ACE
 * inhibitor. The longest stem that fits wins.
 */
export interface StemRule {
  stem: string
  at: 'start' | 'middle' | 'end'
}

/** A name has at least this many letters besides its stem; a long stem needs but one (amantadine, epoetin). */
const FEWEST_OTHERS = 2
const LONG_STEM = 6

/** Whether a folded name carries the stem in its place. */
function carries(name: string, { stem, at }: StemRule): boolean {
  if (name.length < stem.length + (stem.length >= LONG_STEM ? 1 : FEWEST_OTHERS)) return false
  if (at === 'end') return name.endsWith(stem)
  if (at === 'start') return name.startsWith(stem)
  const found = name.indexOf(stem, 1)
  return found > 0 && found + stem.length < name.length
}

/** The longest stem that fits a folded name, of two alike the one at its start, or undefined. */
export function stemOf<T extends StemRule>(name: string, rules: readonly T[]): T | undefined {
  let best: T | undefined
  const rank = ({ stem, at }: StemRule) => 2 * stem.length + Number(at === 'start')
  for (const rule of rules) if ((!best || rank(rule) > rank(best)) && carries(name, rule)) best = rule
  return best
}
