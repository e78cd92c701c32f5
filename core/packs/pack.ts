/**
 * A pack: words that a clinic or a person explains in their own way (docs/PACKS.md has the file's
 * format). What a word of a pack may be is said here once, for both kinds of file.
 */
import * as v from 'valibot'
import type { CardEntry } from '../card/model'
import { normalForm } from '../lexicon/forms'

/** Larger files are not opened: 20,000 rows of a long sentence each are about 5 MB. */
export const LARGEST_PACK_FILE = 5_000_000
/** Twice what a large hospital's list has. Each row grows to several forms that every page carries. */
export const MOST_ROWS = 20_000
/** More packs than this are a mistake. */
export const MOST_PACKS = 20
const LONGEST_TERM = 80
const LONGEST_MEANING = 400
const LONGEST_MORE = 1000
const LONGEST_ADDRESS = 500
const MOST_FORMS = 20

/** What can be wrong with a whole file. Each has its sentence on screen: `pack_problem_…`. */
export type PackProblem =
  | 'empty'
  | 'tooLarge'
  | 'spreadsheet'
  | 'notText'
  | 'notJson'
  | 'notPack'
  | 'newer'
  | 'noColumns'
  | 'tooManyRows'
  | 'noGoodRows'
  | 'tooManyWords'
  | 'tooManyPacks'
  | 'full'
  | 'unreadable'

/** Thrown by whoever reads a pack and has to give up: nothing was changed. */
export class BadPack extends Error {
  constructor(
    readonly problem: PackProblem,
    readonly badRows: BadRow[] = [],
  ) {
    super(problem)
  }
}

/** What can be wrong with a field. Each has its words on screen: `pack_bad_…`. */
const REASONS = [
  'missing', 'tooLong', 'tooShort', 'notText', 'notRow', 'tooMany', 'address', 'twice', 'columns',
] as const // prettier-ignore
type BadReason = (typeof REASONS)[number]

/** A row that was left out, and why. */
export interface BadRow {
  /** As a spreadsheet counts (the header is row 1), or the place in the list of a JSON file, from 1. */
  row: number
  field: string
  reason: BadReason
}

/** Signs that cannot be seen but turn the text around them: what is shown must be what was written. */
const UNSEEN = /[\u202A-\u202E\u2066-\u2069]/g
const clean = (text: string) => text.normalize('NFC').replace(UNSEEN, '').replace(/[\s\p{Cc}]+/gu, ' ').trim() // prettier-ignore

const reason = (name: BadReason) => name
const text = (longest: number) =>
  v.pipe(
    v.string(reason('notText')),
    v.transform(clean),
    v.minLength(1, reason('missing')),
    v.maxLength(longest, reason('tooLong')),
  )
const form = v.pipe(
  text(LONGEST_TERM),
  v.check((t) => normalForm(t).length > 1 && /\p{L}/u.test(t), reason('tooShort')),
)
/** A name of a host and what may follow it. Nothing is ever fetched from it unless the reader follows the link. */
const ADDRESS = /^https:\/\/([\w-]+(?:\.[\w-]+)+)(?::\d+)?(?:[/?#][^\s<>"'\\]*)?$/

const word = v.pipe(
  v.object(
    {
      term: form,
      meaning: text(LONGEST_MEANING),
      forms: v.optional(v.pipe(v.array(form, reason('notText')), v.maxLength(MOST_FORMS, reason('tooMany'))), []),
      say: v.optional(text(LONGEST_TERM)),
      more: v.optional(text(LONGEST_MORE)),
      source: v.optional(text(LONGEST_TERM)),
      address: v.optional(v.pipe(text(LONGEST_ADDRESS), v.regex(ADDRESS, reason('address')))),
    },
    reason('missing'),
  ),
  v.forward(
    v.check(({ source, address }) => source === undefined || address !== undefined, reason('missing')),
    ['address'],
  ),
)
export type PackWord = v.InferOutput<typeof word>

/** Reads one row. The first thing that is wrong with it says why it is left out. */
export function readWord(raw: unknown, row: number): { word: PackWord } | { bad: BadRow } {
  if (typeof raw !== 'object' || raw === null) return { bad: { row, field: '', reason: 'notRow' } }
  // An empty cell is a cell that was left out.
  const given = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== ''))
  const read = v.safeParse(word, given, { abortEarly: true, abortPipeEarly: true })
  if (read.success) return { word: read.output }
  const [issue] = read.issues
  const field = v.getDotPath(issue)?.split('.')[0] ?? ''
  return { bad: { row, field, reason: REASONS.find((r) => r === issue.message) ?? 'notText' } }
}

/** What is known of a pack beside its words; the settings page lists these. */
export interface Pack {
  id: string
  name: string
  /** What its maker says of it, or ''. */
  about: string
  on: boolean
  /** How many words it has. */
  words: number
  /** What it takes in the browser's storage, in bytes. */
  size: number
  /** How its lexicon is written: `LEXICON_FORMAT` of the Bedside that compiled it. */
  format: number
}

/** What the ids of all words of packs start with; no entry of ours does. */
const PREFIX = 'pack:'
const LONGEST_SLUG = 60

const slug = (of: string) => normalForm(of).replaceAll(' ', '-').slice(0, LONGEST_SLUG)

/** The id of a pack of this name. A pack that comes again under its name takes the place of the old one. */
export function packIdOf(name: string): string {
  return slug(name) || 'pack'
}

/** The id of a word in a pack: the same again when a newer file of the pack has it, so that it stays known. */
export function wordIdOf(pack: string, term: string): string {
  return `${PREFIX}${pack}/${normalForm(term).replaceAll(' ', '-')}`
}

/** The pack that an id points into, or undefined for entries of ours. */
export function packOf(id: string): string | undefined {
  return id.startsWith(PREFIX) ? id.slice(PREFIX.length, id.indexOf('/')) : undefined
}

/** The card of a pack's word. It names the pack, and a source only if the pack gives one. */
export function packCard(id: string, { term, meaning, say, more, source, address }: PackWord, pack: Pack): CardEntry {
  const sources = address
    ? [{ label: source ?? ADDRESS.exec(address)?.[1] ?? '', title: source ?? address, address }]
    : []
  return { id, term, kind: 'pack', system: 'pack', say, short: meaning, more, links: [], sources, pack: pack.name }
}
