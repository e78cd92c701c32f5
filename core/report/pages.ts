/** From the pieces of text on a page's plane to lines, and from pages to one text without their headers. */

export interface Piece {
  text: string
  /** From the left edge to where it begins, and from the bottom edge to its foot. */
  x: number
  y: number
  width: number
  height: number
}

/** In heights of a letter: a piece lower by this much is on a new line, by that much in a new paragraph. */
const NEW_LINE = 0.5
const NEW_PARAGRAPH = 1.8
/** In heights of a letter: a gap this wide parts words, one that wide parts columns. */
const WORD_GAP = 0.15
const COLUMN_GAP = 1.5
/** Headers and footers are looked for in so many lines at each end of a page. */
const EDGE_LINES = 3
/** What is on more than half the pages belongs to the paper, not to the report. */
const MOST_PAGES = 0.5

/** The text of one page, line by line; blank lines between paragraphs, tabs between columns. */
export function linesOfPage(pieces: readonly Piece[]): string[] {
  const lines: string[] = []
  let line = ''
  let last: Piece | null = null
  for (const piece of pieces) {
    if (piece.text.trim() === '') continue
    const height = piece.height || last?.height || 1
    const drop = last ? Math.abs(last.y - piece.y) : 0
    if (last && drop > height * NEW_LINE) {
      lines.push(line)
      if (drop > Math.max(height, last.height) * NEW_PARAGRAPH) lines.push('')
      line = ''
    } else if (last) {
      const gap = piece.x - (last.x + last.width)
      if (gap > height * COLUMN_GAP) line += '\t'
      else if (gap > height * WORD_GAP && !/\s$/.test(line)) line += ' '
    }
    line += piece.text
    last = piece
  }
  return last ? [...lines, line] : lines
}

/** The pages as one text. A line that stands at the edge of most pages, or only counts them, is left out. */
export function textOfPages(pages: readonly (readonly string[])[]): string {
  const seen = new Map<string, number>()
  for (const page of pages)
    for (const line of new Set(edges(page).map((i) => shapeOf(page[i]!)))) seen.set(line, (seen.get(line) ?? 0) + 1)
  const often = Math.max(2, Math.floor(pages.length * MOST_PAGES) + 1)
  return pages
    .map((page) => {
      const left = new Set(edges(page).filter((i) => isPaper(page[i]!, seen, often)))
      return page.filter((_, i) => !left.has(i)).join('\n')
    })
    .join('\n')
}

/** Places of the first and last lines with something in them. */
function edges(page: readonly string[]): number[] {
  const full = [...page.keys()].filter((i) => page[i]!.trim() !== '')
  return [...new Set([...full.slice(0, EDGE_LINES), ...full.slice(-EDGE_LINES)])]
}

function isPaper(line: string, seen: ReadonlyMap<string, number>, often: number): boolean {
  if (/^\s*(?:page|p\.)\s*\d+(?:\s*(?:of|\/)\s*\d+)?\s*$/i.test(line)) return true
  return (seen.get(shapeOf(line)) ?? 0) >= often
}

/** Numbers of pages and times of printing differ; the rest does not. */
function shapeOf(line: string): string {
  return line.trim().toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ')
}
