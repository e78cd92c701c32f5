/**
 * Whole numbers as text, five bits a character with a sixth to say "more follows": the base64 VLQ of
 * source maps (ECMA-426), without its sign bit. It survives any file format and compresses well.
 */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Writes numbers of 0 to 2^31 - 1. */
export function writeNumbers(numbers: Iterable<number>): string {
  let out = ''
  for (let n of numbers) {
    do {
      const rest = n >>> 5
      out += DIGITS.charAt((n & 31) | (rest ? 32 : 0))
      n = rest
    } while (n)
  }
  return out
}

/** Reads back, one number a call; 0 for ever past the end. */
export function numberReader(text: string): () => number {
  const value = new Uint8Array(128)
  for (let i = 0; i < DIGITS.length; i++) value[DIGITS.charCodeAt(i)] = i
  let at = 0
  return () => {
    let n = 0
    for (let shift = 0; at < text.length; shift += 5) {
      const digit = value[text.charCodeAt(at++) & 127]!
      n |= (digit & 31) << shift
      if (digit < 32) break
    }
    return n
  }
}
