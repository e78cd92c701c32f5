/** What text nodes say, read in a way that no browser is slow at. */

/**
 * Some characters of a text. A whole long text is never asked for: Firefox copies it each time, so that
 * reading 10 MB piece by piece took gigabytes.
 */
export function partOf(text: Text, at: number, length: number): string {
  return at === 0 && length === text.length ? text.data : text.substringData(at, length)
}

/** Line breaks in HTML source are spaces to a reader, except in <pre>. */
export function flat(data: string): string {
  return data.replace(/[\n\r\t]/g, ' ')
}
