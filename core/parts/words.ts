/** Reads unknown words of medical text: a medicine by its stem, a compound by its parts. */
import { fold } from '../text/fold'
import { splitCompound, type PartsIndex } from './compound'
import { stemOf, type StemRule } from './stems'

/** What a reader of unknown words answers. */
interface OtherReading {
  kind: 'medicine' | 'word-parts'
  entry: string
}

export interface OtherReader {
  /** A reading of the whole word at these UTF-16 offsets, or null. Asked of every long unknown word. */
  read(text: string, start: number, end: number): OtherReading | null
}

/** The rules as the page carries them: spellings only, meanings are looked up when a card opens. */
export interface WordRules extends PartsIndex {
  stems: readonly StemRule[]
  /** Words that carry a stem and are no medicines. */
  notMedicines: ReadonlySet<string>
}

const SHORTEST = 6
/** Words remembered before the memory is emptied: a long page repeats its words, not without end. */
const MOST_REMEMBERED = 5000

/** One line a list: starts, middles, ends, strong ends, ordinary words, stems (start^, ^middle^, ^end), no medicines. */
export function writeRules(rules: WordRules): string {
  const { starts, middles, ends, strongEnds, ordinary, stems, notMedicines } = rules
  const signs = stems.map(({ stem, at }) => (at === 'start' ? `${stem}^` : at === 'end' ? `^${stem}` : `^${stem}^`))
  return [starts, middles, ends, strongEnds, ordinary, signs, notMedicines]
    .map((list) => [...list].join(' '))
    .join('\n')
}

export function readRules(text: string): WordRules {
  const [starts, middles, ends, strongEnds, ordinary, signs, notMedicines] = text
    .split('\n')
    .map((line) => new Set(line.split(' ')))
  if (!starts || !middles || !ends || !strongEnds || !ordinary || !signs || !notMedicines)
    throw new Error('not word rules')
  const stems = [...signs].map((sign): StemRule => {
    const at = sign.startsWith('^') ? (sign.endsWith('^') ? 'middle' : 'end') : 'start'
    return { stem: sign.replaceAll('^', ''), at }
  })
  return { starts, middles, ends, strongEnds, ordinary, stems, notMedicines }
}

export class WordReader implements OtherReader {
  readonly #rules: WordRules
  /** Two-letter endings that some end or stem has; most words of ordinary English are turned away here. */
  readonly #endings = new Uint8Array(1024)
  readonly #known = new Map<string, OtherReading | null>()
  readonly #anywhere: string[]

  constructor(rules: WordRules) {
    this.#rules = rules
    const { ends, strongEnds, stems } = rules
    const tails = [...ends, ...strongEnds, ...stems.filter((s) => s.at === 'end').map((s) => s.stem)]
    for (const tail of tails) for (const form of [tail, `${tail}s`]) this.#endings[tailKey(form, form.length)] = 1
    for (const tail of tails) this.#endings[tailKey(tail.replace(/y$/, 'ies'), tail.replace(/y$/, 'ies').length)] = 1
    this.#anywhere = stems.filter((s) => s.at !== 'end').map((s) => s.stem)
  }

  read(text: string, start: number, end: number): OtherReading | null {
    if (end - start < SHORTEST) return null
    if (this.#endings[tailKey(text, end)] === 0 && !this.#mayHoldStem(text, start)) return null
    const word = fold(text.slice(start, end))
    let reading = this.#known.get(word)
    if (reading === undefined) {
      if (this.#known.size > MOST_REMEMBERED) this.#known.clear()
      this.#known.set(word, (reading = this.#look(word)))
    }
    return reading
  }

  #mayHoldStem(text: string, start: number): boolean {
    const head = text.slice(start, start + 3).toLowerCase()
    return this.#anywhere.some((stem) => stem.startsWith(head))
  }

  #look(word: string): OtherReading | null {
    if (!/^[a-z]+$/.test(word)) return null
    const { notMedicines, stems } = this.#rules
    const parts = splitCompound(word, this.#rules)
    // A long stem names a medicine more surely than parts do; a short one less.
    const stem = notMedicines.has(word) ? undefined : stemOf(word, stems)
    if (stem && (!parts || stem.stem.length >= 5)) return { kind: 'medicine', entry: `medicine:${word}` }
    return parts ? { kind: 'word-parts', entry: `parts:${word}` } : null
  }
}

/** The last two letters as a number; letters of any case, ASCII only. */
function tailKey(text: string, end: number): number {
  return ((text.charCodeAt(end - 2) & 31) << 5) | (text.charCodeAt(end - 1) & 31)
}
