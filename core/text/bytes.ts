/**
 * A text as its UTF-8 bytes. Engines copy a string to bytes about ten times as fast as a loop asks it
 * for its characters one by one, and read bytes at twice the speed.
 */

/** Every JavaScript runtime has it (WHATWG Encoding), though no ECMAScript library declares it. */
declare const TextEncoder: new () => { encodeInto(text: string, into: Uint8Array): { written: number } }

const MOST_BYTES_A_UNIT = 3
const LINE_END = 10
const FIRST_SIZE = 4096

export class Bytes {
  readonly #encoder = new TextEncoder()
  /** The bytes of the text last asked for, a line end behind them. Used again for the next text. */
  now = new Uint8Array(FIRST_SIZE)
  /** How many bytes the text has, the line end not counted. */
  length = 0

  of(text: string): Uint8Array {
    const most = text.length * MOST_BYTES_A_UNIT + 1
    if (most > this.now.length) this.now = new Uint8Array(2 ** Math.ceil(Math.log2(most)))
    const { written } = this.#encoder.encodeInto(text, this.now)
    this.now[written] = LINE_END
    this.length = written
    return this.now
  }

  /** Gives the room of a long text back. */
  rest(): void {
    this.length = 0
    if (this.now.length > FIRST_SIZE) this.now = new Uint8Array(FIRST_SIZE)
  }
}

/** How many bytes stand for the UTF-16 unit at `i`: half of four for each half of a pair; a lone half became U+FFFD. */
export function bytesOf(text: string, i: number): number {
  const unit = text.charCodeAt(i)
  if (unit < 0x80) return 1
  if (unit < 0x800) return 2
  if (isHigh(unit)) return isLow(text.charCodeAt(i + 1)) ? 2 : 3
  if (isLow(unit)) return isHigh(text.charCodeAt(i - 1)) ? 2 : 3
  return 3
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000
}
