/** Small decisions about words on screen. */

/** Whether the entry's name tells more than the word as written: "HNP" is a herniated disc, "discs" a disc. */
export function saysMore(term: string, written: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '')
  const [a, b] = [plain(term), plain(written)]
  return !(a.startsWith(b.slice(0, -2)) && Math.abs(a.length - b.length) <= 2)
}
