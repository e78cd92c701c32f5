/**
 * Reads compounds from their Greek and Latin parts: laminoforaminotomy is lamina + opening + cutting
 * into. Strict: the whole word must be parts, front to back; one leftover letter and it is not read.
 */

export interface PartsIndex {
  starts: ReadonlySet<string>
  middles: ReadonlySet<string>
  ends: ReadonlySet<string>
  /** Ends that may follow a start at once: hyper + emia. */
  strongEnds: ReadonlySet<string>
  /** Ordinary words that would split by accident. */
  ordinary: ReadonlySet<string>
}

/** A shorter word splits too easily by chance. */
const SHORTEST = 6
const LONGEST = 40
const LONGEST_PART = 14
/** Vowels that join parts: gastr-o-scopy, oss-i-cle. */
const LINKS = ['', 'o', 'i', 'a', 'e']

type Place = 'start' | 'middle' | 'end'

export interface WordPart {
  text: string
  place: Place
}

/**
 * The parts of a folded word, front to back, or null when not all of it can be read. Of several
 * readings the one with the fewest parts is taken, as the longest parts are the surest.
 */
export function splitCompound(word: string, index: PartsIndex): WordPart[] | null {
  if (word.length < SHORTEST || word.length > LONGEST || index.ordinary.has(word)) return null
  for (const singular of singulars(word)) {
    if (index.ordinary.has(singular)) return null
    const parts = split(singular, 0, 'start', index, new Map())
    if (parts && parts.length > 1) return parts
  }
  return null
}

function singulars(word: string): string[] {
  const out = [word]
  if (/[^s]s$/.test(word)) out.push(word.slice(0, -1))
  if (/ies$/.test(word)) out.push(word.slice(0, -3) + 'y')
  if (/ses$/.test(word)) out.push(word.slice(0, -2) + 'is')
  return out
}

/** `last`: the place of the part before; a word's beginning counts as after a start. */
function split(
  word: string,
  at: number,
  last: Place,
  index: PartsIndex,
  memo: Map<string, WordPart[] | null>,
): WordPart[] | null {
  const key = `${at} ${last}`
  const known = memo.get(key)
  if (known !== undefined) return known
  let best: WordPart[] | null = null
  const offer = (part: WordPart, rest: WordPart[] | null) => {
    if (rest && (!best || rest.length + 1 < best.length)) best = [part, ...rest]
  }
  const ends = last === 'middle' ? index.ends : index.strongEnds
  const tail = word.slice(at)
  if (at > 0 && ends.has(tail)) best = [{ text: tail, place: 'end' }]
  else
    for (let end = Math.min(word.length - 1, at + LONGEST_PART); end > at + 1; end--) {
      const text = word.slice(at, end)
      if (last === 'start' && index.starts.has(text))
        offer({ text, place: 'start' }, split(word, end, 'start', index, memo))
      if (!index.middles.has(text)) continue
      for (const link of LINKS)
        if (word.startsWith(link, end))
          offer({ text, place: 'middle' }, split(word, end + link.length, 'middle', index, memo))
    }
  memo.set(key, best)
  return best
}
