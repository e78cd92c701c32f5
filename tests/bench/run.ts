/**
/**
 * `npm run bench -- [matching] [search] [popup] [--text FILE.jsonl|FOLDER]`: figures beside peers, printed
 * as Markdown; all parts where none is named. Without `--text` the texts to match are the glossary's own.
 * `popup` needs a build and both browsers. `npm run bench -- density FOLDER [--most N]` prints how many
 * words are marked on N pages of a folder at each level.
 */
import { parseArgs } from 'node:util'
import { density } from './density'
import { matching } from './matching'
import { popups } from './popup'
import { searching } from './search'

const { values, positionals } = parseArgs({
  options: { text: { type: 'string' }, most: { type: 'string', default: '10' } },
  allowPositionals: true,
})
const [what, folder] = positionals
const parts = { matching: () => matching(values.text), search: searching, popup: popups }
if (what === 'density' && folder) console.log(`## Density\n\n${await density(folder, Number(values.most))}`)
else
  for (const [name, print] of Object.entries(parts))
    if (positionals.length === 0 || positionals.includes(name)) console.log(`## ${name}\n\n${await print()}\n`)
