/** Reads the glossary's YAML and says of every bad entry where and why. */
import fs from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import { parse, YAMLParseError } from 'yaml'
import { entrySchema, sourceSchema, type RawEntry, type Source } from '../../data/schema'

export interface Problem {
  file: string
  id: string
  field: string
  reason: string
}

/** An entry with the file it stands in; the file's name is its body system. */
export interface LoadedEntry extends RawEntry {
  system: string
}

export interface Glossary {
  entries: LoadedEntry[]
  sources: Map<string, Source>
  cues: Map<string, string[]>
  problems: Problem[]
}

export const DATA = path.join(import.meta.dirname, '../../data')

/** Loads every entry under `data/glossary`. Bad entries are left out and listed in `problems`. */
export function loadGlossary(data = DATA): Glossary {
  const problems: Problem[] = []
  const sources = new Map<string, Source>()
  const cues = new Map<string, string[]>()
  for (const [key, value] of Object.entries(readYaml(path.join(data, 'sources.yaml'), problems) ?? {})) {
    const read = v.safeParse(sourceSchema, value)
    if (read.success) sources.set(key, read.output)
    else problems.push({ file: 'sources.yaml', id: key, field: 'source', reason: read.issues[0].message })
  }
  for (const [name, value] of Object.entries(readYaml(path.join(data, 'cues.yaml'), problems) ?? {})) {
    const read = v.safeParse(v.array(v.string()), value)
    if (read.success) cues.set(name, read.output)
    else problems.push({ file: 'cues.yaml', id: name, field: 'cues', reason: read.issues[0].message })
  }

  const entries: LoadedEntry[] = []
  const dir = path.join(data, 'glossary')
  for (const file of fs
    .readdirSync(dir)
    .filter((f) => f.endsWith('.yaml'))
    .sort()) {
    const list = readYaml(path.join(dir, file), problems) as unknown
    if (list === undefined) continue
    if (!Array.isArray(list)) {
      problems.push({ file, id: '', field: '', reason: 'the file is not a list of entries' })
      continue
    }
    for (const raw of list as unknown[]) {
      const read = v.safeParse(entrySchema, raw)
      if (read.success) entries.push({ ...read.output, system: path.basename(file, '.yaml') })
      else
        for (const issue of read.issues)
          problems.push({ file, id: idOf(raw), field: v.getDotPath(issue) ?? '', reason: issue.message })
    }
  }
  return { entries, sources, cues, problems }
}

function readYaml(file: string, problems: Problem[]): Record<string, unknown> | undefined {
  try {
    return parse(fs.readFileSync(file, 'utf8')) as Record<string, unknown>
  } catch (error) {
    const reason = error instanceof YAMLParseError ? error.message.split('\n')[0]! : String(error)
    problems.push({ file: path.basename(file), id: '', field: '', reason })
    return undefined
  }
}

function idOf(raw: unknown): string {
  return typeof raw === 'object' && raw !== null && 'id' in raw ? String(raw.id) : '(no id)'
}
