/**
 * `npm run bench -- [matching] [search] [popup] [--text FILE.jsonl|FOLDER]`: figures beside peers, printed
 * as Markdown; all parts where none is named. Without `--text` the texts to match are the glossary's own.
 * `popup` needs a build and both browsers.
 */
import { parseArgs } from 'node:util'
import { matching } from './matching'
import { popups } from './popup'
import { searching } from './search'

const { values, positionals } = parseArgs({ options: { text: { type: 'string' } }, allowPositionals: true })
const parts = { matching: () => matching(values.text), search: searching, popup: popups }
for (const [name, print] of Object.entries(parts))
  if (positionals.length === 0 || positionals.includes(name)) console.log(`## ${name}\n\n${await print()}\n`)
