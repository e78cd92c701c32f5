/** The compiled lexicon, kept between runs: reading 2,000 entries of YAML takes longer than a page. */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { loadGlossary } from './load'

const ROOT = path.join(import.meta.dirname, '../..')
const CACHE = path.join(ROOT, '.cache')

/** A value made from the data and code under `folders`, made again only when one of their files changed. */
async function cached(name: string, folders: readonly string[], make: () => Promise<string> | string): Promise<string> {
  const hash = createHash('sha256')
  for (const folder of folders)
    for (const file of fs.readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).sort()) {
      const at = path.join(ROOT, folder, file)
      if (fs.statSync(at).isFile()) hash.update(file).update(fs.readFileSync(at))
    }
  const file = path.join(CACHE, `${name}-${hash.digest('hex').slice(0, 16)}`)
  if (fs.existsSync(file)) return fs.readFileSync(file, 'utf8')
  const value = await make()
  fs.mkdirSync(CACHE, { recursive: true })
  for (const old of fs.readdirSync(CACHE))
    if (old.startsWith(`${name}-`)) fs.rmSync(path.join(CACHE, old), { recursive: true })
  fs.writeFileSync(file, value)
  return value
}

/** The text of the word rules. @throws Error when one of their files is bad. */
export async function cachedRules(): Promise<string> {
  return cached('rules', ['data', 'core', 'scripts/glossary'], async () => {
    const { loadRules, rulesText } = await import('./rules')
    return rulesText(loadRules())
  })
}

/** The lexicon's text, compiled if need be. @throws Error when the glossary cannot be read. */
export function cachedLexicon(): Promise<string> {
  return cached('lexicon', ['data', 'core', 'scripts/glossary'], async () => {
    const { lexiconText } = await import('./compile')
    const glossary = loadGlossary()
    const bad = glossary.problems[0]
    if (bad)
      console.error(
        `${bad.file} ${bad.id} ${bad.field}: ${bad.reason} (${glossary.problems.length} in all; npm run glossary lists them)`,
      )
    return lexiconText(glossary)
  })
}

/** Entry id → kind, as JSON. */
export async function cachedKinds(): Promise<string> {
  return cached('kinds', ['data', 'core', 'scripts/glossary'], () =>
    JSON.stringify(Object.fromEntries(loadGlossary().entries.map(({ id, kind }) => [id, kind]))),
  )
}
