/**
 * From raw text to the lines of a report. Letters come wrapped at a fixed width, and a sentence cut in
 * two would lose its "no": such lines are joined again, headings, lists and rows of values are not.
 */

export interface ReportLine {
  text: string
  /** A heading such as "FINDINGS:". */
  heading: boolean
  /** A blank line stood before it. */
  apart: boolean
}

const LIGATURES: Record<string, string> = { ﬀ: 'ff', ﬁ: 'fi', ﬂ: 'fl', ﬃ: 'ffi', ﬄ: 'ffl', ﬅ: 'st', ﬆ: 'st' }
/** A line at least this full, measured by the longest around it, was broken for want of room. */
const FULL = 0.75
/** Text with lines shorter than this was not wrapped, and with lines longer than that neither. */
const NARROWEST = 34
const WIDEST = 160
/** No sentence ends in one of these. */
const GOES_ON =
  /(?:,|\b(?:of|the|and|or|with|without|to|in|at|on|no|not|for|a|an|is|are|was|by|from|into|any|than|that|which))$/i
/** A list item ("- mild", "-Mild"), a label ("Impression:", "L4-5:"), or a new number in a list. */
const STARTS_ANEW = /^(?:[-–•*▪·](?:\s|[A-Z]?[a-z]{2}|[A-Z]{3})|\(?\d{1,2}[.)]\s|[A-Z][\w /&–-]{0,40}:(?:\s|$))/
const HEADING = /^(?:[A-Z][^.!?]{0,60}:|[A-Z][A-Z0-9 /&,()–-]{3,60}:?)$/
/** Parts of words that keep their hyphen also at the end of a line: "broad-based", "follow-up". */
const KEEPS_HYPHEN =
  /(?:^|[^a-z])(?:broad|well|follow|left|right|high|low|mid|short|long|one|two|three|first|second|third|self|year|old|post|pre|non|semi|soft|hard|full|half|anti|age|wide|ill|large|small|contrast|weight|fat|disc|end|part|side|x|t|e)$/i

/** Text without what only layout or a machine put there. */
export function normalise(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\f/g, '\n\n')
    .replace(/[\u00A0\u2000-\u200A\u202F]/g, ' ')
    .replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, '')
    .replace(/[ﬀ-ﬆ]/g, (sign) => LIGATURES[sign] ?? sign)
    .replace(/[\0-\x08\x0B\x0E-\x1F\x7F]/g, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** The lines a reader sees: wrapped ones joined, spaces single. */
export function linesOf(raw: string): ReportLine[] {
  const lines: ReportLine[] = []
  for (const block of normalise(raw).split(/\n\s*\n/)) {
    const pieces = block.split('\n').filter((line) => line.trim() !== '')
    const widest = Math.max(...pieces.map((line) => line.length))
    let apart = true
    let open = ''
    const close = () => {
      const text = open.replace(/\s+/g, ' ').trim()
      if (text !== '') lines.push({ text, heading: HEADING.test(text), apart })
      apart = false
      open = ''
    }
    for (const [i, piece] of pieces.entries()) {
      open = open === '' ? piece : joined(open, piece.trim())
      const next = pieces[i + 1]
      if (next === undefined || !runsOn(piece, next.trim(), widest)) close()
    }
  }
  return lines
}

/** Whether the next line is the same sentence or paragraph. */
function runsOn(line: string, next: string, widest: number): boolean {
  if (isSplitWord(line, next) || isSplitLevel(line, next)) return true
  if (isRow(line) || isRow(next) || STARTS_ANEW.test(next) || HEADING.test(line.trim())) return false
  if (GOES_ON.test(line)) return true
  // A new line after a full stop may be a new finding: "L4-L5:" before must not seem to speak of it, too.
  if (/[.:;!?]$/.test(line)) return false
  return widest >= NARROWEST && widest <= WIDEST && line.length >= widest * FULL
}

/** A row of a table: wide gaps, or hardly more than values. */
function isRow(line: string): boolean {
  if (/\S(?:\t| {3,})\S/.test(line)) return true
  const words = line.trim().split(/\s+/)
  const values = words.filter((word) => /^[<>≤≥]?\d/.test(word)).length
  return words.length <= 10 && values >= 2
}

function isSplitWord(line: string, next: string): boolean {
  return /[a-z][-‐]$/i.test(line) && /^[a-z]/.test(next)
}

/** "L4-" and "L5" on the next line. */
function isSplitLevel(line: string, next: string): boolean {
  return /\d[-–]$/.test(line) && /^[A-Z]?\d/.test(next)
}

/** Joins two lines; a word that was cut gets whole again, a word that has a hyphen keeps it. */
function joined(line: string, next: string): string {
  if (!isSplitWord(line, next)) return isSplitLevel(line, next) ? line + next : `${line} ${next}`
  const cut = line.slice(0, -1)
  return (KEEPS_HYPHEN.test(cut) ? `${cut}-` : cut) + next
}
