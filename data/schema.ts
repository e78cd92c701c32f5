/**
 * What a glossary entry is. The YAML files in `data/glossary` are checked against this schema at
 * build time; a bad entry fails the build with its file, its id, the field and the reason.
 */
import * as v from 'valibot'

export const KINDS = [
  'anatomy',
  'condition',
  'symptom',
  'sign',
  'test',
  'treatment',
  'medicine',
  'measure',
  'person',
  'body-word',
  'everyday-word',
] as const

/** The ways one entry can lean on another. `looks like` holds in both directions. */
export const LINKS = [
  'part of',
  'kind of',
  'supplies',
  'makes possible',
  'presses on',
  'can cause',
  'happens in',
  'sign of',
  'found by',
  'treated with',
  'looks like',
] as const

export type LinkType = (typeof LINKS)[number]

const text = (longest: number) => v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(longest))
const id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is kebab-case'))
const words = v.pipe(v.array(text(60)), v.minLength(1))

/**
 * When an ambiguous form is ours. A form with a guard is marked only if nothing rules it out and
 * something speaks for it; a guard that stays open marks nothing.
 */
const guard = v.strictObject({
  /** The surface forms this guard is about. Left out: every form of the entry. */
  for: v.optional(words),
  /** One of these words (or a word of an @class from cues.yaml) within twelve words. */
  near: v.optional(words),
  /** The page as a whole speaks of this: `medical`, or a class from cues.yaml without its @. */
  page: v.optional(text(20)),
  /** One of these within four words rules the form out. */
  not: v.optional(words),
  /** Only when written exactly so, capitals included. */
  capital: v.optional(v.boolean()),
})

const sense = v.union([v.picklist(['medical', 'capital']), guard, v.pipe(v.array(guard), v.minLength(1))])

const link = v.pipe(
  v.record(v.picklist(LINKS), id),
  v.check((o) => Object.keys(o).length === 1, 'a link has one type and one id'),
)

/** Addresses are https; the publisher is read off the host unless the source is a paper. */
export const sourceSchema = v.strictObject({
  title: text(200),
  address: v.pipe(v.string(), v.url(), v.startsWith('https://')),
  publisher: v.optional(text(60)),
  year: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1950), v.maxValue(2100))),
})

export const entrySchema = v.strictObject({
  id,
  term: text(60),
  kind: v.picklist(KINDS),
  say: v.optional(text(60)),
  forms: v.optional(words),
  sense: v.optional(sense),
  /** How hard the word is for lay readers: 1 everyday, 2 many stumble, 3 few know it. Derived unless given. */
  level: v.optional(v.picklist([1, 2, 3])),
  short: text(260),
  more: v.optional(text(700)),
  connects: v.optional(v.array(link)),
  common: v.optional(text(300)),
  limits: v.optional(text(300)),
  urgent: v.optional(text(300)),
  /** A source, or the key of one in sources.yaml. */
  sources: v.pipe(v.array(v.union([sourceSchema, id])), v.minLength(1)),
  checked: v.strictObject({
    on: v.pipe(v.string(), v.isoDate()),
    by: v.picklist(['its writer', 'a second reader', 'against its sources']),
  }),
})

export type Guard = v.InferOutput<typeof guard>
export type Source = v.InferOutput<typeof sourceSchema>
export type RawEntry = v.InferOutput<typeof entrySchema>
