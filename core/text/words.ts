/** Words by the hash of their folded spelling: how the tokenizer knows a word without making a string of it. */

/**
 * Open addressing, one number a slot: 16 bits of a hash and 16 of a word's number plus one; 0 where
 * nothing is. Where the word stands tells the other half of its hash.
 */
export interface WordTable {
  slots: Int32Array
  /** Slots are a power of two; a hash shifted right by this is a slot. */
  shift: number
  /** Numbers plus one of the few words that have a hash in common, by spelling. Their slot says SHARED. */
  shared: ReadonlyMap<string, number>
}

/** The bits of a word's number plus one. */
export const NUMBER = 0xffff
export const MOST_WORDS = NUMBER - 1
/** Stands for a number where several words have the hash. */
export const SHARED = MOST_WORDS + 1
/** Most look-ups end at the first slot when no more than a third are taken, and a processor guesses right. */
const SLOTS_A_WORD = 2.8

/** Letters that are taken into a hash at once: a byte for each, the first the lowest. */
export const LETTERS_A_STEP = 4

/**
 * One step of the hash, by the folded letters of a step (fewer, or none, in the last): multiplied and added, by
 * the constant of PCG's 32-bit generators. Of the words of 60,000 forms two share a hash.
 */
export function hashStep(h: number, letters: number): number {
  return (Math.imul(h, 747796405) + letters) | 0
}

/** The hash of a folded word, 0 or more. Of a letter outside Latin only the lower byte counts. */
export function hashOf(word: string): number {
  let h = 0
  let letters = 0
  for (let i = 0; i < word.length; i++) {
    const place = i % LETTERS_A_STEP
    letters |= (word.charCodeAt(i) & 0xff) << (8 * place)
    if (place < LETTERS_A_STEP - 1) continue
    h = hashStep(h, letters)
    letters = 0
  }
  return hashStep(h, letters) >>> 0
}

/** Spreads a hash over all its bits and loses none: the golden ratio's, as Knuth has it (TAOCP 3, 6.4). */
const SCRAMBLE = 0x9e3779b1 | 0

/**
 * @param words folded words with one space after each but the last
 * @param starts where each word starts in `words`, and last where the next would
 */
export function wordTable(words: string, starts: Uint32Array): WordTable {
  const count = starts.length - 1
  const bits = Math.max(1, Math.ceil(Math.log2(count * SLOTS_A_WORD)))
  const slots = new Int32Array(2 ** bits)
  const shift = 32 - bits
  const shared = new Map<string, number>()
  const wordAt = (n: number) => words.slice(starts[n - 1], starts[n]! - 1)
  const share = (n: number) => shared.set(wordAt(n), n)
  for (let n = 1; n <= count; n++) {
    const s = Math.imul(hashOf(wordAt(n)), SCRAMBLE)
    const slot = slotFrom(s >>> shift, s, slots)
    const other = slots[slot]! & NUMBER
    slots[slot] = (s << 16) | (other === 0 ? n : SHARED)
    if (other !== 0) share(n)
    if (other !== 0 && other !== SHARED) share(other)
  }
  return { slots, shift, shared }
}

/**
 * The number plus one of the word with this hash, 0 where there is none, or SHARED. One branch for
 * nearly all: at the first slot stands the word, or nothing.
 */
export function numberOf(h: number, { slots, shift }: WordTable): number {
  const s = Math.imul(h, SCRAMBLE)
  const entry = slots[s >>> shift]!
  if (entry === 0 || (entry ^ (s << 16)) >>> 16 === 0) return entry & NUMBER
  return slots[slotFrom(s >>> shift, s, slots)]! & NUMBER
}

/** The slot of a scrambled hash, or the free one where it would stand. */
function slotFrom(slot: number, s: number, slots: Int32Array): number {
  while (slots[slot] !== 0 && (slots[slot]! ^ (s << 16)) >>> 16 !== 0) slot = (slot + 1) & (slots.length - 1)
  return slot
}
