/**
 * `npm run bench -- [--text FILE.jsonl|FOLDER]`: figures beside peers, printed as Markdown. Without
 * `--text` the texts are the glossary's own. `npm run bench -- density FOLDER [--most N]` prints how
 * many words are marked on N pages of a folder at each level.
 */
import { parseArgs } from 'node:util'
import { density } from './density'
import { matching } from './matching'

const { values, positionals } = parseArgs({
  options: { text: { type: 'string' }, most: { type: 'string', default: '10' } },
  allowPositionals: true,
})
const [what, folder] = positionals
if (what === 'density' && folder) console.log(`## Density\n\n${await density(folder, Number(values.most))}`)
else console.log(`## Matching\n\n${matching(values.text)}`)
