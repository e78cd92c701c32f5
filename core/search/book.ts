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

/** Every JavaScript runtime has it (WHATWG Encoding), though no ECMAScript library declares it. */
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string }

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
  readonly #forms: Lines
  readonly #heads: Lines
  readonly #shorts: Lines
  /** Made when a word is first asked for by its id. */
  #numbers: Map<string, number> | undefined

  /** Several books make one: ours, and those of packs; each as the UTF-8 of its text. */
  constructor(books: readonly Uint8Array[]) {
    const parts = books.map(partsOf)
    const part = (i: number) => new Lines(parts.map((p) => p[i]!))
    ;[this.#forms, this.#heads, this.#shorts] = [part(0), part(1), part(2)]
  }

  /** The folded forms of all words, a line a word. */
  get forms(): string {
    return this.#forms.text
  }

  get size(): number {
    return this.#forms.starts.length
  }

  /** The number of the word whose forms stand at this place of `forms`. */
  at(place: number): number {
    return lineAt(this.#forms.starts, place)
  }

  word(number: number): FoundWord {
    const [id = '', term = '', system = '', level = ''] = this.#heads.line(number).split('\t')
    return { id, term, system, level: Number(level), short: this.#shorts.line(number) }
  }

  byId(id: string): FoundWord | undefined {
    const number = (this.#numbers ??= this.#numberIds()).get(id)
    return number === undefined ? undefined : this.word(number)
  }

  #numberIds(): Map<string, number> {
    const { text, starts } = this.#heads
    const idAt = (start: number) => text.slice(start, text.indexOf('\t', start))
    return new Map(Array.from(starts, (start, number) => [idAt(start), number]))
  }

  /** Each body system with how many words it has. */
  systems(): Map<string, number> {
    const { text, starts } = this.#heads
    const counts = new Map<string, number>()
    for (const start of starts) {
      const from = text.indexOf('\t', text.indexOf('\t', start) + 1) + 1
      const system = text.slice(from, text.indexOf('\t', from))
      counts.set(system, (counts.get(system) ?? 0) + 1)
    }
    return counts
  }

  /** All words, in the order of the book. */
  words(): FoundWord[] {
    return Array.from({ length: this.size }, (_, i) => this.word(i))
  }
}

/** One part of the book. Decoded, and its lines counted, when it is first read: a popup answers sooner. */
class Lines {
  readonly #bytes: readonly Uint8Array[]
  #text: string | undefined
  #starts: Uint32Array | undefined

  constructor(bytes: readonly Uint8Array[]) {
    this.#bytes = bytes
  }

  get text(): string {
    return (this.#text ??= this.#bytes.map((bytes) => UTF8.decode(bytes)).join(''))
  }

  get starts(): Uint32Array {
    return (this.#starts ??= lineStarts(this.text))
  }

  line(number: number): string {
    const end = this.starts[number + 1] ?? this.text.length
    return this.text.slice(this.starts[number], end - 1)
  }
}

const UTF8 = new TextDecoder()

/** The three parts of a book. */
function partsOf(book: Uint8Array): [Uint8Array, Uint8Array, Uint8Array] {
  const mark = PART.charCodeAt(0)
  const first = book.indexOf(mark)
  const second = book.indexOf(mark, first + 1)
  return [book.subarray(0, first), book.subarray(first + 1, second), book.subarray(second + 1)]
}

function lineStarts(text: string): Uint32Array {
  const starts: number[] = []
  for (let at = 0; at < text.length; at = text.indexOf('\n', at) + 1) starts.push(at)
  return Uint32Array.from(starts)
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
