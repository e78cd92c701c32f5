/** Random and mutated texts for fuzzing the reader: a seeded generator, so that a failure can be seen again. */

/** Mulberry32: small, seeded, good enough to shake text. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const ODD = ['\u00AD', '\u200B', '’', "'", 'ﬁ', 'æ', 'é', 'e\u0301', '\u{1F9B4}', '\uD800', '\u0000', '\uFFFC', '漢', '(', ')', '\n\n', '\t', '—', '/', '@', 'L4', 'S1-', '5', 'µ', 'β', '\u202E', '(MS)', 'T2'] // prettier-ignore

/** A text made of pieces of `seeds`, cut, doubled, swapped and sprinkled with odd signs. */
export function mutate(seeds: readonly string[], random: () => number): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const base = pick(seeds)
  const from = Math.floor(random() * base.length)
  const units = Array.from(base.slice(from, from + 20 + Math.floor(random() * 300)))
  for (let times = Math.floor(random() * 12); times > 0; times--) {
    const at = Math.floor(random() * (units.length + 1))
    const what = random()
    if (what < 0.4) units.splice(at, 0, pick(ODD))
    else if (what < 0.6) units.splice(at, 1 + Math.floor(random() * 5))
    else if (what < 0.8) units.splice(at, 0, ...units.slice(at, at + Math.floor(random() * 30)))
    else if (units[at] !== undefined)
      units[at] = random() < 0.5 ? units[at].toUpperCase() : String.fromCharCode(Math.floor(random() * 0x10000))
  }
  return units.join('')
}
