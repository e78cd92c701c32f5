/** `npm run store`: writes what each store is told, from `store/listing.yaml` and the words on screen. */
import fs from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import { parse } from 'yaml'
import { ROOT } from './tools'

const FOLDER = path.join(ROOT, 'store')

const text = v.pipe(v.string(), v.minLength(1))
const listing = v.strictObject({
  description: text,
  'single purpose': text,
  permissions: v.record(text, text),
  'remote code': text,
  data: text,
  notes: text,
})
export type Listing = v.InferOutput<typeof listing>

/** @throws where a field is missing or unknown. */
export function readListing(): Listing {
  return v.parse(listing, parse(fs.readFileSync(path.join(FOLDER, 'listing.yaml'), 'utf8')))
}

interface Named {
  name: string
  summary: string
}

export function nameAndSummary(): Named {
  const file = path.join(ROOT, 'public/_locales/en/messages.json')
  const messages = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, { message: string }>
  return { name: messages.name!.message, summary: messages.description!.message }
}

/** The text of each store by the name of its file. */
export function storeTexts(): Record<'chrome.md' | 'firefox.md', string> {
  const { description, permissions, data, notes, ...rest } = readListing()
  const { name, summary } = nameAndSummary()
  const page = (title: string, fields: readonly (readonly [string, string])[]) =>
    [`# ${title}`, ...fields.map(([field, value]) => `## ${field}\n\n${value.trim()}`)].join('\n\n').concat('\n')
  const reasons = Object.entries(permissions).map(([permission, why]) => [`Why ${permission}`, why] as const)
  return {
    'chrome.md': page('Chrome Web Store', [
      ['Name', name],
      ['Summary', summary],
      ['Description', description],
      ['Category', 'Accessibility'],
      ['Single purpose', rest['single purpose']],
      ...reasons,
      ['Remote code', rest['remote code']],
      ['Data use', data],
    ]),
    'firefox.md': page('addons.mozilla.org', [
      ['Name', name],
      ['Summary', summary],
      ['Description', description],
      ['Category', 'Language support'],
      ['Licence', 'MIT for the code, CC BY 4.0 for the glossary'],
      ['Privacy', data],
      ['Notes for reviewers', notes],
    ]),
  }
}

if (process.argv[1] === import.meta.filename)
  for (const [file, contents] of Object.entries(storeTexts())) fs.writeFileSync(path.join(FOLDER, file), contents)
