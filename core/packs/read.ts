/** From a pack's file, already text, to its rows: one reading for JSON and one for the cells of a table. */
import { normalForm } from '../lexicon/forms'
import { BadPack, MOST_ROWS, readWord, type BadRow, type PackWord } from './pack'

/** The version of the format. A later Bedside reads earlier ones. */
const VERSION = 1
/** A name longer than this is cut: it stands in a line of a card. */
const LONGEST_NAME = 60
const LONGEST_ABOUT = 300
const COLUMNS = ['term', 'meaning', 'forms', 'say', 'more', 'source', 'address'] as const
/** What stands between the forms in one cell of a table. */
const FORM_MARK = '|'

export interface PackFile {
  /** '' where the file does not say. */
  name: string
  about: string
  rows: { row: number; raw: unknown }[]
}

/** Whether the text means to be JSON: the name of a file may lie. */
export function looksLikeJson(text: string): boolean {
  return /^\s*[{[]/.test(text)
}

/** @throws BadPack where the text is damaged, or JSON of something else. */
export function readJson(text: string): PackFile {
  const data = parse(text)
  if (typeof data !== 'object' || data === null) throw new BadPack('notPack')
  const { bedsidePack, name, about, words } = data as Record<string, unknown>
  if (typeof bedsidePack !== 'number' || !Array.isArray(words)) throw new BadPack('notPack')
  if (bedsidePack !== VERSION) throw new BadPack('newer')
  if (words.length > MOST_ROWS) throw new BadPack('tooManyRows')
  const line = (value: unknown, longest: number) => (typeof value === 'string' ? oneLine(value).slice(0, longest) : '')
  return {
    name: line(name, LONGEST_NAME),
    about: line(about, LONGEST_ABOUT),
    rows: (words as unknown[]).map((raw, i) => ({ row: i + 1, raw })),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new BadPack('notJson')
  }
}

/** What a pack without a name of its own is called, after its file. */
export function nameAfter(fileName: string): string {
  return oneLine(fileName.replace(/\.[^.]*$/, '')).slice(0, LONGEST_NAME)
}

const oneLine = (text: string) => text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim()

/**
 * Reads the cells of a table whose first row names the columns, in any order and case. Columns that we
 * do not know are passed over.
 * @throws BadPack where the first row names no `term` or no `meaning`.
 */
export function readTable(cells: readonly (readonly string[])[]): PackFile {
  const names = (cells[0] ?? []).map((name) => oneLine(name).toLowerCase())
  if (!names.includes('term') || !names.includes('meaning')) throw new BadPack('noColumns')
  const rows = cells.slice(1).flatMap((row, i) => {
    if (row.every((cell) => cell.trim() === '')) return []
    return [{ row: i + 2, raw: row.length > names.length ? TOO_WIDE : rowOf(names, row) }]
  })
  if (rows.length > MOST_ROWS) throw new BadPack('tooManyRows')
  return { name: '', about: '', rows }
}

/** A row with more cells than there are columns: most often a comma without quotation marks around its text. */
const TOO_WIDE = {}

function rowOf(names: readonly string[], row: readonly string[]): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  for (const column of COLUMNS) {
    const cell = row[names.indexOf(column)]?.trim() ?? ''
    if (cell !== '') out[column] = column === 'forms' ? cell.split(FORM_MARK).filter((f) => f.trim() !== '') : cell
  }
  return out
}

/** The rows that can be used, and those that cannot. The first of two rows with the same term is kept. */
export function readRows({ rows }: PackFile): { words: PackWord[]; bad: BadRow[] } {
  const words: PackWord[] = []
  const bad: BadRow[] = []
  const terms = new Set<string>()
  for (const { row, raw } of rows) {
    const read = raw === TOO_WIDE ? { bad: { row, field: '', reason: 'columns' as const } } : readWord(raw, row)
    if ('bad' in read) bad.push(read.bad)
    else if (terms.has(normalForm(read.word.term))) bad.push({ row, field: 'term', reason: 'twice' })
    else {
      terms.add(normalForm(read.word.term))
      words.push(read.word)
    }
  }
  return { words, bad }
}
