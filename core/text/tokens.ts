/**
 * Text to tokens, in one pass, without making strings. A token is a run of letters and digits; its
 * folded spelling is hashed and looked up as it is read. This is the loop that sees every character of
 * every page, so it works on flat arrays that are used again for each text.
 */
import { Bytes, bytesOf, LAST_OF_ONE_UNIT } from './bytes'
import { foldedUnit } from './fold'
import { byByte, HEAVIEST, LETTER_BIT, MOST_WEIGHT, SMALL, weightOf } from './units'
import { hashOf, hashStep, LETTERS_A_STEP, numberOf, SHARED, type WordTable } from './words'

/** Past this many characters of spaces two words are no longer one phrase (HTML source is indented). */
const MOST_GAP = 160
/** Above a word's number. Set where the token has a digit in it (or a letter far from a-z, which does no harm). */
export const DIGITS = 1 << 26
/** Set where the table does not know the word and it is long enough to be a compound or a medicine. */
export const LONG = 1 << 27
/** Set where more than a joinable gap (spaces, one joiner) stands between the token and the one before it. */
export const PARTED_BIT = 28
export const PARTED = 1 << PARTED_BIT
/** Letters of a word that is long. */
const FEWEST_LETTERS = 6

/** Room that is kept for short texts. */
const FEWEST_TOKENS = 1024

/** The tokens of one text: parallel arrays, `count` of them in use. */
export class Tokens {
  readonly bytes = new Bytes()
  count = 0
  /** UTF-16 offsets. */
  start = new Int32Array(FEWEST_TOKENS)
  end = new Int32Array(FEWEST_TOKENS)
  /**
   * The word's number in the table plus one, or 0, with DIGITS, LONG and PARTED. A stranger that shares a word's
   * hash has its number, too. Behind the last token stands one that is parted from it.
   */
  word = new Int32Array(FEWEST_TOKENS)

  /** While a text is read: the next byte, and how much further on that stands in the bytes than in the text. */
  at = 0
  ahead = 0
  /** The gap before the next word: where it starts and what its signs weigh. */
  gapFrom = 0
  weight = HEAVIEST

  begin(text: string): void {
    // Every other character may be a token.
    const most = (text.length >> 1) + 2
    if (most > this.start.length) this.#resize(2 ** Math.ceil(Math.log2(most)))
    this.bytes.take(text)
    this.count = this.at = this.ahead = this.gapFrom = 0
    this.weight = HEAVIEST
  }

  /** Gives the room of a long text back. */
  rest(): void {
    this.bytes.rest()
    this.#resize(FEWEST_TOKENS)
  }

  #resize(size: number): void {
    this.count = 0
    this.start = new Int32Array(size)
    this.end = new Int32Array(size)
    this.word = new Int32Array(size)
  }
}

/** Fills `tokens` from `text`. Offsets are UTF-16 units. Linear in the text's length; never throws. */
export function tokenize(text: string, tokens: Tokens, words: WordTable): void {
  tokens.begin(text)
  const behind = tokens.bytes.length
  while (tokens.at < behind) {
    readPlain(tokens, words)
    if (tokens.at < behind) readOdd(text, tokens, words)
  }
  tokens.word[tokens.count] = PARTED
}

/**
 * Reads on as long as there are words of plain letters and signs of ASCII. A loop of its own, that calls nothing
 * and fits into a processor's registers: that is where the time goes. It takes letters four at a time, and tells
 * what they are by bits, a byte of a number for each (SWAR; H. S. Warren, Hacker's Delight, 6-1).
 */
function readPlain(tokens: Tokens, words: WordTable): void {
  const { now: bytes, view, length: behind } = tokens.bytes
  const { start, end, word, ahead } = tokens
  const kinds = byByte
  let { at, count, gapFrom, weight } = tokens
  while (at < behind) {
    const from = at
    let h = 0
    let four = view.getInt32(at, true) | FOUR_SMALL
    let others = notLetters(four)
    while (others === 0) {
      h = hashStep(h, four)
      at += LETTERS_A_STEP
      four = view.getInt32(at, true) | FOUR_SMALL
      others = notLetters(four)
    }
    const left = (31 - Math.clz32(others & -others)) >> 3
    at += left
    const kind = kinds[bytes[at]!]!
    const number = at === from ? 0 : numberOf(hashStep(h, four & ((1 << (left << 3)) - 1)), words)
    if (kind > HEAVIEST || number === SHARED) {
      at = from
      break
    }
    if (at === from) weight += kind
    else {
      word[count] = number | flagsOf(number, at - from, weight, from - ahead - gapFrom)
      start[count] = from - ahead
      end[count++] = gapFrom = at - ahead
      weight = kind
    }
    at++
  }
  tokens.at = at
  tokens.count = count
  tokens.gapFrom = gapFrom
  tokens.weight = weight
}

/** The flags of a word after a gap of such weight and length. */
function flagsOf(number: number, length: number, weight: number, gap: number): number {
  return (weight > MOST_WEIGHT || gap > MOST_GAP ? PARTED : 0) | (number === 0 && length >= FEWEST_LETTERS ? LONG : 0)
}

/** `SMALL` in each of four bytes. */
const FOUR_SMALL = SMALL * 0x01010101

/** Bits in each of four bytes that is no small letter (a to z: 0x61 to 0x7a), the first byte's the lowest. */
function notLetters(four: number): number {
  const low = four & 0x1f1f1f1f
  return ((four ^ 0x60606060) & 0xe0e0e0e0) | ((low + 0x05050505) & FOUR_SMALL) | (~(low + 0x1f1f1f1f) & FOUR_SMALL)
}

/** Reads one word letter by letter, whatever it is made of, or one sign outside ASCII. */
function readOdd(text: string, tokens: Tokens, words: WordTable): void {
  let { at, ahead } = tokens
  const from = at - ahead
  let to = from
  let spelling = ''
  let flags = 0
  for (;;) {
    const point = text.codePointAt(at - ahead) ?? 0
    const isPair = point > LAST_OF_ONE_UNIT
    const folded = isPair ? String.fromCodePoint(point) : foldedUnit(point)
    if (folded === null && to > from) break
    const size = bytesOf(point)
    at += size
    ahead += size - (isPair ? 2 : 1)
    if (folded) {
      spelling += folded
      if ((folded.charCodeAt(0) & LETTER_BIT) === 0) flags = DIGITS
      // Silent signs at a word's end (a closing quote) are not part of it.
      to = at - ahead
    } else if (to === from) {
      if (folded === null) tokens.weight += weightOf(point)
      tokens.at = at
      tokens.ahead = ahead
      return
    }
  }
  let number = numberOf(hashOf(spelling), words)
  if (number === SHARED) number = words.shared.get(spelling) ?? 0
  tokens.start[tokens.count] = from
  tokens.end[tokens.count] = to
  tokens.word[tokens.count++] = number | flags | flagsOf(number, to - from, tokens.weight, from - tokens.gapFrom)
  tokens.at = at
  tokens.ahead = ahead
  tokens.gapFrom = to
  tokens.weight = 0
}
