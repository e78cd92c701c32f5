/**
 * `npm run glossary`: the glossary's figures, its worst entries, and what breaks its rules.
 * `npm run glossary -- spine.yaml brain.yaml` looks only at these files (links still see them all).
 * `--index` writes docs/glossary.md anew.
 */
import fs from 'node:fs'
import path from 'node:path'
import { checkGlossary } from './glossary/check'
import { indexForms } from './glossary/form-index'
import { indexPage } from './glossary/index-page'
import { loadGlossary } from './glossary/load'
import { flesch } from './glossary/reading'

const INDEX = path.join(import.meta.dirname, '../docs/glossary.md')
const asked = process.argv.slice(2)
const only = asked.filter((f) => !f.startsWith('--')).map((f) => f.replace(/^.*\//, ''))
const glossary = loadGlossary()
const index = indexForms(glossary.entries)
const wanted = (file: string) => only.length === 0 || only.includes(file)
const entries = glossary.entries.filter((e) => wanted(`${e.system}.yaml`))
const problems = checkGlossary(glossary, index).filter((p) => wanted(p.file))

const graded = entries.map((e) => ({ id: e.id, grade: flesch(e.short, e.term), words: e.short.split(/\s+/).length }))
graded.sort((a, b) => b.grade - a.grade)
const links = entries.flatMap((e) => e.connects ?? [])
const count = (field: 'more' | 'common' | 'limits' | 'urgent' | 'say') => entries.filter((e) => e[field]).length
console.table({
  entries: entries.length,
  'surface forms': entries.reduce((n, e) => n + (index.forms.get(e.id)?.length ?? 0), 0),
  links: links.length,
  'links, both directions of "looks like"': links.length + links.filter((l) => 'looks like' in l).length,
  'median grade of short': Number((graded[Math.floor(graded.length / 2)]?.grade ?? 0).toFixed(1)),
  'hardest short': Number((graded[0]?.grade ?? 0).toFixed(1)),
  'with more': count('more'),
  'with common': count('common'),
  'with limits': count('limits'),
  'with urgent': count('urgent'),
  'with respelling': count('say'),
  'checked by a second reader': entries.filter((e) => e.checked.by !== 'its writer').length,
  problems: problems.length,
})
console.log('Hardest to read:', graded.slice(0, 10).map((g) => `${g.id} ${g.grade.toFixed(1)}`).join(', ')) // prettier-ignore
console.log('Longest:', [...graded].sort((a, b) => b.words - a.words).slice(0, 10).map((g) => `${g.id} ${g.words}`).join(', ')) // prettier-ignore
for (const p of problems) console.log(`${p.file} ${p.id} ${p.field}: ${p.reason}`)
if (problems.length > 0) process.exitCode = 1
if (asked.includes('--index')) fs.writeFileSync(INDEX, indexPage(glossary.entries))
