/**
 * All words as one text, which is there as soon as it is read: nothing is parsed but what is shown.
 * It has three parts of a line each word: its folded forms, headword first, each after a bar; its id,
 * headword, system and level; and what it means.
 */
import { normalForm } from '../lexicon/forms'

/** What a search finds. */
export interface FoundWord {
  /** An entry's id, or what stands for one where the card is made by rule. */
  id: string
  term: string
  /** One sentence of what it is; '' where the card is made by rule. */
  short: string
  system: string
  level: number
}

/** A word as it is put into the book. */
export interface SearchRow extends FoundWord {
  forms: string[]
}

const PART = '\f'
/** Stands before each folded form; no folded form holds it. */
export const BAR = '|'

/** The book's text, as the build writes it. */
export function bookText(rows: readonly SearchRow[]): string {
  const parts = [
    rows.map((r) => [...new Set([r.term, ...r.forms].map(normalForm))].map((form) => BAR + form).join('')),
    rows.map((r) => [r.id, r.term, r.system, r.level].map((field) => String(field).replace(/\s/g, ' ')).join('\t')),
    rows.map((r) => r.short.replace(/\s/g, ' ')),
  ]
  return parts.map((lines) => lines.map((line) => `${line}\n`).join('')).join(PART)
}

export class WordBook {
  /** The folded forms of all words, a line a word. */
  readonly forms: string
  readonly #heads: string
  readonly #shorts: string
  readonly #formStarts: Uint32Array
  readonly #headStarts: Uint32Array
  readonly #shortStarts: Uint32Array
  /** Made when a word is first asked for by its id. */
  #numbers: Map<string, number> | undefined

  /** Several texts make one book: ours, and those of packs. */
  constructor(texts: readonly string[]) {
    const parts = texts.map((text) => text.split(PART))
    const part = (i: number) => parts.map((p) => p[i] ?? '').join('')
    ;[this.forms, this.#heads, this.#shorts] = [part(0), part(1), part(2)]
    this.#formStarts = lineStarts(this.forms)
    this.#headStarts = lineStarts(this.#heads)
    this.#shortStarts = lineStarts(this.#shorts)
  }

  get size(): number {
    return this.#formStarts.length
  }

  /** The number of the word whose forms stand at this place of `forms`. */
  at(place: number): number {
    return lineAt(this.#formStarts, place)
  }

  word(number: number): FoundWord {
    const [id = '', term = '', system = '', level = ''] = lineOf(this.#heads, this.#headStarts, number).split('\t')
    return { id, term, system, level: Number(level), short: lineOf(this.#shorts, this.#shortStarts, number) }
  }

  byId(id: string): FoundWord | undefined {
    const number = (this.#numbers ??= this.#numberIds()).get(id)
    return number === undefined ? undefined : this.word(number)
  }

  #numberIds(): Map<string, number> {
    const idAt = (start: number) => this.#heads.slice(start, this.#heads.indexOf('\t', start))
    return new Map(Array.from(this.#headStarts, (start, number) => [idAt(start), number]))
  }

  /** All words, in the order of the book. */
  words(): FoundWord[] {
    return Array.from({ length: this.size }, (_, i) => this.word(i))
  }
}

function lineStarts(text: string): Uint32Array {
  const starts: number[] = []
  for (let at = 0; at < text.length; at = text.indexOf('\n', at) + 1) starts.push(at)
  return Uint32Array.from(starts)
}

function lineOf(text: string, starts: Uint32Array, number: number): string {
  const end = starts[number + 1] ?? text.length
  return text.slice(starts[number], end - 1)
}

/** The last line that starts at or before a place. */
function lineAt(starts: Uint32Array, place: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= place) low = middle
    else high = middle - 1
  }
  return low
}
