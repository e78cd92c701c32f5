/**
 * Finds, among very many words, the few that look or sound like a query, fast enough for every keystroke:
 * each word's pairs of letters are bits of a small signature, and the bits that two words share are counted.
 */
import { bonesOf } from './sounds'

/** Signature length in 32-bit numbers: 128 bits tell words of a usual length well apart. */
const WIDTH = 4
/** How much a word's pairs that the query lacks count against it: it may be typed only in part. */
const EXTRA_COST = 0.25
/** Fewer shared pairs than this share is no likeness. */
const LEAST_LIKENESS = 0.3
/** Room for so many words at first; it doubles when it is full. */
const FIRST_ROOM = 16_384
/** Steps of likeness that are told apart. */
const STEPS = 64

export class Shortlist {
  #bits = new Uint32Array(FIRST_ROOM * WIDTH)
  #sizes = new Uint8Array(FIRST_ROOM)
  #count = 0

  /** Adds a word by its sound. Words are numbered from 0 in the order in which they come. */
  add(sound: string): void {
    const at = this.#count++
    if (at === this.#sizes.length) this.#grow()
    this.#sizes[at] = sign(sound, this.#bits, at * WIDTH)
  }

  #grow(): void {
    const [bits, sizes] = [this.#bits, this.#sizes]
    this.#bits = new Uint32Array(bits.length * 2)
    this.#bits.set(bits)
    this.#sizes = new Uint8Array(sizes.length * 2)
    this.#sizes.set(sizes)
  }

  /** The numbers of the `most` words most like this sound, those that are like it at all. */
  like(sound: string, most: number): number[] {
    const query = new Uint32Array(WIDTH)
    const size = sign(sound, query, 0)
    const [a, b, c, d] = query as unknown as [number, number, number, number]
    const steps: number[][] = Array.from({ length: STEPS + 1 }, () => [])
    const bits = this.#bits
    for (let i = 0, at = 0; i < this.#count; i++, at += WIDTH) {
      const shared = ones(a & bits[at]!) + ones(b & bits[at + 1]!) + ones(c & bits[at + 2]!) + ones(d & bits[at + 3]!)
      const likeness = shared / (size + EXTRA_COST * (this.#sizes[i]! - shared))
      if (likeness >= LEAST_LIKENESS) steps[Math.round(likeness * STEPS)]!.push(i)
    }
    const found: number[] = []
    for (let step = STEPS; step >= 0 && found.length < most; step--) found.push(...steps[step]!)
    return found.slice(0, most)
  }
}

/** Sets the bits of a word's pairs, with its vowels and without; returns how many are set. */
function sign(sound: string, bits: Uint32Array, at: number): number {
  for (const text of [`^${sound}`, `>${bonesOf(sound)}`]) {
    for (let i = 1; i < text.length; i++) {
      const pair = text.charCodeAt(i - 1) * 31 + text.charCodeAt(i)
      const bit = Math.imul(pair, 0x9e3779b1) >>> 25
      bits[at + (bit >>> 5)]! |= 1 << (bit & 31)
    }
  }
  let size = 0
  for (let i = 0; i < WIDTH; i++) size += ones(bits[at + i]!)
  return size
}

/** The number of bits set. */
function ones(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
