/** The compiled glossary's surface forms, read from one string into flat arrays. Immutable once read. */
import { SMALL } from '../text/units'
import { wordTable, type WordTable } from '../text/words'
import { numberReader } from './vlq'

/** Raise this when the string is written or the forms grow in another way: what was compiled before is made anew. */
export const LEXICON_FORMAT = 1

/** Numbers a guard takes in `guards`: capital, page, the words it wants near, the words that rule it out. */
export const GUARD_SIZE = 10
export const CAPITAL = 0
export const PAGE = 1
export const WANTED = 2
export const RULED_OUT = 6
/**
 * Where in each of the two its classes stand, and the stretch of `guardWords` that is its own. The glance
 * has a bit for each of those words, by its number's last five bits: most words are told to be none of these by it.
 */
export const CLASSES = 0
export const WORDS_FROM = 1
export const WORDS_TO = 2
export const GLANCE = 3

/** Numbers a sense takes in `senses`: entry, guard, weight, whether another sense follows. */
export const SENSE_SIZE = 4

/** Of a word's number plus one, what chooses its bit in a look. */
export const FOLLOWING = 15
export const ALONE_BIT = 16
const ALONE = 1 << ALONE_BIT

const SPACE = 32
const FIRST_OUTSIDE_ASCII = 128

/** A piece of a text that does not keep all of the text in memory, as a slice does. */
const copied = (piece: string) => Array.from(piece).join('')

export class Lexicon {
  /** Entry index → id. */
  readonly ids: string[]
  readonly levels: Uint8Array
  /** Trie node n → 2n: its first child; 2n + 1: its senses' place plus one, 0 for none. Node 0 is the root. */
  readonly nodes: Uint16Array | Int32Array
  /**
   * A word's number plus one → what may begin with it, at a glance: ALONE where it is a form by itself, and a bit for
   * each word that may follow it in a form, by the last four bits of that one's number plus one.
   */
  readonly looks: Int32Array
  /** Trie node → the word that leads to it. */
  readonly nodeWord: Uint16Array
  readonly senses: Uint16Array
  /** Flat, as senses are: a guard as an object takes four times the memory. */
  readonly guards: Int32Array
  readonly guardWords: Uint16Array
  /** Word below `cueWords` → bits of the cue classes it belongs to. */
  readonly classes: Int32Array
  /** Words below this number are what guards ask for. */
  readonly cueWords: number
  /** Some form starts with each of the words from `firstStart` on, `starts` of them; the root's children are theirs, in order. */
  readonly firstStart: number
  readonly starts: number
  /** Finds a word's number by its hash. */
  readonly table: WordTable

  readonly #wordStart: Uint32Array
  /** The words' letters as bytes; 0 for one outside ASCII. */
  readonly #letters: Uint8Array
  /** The spelling of each word that has such a letter. */
  readonly #odd = new Map<number, string>()

  /** @throws Error when the text is not a compiled lexicon. */
  constructor(text: string) {
    const [words, ids, numbers] = text.split('\n')
    if (words === undefined || ids === undefined || numbers === undefined) throw new Error('not a compiled lexicon')
    const next = numberReader(numbers)
    const wordCount = next()
    const nodeCount = next()
    const senseCount = next()
    const guardCount = next()
    this.cueWords = next()
    this.ids = copied(ids).split(' ')
    this.levels = Uint8Array.from(this.ids, next)

    this.nodeWord = new Uint16Array(nodeCount)
    this.nodes = new (Math.max(nodeCount, senseCount) < 2 ** 16 - 1 ? Uint16Array : Int32Array)(2 * nodeCount + 2)
    let node = 1
    for (let parent = 0; parent < nodeCount; parent++) {
      this.nodes[2 * parent] = node
      let word = 0
      for (let left = next(); left > 0; left--, node++) {
        this.nodeWord[node] = word += next()
        this.nodes[2 * node + 1] = next()
      }
    }
    this.nodes[2 * nodeCount] = node
    this.firstStart = this.nodeWord[1] ?? 0
    this.starts = this.nodes[2]! - 1
    this.looks = new Int32Array(wordCount + 1)
    for (let child = 1; child <= this.starts; child++) {
      let look = this.nodes[2 * child + 1] === 0 ? 0 : ALONE
      for (let at = this.nodes[2 * child]!; at < this.nodes[2 * child + 2]!; at++)
        look |= 1 << ((this.nodeWord[at]! + 1) & FOLLOWING)
      this.looks[this.nodeWord[child]! + 1] = look
    }
    this.senses = new Uint16Array(senseCount)
    for (let i = 0; i < senseCount; i++) this.senses[i] = next()
    const guardWords: number[] = []
    this.guards = new Int32Array(guardCount * GUARD_SIZE)
    for (let at = 0; at < this.guards.length; at += GUARD_SIZE) {
      this.guards[at + CAPITAL] = next()
      this.guards[at + WANTED + CLASSES] = next()
      this.guards[at + PAGE] = next()
      this.guards[at + RULED_OUT + CLASSES] = next()
      for (const list of [at + WANTED, at + RULED_OUT]) {
        const from = guardWords.length
        for (let left = next(); left > 0; left--) guardWords.push(next())
        const glance = guardWords.slice(from).reduce((bits, word) => bits | (1 << (word & 31)), 0)
        this.guards.set([from, guardWords.length, glance], list + WORDS_FROM)
      }
    }
    this.guardWords = Uint16Array.from(guardWords)
    this.classes = new Int32Array(this.cueWords)
    for (let word = 0; word < this.cueWords; word++) this.classes[word] = next()

    this.#wordStart = new Uint32Array(wordCount + 1)
    this.#letters = new Uint8Array(words.length)
    let odd = false
    for (let at = 0, word = 0; at <= words.length; at++) {
      const code = at < words.length ? words.charCodeAt(at) : SPACE
      if (code === SPACE) {
        if (odd) this.#odd.set(word, copied(words.slice(this.#wordStart[word], at)))
        odd = false
        this.#wordStart[++word] = at + 1
      } else if (code < FIRST_OUTSIDE_ASCII) this.#letters[at] = code
      else odd = true
    }
    this.table = wordTable(words, this.#wordStart)
  }

  /** The folded spelling of a word. */
  spelling(word: number): string {
    const letters = this.#letters.subarray(this.#wordStart[word], this.#wordStart[word + 1]! - 1)
    return this.#odd.get(word) ?? String.fromCharCode(...letters)
  }

  /** Whether a stretch of a text is plain ASCII letters that spell the word. False where only folding can tell. */
  spells(word: number, text: string, start: number, end: number): boolean {
    const letters = this.#letters
    let at = this.#wordStart[word]!
    if (end - start !== this.#wordStart[word + 1]! - 1 - at) return false
    while (start < end) if ((text.charCodeAt(start++) | SMALL) !== letters[at++]) return false
    return true
  }

  /** The child of a node by word, or 0. */
  child(node: number, word: number): number {
    const { nodes, nodeWord } = this
    let low = nodes[2 * node]!
    let high = nodes[2 * node + 2]!
    while (low < high) {
      const middle = (low + high) >> 1
      if (nodeWord[middle]! < word) low = middle + 1
      else high = middle
    }
    return low < nodes[2 * node + 2]! && nodeWord[low] === word ? low : 0
  }
}
