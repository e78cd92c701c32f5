/** Loads what is read by rule, and packs it: spellings for the page, meanings for the cards. */
import fs from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import { parse } from 'yaml'
import type { Rulebook } from '../../core/card/made'
import type { CardSource } from '../../core/card/model'
import { writeRules, type WordRules } from '../../core/parts/words'
import type { Source } from '../../data/schema'
import { levelsSchema, placesSchema, stemsSchema, wordPartsSchema, type WordParts } from '../../data/schema-rules'
import { DATA } from './load'

type Parts = WordParts['starts']

/** @throws Error naming the file and field when one of the files breaks its schema. */
export function loadRules(data = DATA) {
  const read = <T extends v.GenericSchema>(file: string, schema: T): v.InferOutput<T> => {
    const result = v.safeParse(schema, parse(fs.readFileSync(path.join(data, file), 'utf8')))
    if (result.success) return result.output
    const issue = result.issues[0]
    throw new Error(`${file}: ${v.getDotPath(issue) ?? ''}: ${issue.message}`)
  }
  return {
    parts: read('word-parts.yaml', wordPartsSchema),
    stems: read('medicine-stems.yaml', stemsSchema),
    levels: read('spine-levels.yaml', levelsSchema),
    places: read('places.yaml', placesSchema),
  }
}

export type Rules = ReturnType<typeof loadRules>

/** The spellings, as the page carries them. */
export function wordRules({ parts, stems }: Rules): WordRules {
  const strong = spellings(parts.ends, (p) => typeof p !== 'string' && p.strong === true)
  return {
    starts: new Set(spellings(parts.starts).keys()),
    middles: new Set(spellings(parts.middles).keys()),
    ends: new Set(spellings(parts.ends).keys()),
    strongEnds: new Set(strong.keys()),
    ordinary: new Set(parts.not),
    stems: stems.stems,
    notMedicines: new Set(stems.stems.flatMap((s) => s.not ?? [])),
  }
}

export function rulesText(rules: Rules): string {
  return writeRules(wordRules(rules))
}

/** The meanings, as the cards need them. */
export function rulebook(rules: Rules): Rulebook {
  const { parts, stems, levels } = rules
  return {
    stems: stems.stems,
    stemSources: stems.sources.map(toSource),
    starts: Object.fromEntries(spellings(parts.starts)),
    middles: Object.fromEntries(spellings(parts.middles)),
    ends: Object.fromEntries(spellings(parts.ends)),
    strongEnds: [...wordRules(rules).strongEnds],
    partSources: parts.sources.slice(0, 2).map(toSource),
    levels: levels.levels,
    gaps: levels.gaps,
    notes: levels.notes,
    levelSources: levels.sources.map(toSource),
  }
}

/** Every spelling of every part, with its meaning. */
function spellings(parts: Parts, wanted: (part: Parts[string]) => boolean = () => true): Map<string, string> {
  const out = new Map<string, string>()
  for (const [name, part] of Object.entries(parts)) {
    if (!wanted(part)) continue
    const means = typeof part === 'string' ? part : part.means
    for (const spelling of [name, ...(typeof part === 'string' ? [] : (part.also ?? []))]) out.set(spelling, means)
  }
  return out
}

function toSource({ title, address, publisher, year }: Source): CardSource {
  const name = publisher ?? new URL(address).host
  return { label: year ? `${name} ${year}` : name, title, address }
}
