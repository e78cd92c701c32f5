/** The compiled glossary's surface forms, read from one string into flat arrays. Immutable once read. */
import { hashOf } from '../text/tokens'
import { numberReader } from './vlq'

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
  readonly #hashes: Int32Array
  readonly #slots: Uint16Array
  readonly #mask: number

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
    this.#hashes = new Int32Array(wordCount)
    const size = 2 ** Math.ceil(Math.log2(wordCount * 1.5 + 2))
    this.#mask = size - 1
    this.#slots = new Uint16Array(size)
    for (let i = 0, at = 0; i < wordCount; i++) {
      const to = words.indexOf(' ', at)
      const end = to < 0 ? words.length : to
      const hash = hashOf(words.slice(at, end))
      this.#wordStart[i] = at
      this.#hashes[i] = hash
      let slot = spread(hash) & this.#mask
      while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask
      this.#slots[slot] = i + 1
      at = end + 1
    }
    this.#wordStart[wordCount] = words.length + 1
  }

  /** The number of the word with this hash, or -1. Two lexicon words never share a hash; a stranger may. */
  wordOf(hash: number): number {
    let slot = spread(hash) & this.#mask
    for (;;) {
      const word = this.#slots[slot]! - 1
      if (word < 0 || this.#hashes[word] === hash) return word
      slot = (slot + 1) & this.#mask
    }
  }

  /** The folded spelling of a word. */
  spelling(word: number): string {
    return this.#words.slice(this.#wordStart[word], this.#wordStart[word + 1]! - 1)
  }

  /** The child of a node by word, or 0. */
  child(node: number, word: number): number {
    let low = this.firstChild[node]!
    let high = this.firstChild[node + 1]! - 1
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

/** FNV's low bits are its weakest; fold the high ones in. */
function spread(hash: number): number {
  return hash ^ (hash >>> 15)
}
