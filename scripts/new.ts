/**
 * `npm run new -- "pinched nerve" --system nerves`: puts the frame of a new entry into the glossary, for
 * its writer to fill in. In a terminal and without arguments it asks for both.
 */
import fs from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { stringify } from 'yaml'
import { normalForm } from '../core/lexicon/forms'
import { entrySchema, KINDS, LINKS } from '../data/schema'
import { indexForms } from './glossary/form-index'
import { DATA, loadGlossary, type Glossary } from './glossary/load'
import { firstLine } from './tools'

const FOLDER = path.join(DATA, 'glossary')
const USAGE = 'npm run new -- "pinched nerve" --system nerves'
/** Body systems whose findings must be put in proportion; `npm run glossary` asks for it. */
const FINDINGS = ['spine', 'joints', 'imaging']

/** What goes wrong in a way that one sentence explains. */
class Refusal extends Error {}

/** The id that a term gets: its folded words, joined by hyphens. Empty where it has no Latin letter or digit. */
export function idFor(term: string): string {
  return normalForm(term)
    .replace(/[^a-z0-9 ]/g, '')
    .trim()
    .replace(/ +/g, '-')
}

/** Why this term cannot be added to this system, in one sentence; undefined where it can. */
export function refusal(
  term: string,
  system: string,
  systems: readonly string[],
  glossary: Pick<Glossary, 'entries' | 'problems'>,
): string | undefined {
  const id = idFor(term)
  if (term === '') return `Which term? For example: ${USAGE}.`
  if (id === '' || !v.is(entrySchema.entries.term, term))
    return `"${term}" cannot be a term: it takes 2 to 60 characters, and a letter from a to z or a digit among them.`
  if (system === '') return `Which body system? Add --system and one of ${systems.join(', ')}.`
  if (!systems.includes(system)) return `There is no body system "${system}": choose from ${systems.join(', ')}.`

  const { entries, problems } = glossary
  // An entry that is not finished yet is among the problems, not among the entries.
  const file = fileOf(entries, id) ?? problems.find((p) => p.id === id)?.file
  if (file !== undefined) return `There is already an entry ${id}, in data/glossary/${file}.`
  const owner = [...(indexForms(entries).owners.get(normalForm(term)) ?? [])][0]
  if (owner !== undefined)
    return `"${term}" is already a form of ${owner}, in data/glossary/${fileOf(entries, owner) ?? '?'}.`
  return undefined
}

function fileOf(entries: Glossary['entries'], id: string): string | undefined {
  const entry = entries.find((e) => e.id === id)
  return entry && `${entry.system}.yaml`
}

/** The frame of an entry: what must be filled in stands open, what may be stands in comments. */
export function skeleton(term: string, system: string, date: string): string {
  const scalar = (text: string) => stringify(text, { lineWidth: 0 }).trim()
  const finding = FINDINGS.includes(system) ? ' (a condition or sign here needs this, common or urgent)' : ''
  return `- id: ${scalar(idFor(term))}
  term: ${scalar(term)}
  kind: # ${KINDS.join(' · ')}
  # say: only where a reader would stumble, as in fuh-SIK-yoo-layt
  # forms: [other names, lay names, abbreviations] (plurals and other spellings are derived)
  # sense: only if a form means something else, too; docs/WRITING.md tells how
  short: # what it is, in one or two sentences: 30 words at most, grade 8 at most
  # more: how it works and why it matters to the reader, 90 words at most
  # common: how many people without symptoms have it, for a finding that is often harmless
  # limits: what this word does not tell you${finding}
  # urgent: when to get help at once, in one line
  # connects: [{part of: other-id}] (${LINKS.join(' · ')})
  sources: # [{title: Its Title, address: "https://…"}], each one opened and read
  checked: {on: "${date}", by: its writer}
`
}

/** The file's text with the entry in its place: entries stand in the order of their ids. */
export function insert(file: string, id: string, entry: string): string {
  const later = [...file.matchAll(/^- id: *["']?([a-z0-9-]+)/gm)].find((m) => m[1]! > id)
  if (later) return `${file.slice(0, later.index)}${entry}\n${file.slice(later.index)}`
  const before = file.trimEnd()
  return before === '' ? entry : `${before}\n\n${entry}`
}

async function main(args: string[]): Promise<void> {
  const systems = fs
    .readdirSync(FOLDER)
    .filter((f) => f.endsWith('.yaml'))
    .map((f) => path.basename(f, '.yaml'))
    .sort()
  const given = read(args)
  const { term, system } = process.stdin.isTTY && process.stdout.isTTY ? await ask(given, systems) : given
  const problem = refusal(term, system, systems, loadGlossary())
  if (problem !== undefined) throw new Refusal(problem)

  const id = idFor(term)
  const file = path.join(FOLDER, `${system}.yaml`)
  const entry = skeleton(term, system, today())
  const text = insert(fs.readFileSync(file, 'utf8'), id, entry)
  fs.writeFileSync(file, text)
  const line = text.slice(0, text.indexOf(entry)).split('\n').length
  console.log(`Added ${id} to data/glossary/${system}.yaml, line ${line}.`)
  console.log('Fill in kind, short and sources; use or delete the comments. docs/WRITING.md says how.')
  console.log(`Then look at it with: npm run glossary -- ${system}.yaml`)
}

function read(args: string[]): { term: string; system: string } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { system: { type: 'string', short: 's', default: '' } },
    })
    return { term: positionals.join(' ').trim(), system: values.system.trim() }
  } catch (error) {
    throw new Refusal(`${firstLine(error).replace(/\.? To specify.*$/, '')}. It goes like this: ${USAGE}.`)
  }
}

async function ask(given: { term: string; system: string }, systems: readonly string[]): Promise<typeof given> {
  if (given.term !== '' && given.system !== '') return given
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    const term = given.term || (await terminal.question('Term: ')).trim()
    const system = given.system || (await terminal.question(`Body system (${systems.join(', ')}): `)).trim()
    return { term, system }
  } finally {
    terminal.close()
  }
}

/** The writer's own day, not the one in Greenwich. */
function today(): string {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}

if (process.argv[1] !== undefined && fs.realpathSync(process.argv[1]) === import.meta.filename)
  main(process.argv.slice(2)).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Refusal ? error.message : `Something went wrong: ${firstLine(error)}`}\n`)
    process.exitCode = 1
  })
