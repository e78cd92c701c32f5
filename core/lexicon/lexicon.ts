/** The compiled glossary's surface forms, read from one string into flat arrays. Immutable once read. */
import { hashOf, wordTable, type WordTable } from '../text/tokens'
import { numberReader } from './vlq'

/** Raise this when the string is written or the forms grow in another way: what was compiled before is made anew. */
export const LEXICON_FORMAT = 1

export interface Guard {
  capital: number
  nearClasses: number
  page: number
  notClasses: number
  nearWords: Uint16Array
  notWords: Uint16Array
}

/** Numbers a sense takes in `senses`: entry, guard, weight, whether another sense follows. */
export const SENSE_SIZE = 4

/** A token's value: the word's number plus one, and two bits that spare most words a second look. */
export const NUMBER = 0xffffff
/** Some form starts with the word. */
export const STARTS = 1 << 24
/** The word belongs to a cue class. */
export const IS_CUE = 1 << 25

export class Lexicon {
  /** Entry index → id. */
  readonly ids: string[]
  readonly levels: Uint8Array
  /** Trie node → the word that leads to it, its first child, and its senses' place plus one. Node 0 is the root. */
  readonly nodeWord: Uint16Array
  readonly firstChild: Uint32Array
  readonly nodeSenses: Uint32Array
  readonly senses: Uint16Array
  readonly guards: Guard[]
  /** Word → bits of the cue classes it belongs to. */
  readonly classes: Int32Array
  /** Word → the root's child that starts with it; 0 where no form does. */
  readonly rootChild: Uint32Array

  readonly #words: string
  readonly #wordStart: Uint32Array
  /** Finds a word's value by its hash. */
  readonly table: WordTable

  /** @throws Error when the text is not a compiled lexicon. */
  constructor(text: string) {
    const [words, ids, numbers] = text.split('\n')
    if (words === undefined || ids === undefined || numbers === undefined) throw new Error('not a compiled lexicon')
    const next = numberReader(numbers)
    const wordCount = next()
    const nodeCount = next()
    const senseCount = next()
    const guardCount = next()
    const cueCount = next()
    this.ids = ids.split(' ')
    this.levels = Uint8Array.from(this.ids, next)

    this.nodeWord = new Uint16Array(nodeCount)
    this.firstChild = new Uint32Array(nodeCount + 1)
    this.nodeSenses = new Uint32Array(nodeCount)
    let node = 1
    for (let parent = 0; parent < nodeCount; parent++) {
      this.firstChild[parent] = node
      let word = 0
      for (let left = next(); left > 0; left--, node++) {
        this.nodeWord[node] = word += next()
        this.nodeSenses[node] = next()
      }
    }
    this.firstChild[nodeCount] = node
    this.senses = new Uint16Array(senseCount)
    for (let i = 0; i < senseCount; i++) this.senses[i] = next()
    const list = () => Uint16Array.from({ length: next() }, next)
    this.guards = Array.from({ length: guardCount }, () => ({
      capital: next(),
      nearClasses: next(),
      page: next(),
      notClasses: next(),
      nearWords: list(),
      notWords: list(),
    }))
    this.classes = new Int32Array(wordCount)
    for (let i = 0, word = 0; i < cueCount; i++) this.classes[(word += next())] = next()
    this.rootChild = new Uint32Array(wordCount)
    for (let child = this.firstChild[0]!; child < this.firstChild[1]!; child++)
      this.rootChild[this.nodeWord[child]!] = child

    this.#words = words
    this.#wordStart = new Uint32Array(wordCount + 1)
    const hashes = new Int32Array(wordCount)
    for (let i = 0, at = 0; i < wordCount; i++) {
      const to = words.indexOf(' ', at)
      const end = to < 0 ? words.length : to
      this.#wordStart[i] = at
      hashes[i] = hashOf(words.slice(at, end))
      at = end + 1
    }
    const values = hashes.map(
      (_, i) => (i + 1) | (this.rootChild[i] === 0 ? 0 : STARTS) | (this.classes[i] === 0 ? 0 : IS_CUE),
    )
    this.table = wordTable(hashes, values)
    this.#wordStart[wordCount] = words.length + 1
  }

  /** The folded spelling of a word. */
  spelling(word: number): string {
    return this.#words.slice(this.#wordStart[word], this.#wordStart[word + 1]! - 1)
  }

  /** Whether plain ASCII letters of the text, any case, spell the word. False where only folding can tell. */
  spells(word: number, text: string, start: number, end: number): boolean {
    const words = this.#words
    const from = this.#wordStart[word]!
    const length = end - start
    if (this.#wordStart[word + 1]! - 1 - from !== length) return false
    for (let i = 0; i < length; i++) {
      const a = text.charCodeAt(start + i)
      const b = words.charCodeAt(from + i)
      if (a !== b && (a + 32 !== b || a < 65 || a > 90)) return false
    }
    return true
  }

  /** The child of a node by word, or 0. */
  child(node: number, word: number): number {
    let low = this.firstChild[node]!
    let high = this.firstChild[node + 1]! - 1
    if (high - low < 4) {
      for (; low <= high; low++) if (this.nodeWord[low] === word) return low
      return 0
    }
    while (low <= high) {
      const middle = (low + high) >> 1
      const at = this.nodeWord[middle]!
      if (at === word) return middle
      if (at < word) low = middle + 1
      else high = middle - 1
    }
    return 0
  }
}
