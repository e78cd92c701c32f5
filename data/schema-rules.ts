/** Schemas of what is read by rule: word parts, medicine stems, levels of the spine, places in the body. */
import * as v from 'valibot'
import { sourceSchema } from './schema'

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(300))
const part = v.union([
  text,
  v.strictObject({
    means: text,
    /** Other spellings of the same part. */
    also: v.optional(v.array(text)),
    /** An end that may follow a start with no root between. */
    strong: v.optional(v.boolean()),
  }),
])
const parts = v.record(v.pipe(v.string(), v.regex(/^[a-z]{2,}$/)), part)

export const wordPartsSchema = v.strictObject({
  sources: v.array(sourceSchema),
  starts: parts,
  middles: parts,
  ends: parts,
  /** Ordinary words that would split by accident. */
  not: v.array(text),
})

export const stemsSchema = v.strictObject({
  sources: v.array(sourceSchema),
  stems: v.array(
    v.strictObject({
      stem: v.pipe(v.string(), v.regex(/^[a-z]{2,}$/)),
      at: v.picklist(['start', 'middle', 'end']),
      family: text,
      does: text,
      examples: v.array(text),
      entry: v.optional(text),
      not: v.optional(v.array(text)),
    }),
  ),
})

const level = v.strictObject({
  bone: v.optional(text),
  nerve: text,
  muscles: text,
  muscleNames: v.array(text),
  skin: text,
  reflex: v.optional(text),
  region: text,
})

export const levelsSchema = v.strictObject({
  sources: v.array(sourceSchema),
  notes: v.strictObject({ skin: text, muscles: text, gaps: text }),
  levels: v.record(v.string(), level),
  gaps: v.record(v.string(), v.strictObject({ crossing: v.array(text), leaving: v.array(text) })),
})

const names = v.array(v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)))
const place = v.pipe(v.string(), v.regex(/^[a-z-]+(:[CTLS]\d{1,2}(-[CTLS]\d{1,2})?)?$/))

export const placesSchema = v.strictObject({
  systems: v.record(v.string(), place),
  nowhere: names,
  muscles: v.record(text, v.array(place)),
  places: v.record(place, v.strictObject({ says: text, of: names })),
})

export type WordParts = v.InferOutput<typeof wordPartsSchema>
export type MedicineStems = v.InferOutput<typeof stemsSchema>
export type SpineLevels = v.InferOutput<typeof levelsSchema>
