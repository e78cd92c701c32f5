/**
 * `npm run bench -- [--text FILE.jsonl|FOLDER]`: figures beside peers, printed as Markdown. Without
 * `--text` the texts are the glossary's own.
 */
import { parseArgs } from 'node:util'
import { matching } from './matching'

const { values } = parseArgs({ options: { text: { type: 'string' } } })
console.log(`## Matching\n\n${matching(values.text)}`)
