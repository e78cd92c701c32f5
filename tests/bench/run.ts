/**
 * `npm run bench -- [PART…] [--write] [--text FILE.jsonl|FOLDER]`: figures beside peers, printed as
 * Markdown; all parts where none is named. `--write` puts them into docs/benchmarks.md as well, where
 * the parts that were not run stay. Without `--text` the texts to match are the glossary's own.
 * `npm run bench -- density FOLDER [--most N]` prints how many words are marked on N pages of a folder
 * at each level; `-- reading FOLDER` how long its largest pages take.
 */
import { parseArgs } from 'node:util'
import { cost } from './cost'
import { density } from './density'
import { matching } from './matching'
import { pointing } from './pointing'
import { popups } from './popup'
import { reading } from './reading'
import { searching } from './search'
import { sizes } from './sizes'
import { writePage } from './write'

const { values, positionals } = parseArgs({
  options: {
    text: { type: 'string' },
    write: { type: 'boolean', default: false },
    most: { type: 'string', default: '10' },
  },
  allowPositionals: true,
})

/** By the name that the command takes. What a part prints stands under its name. */
const parts: Record<string, () => string | Promise<string>> = {
  sizes,
  matching: () => matching(values.text),
  search: searching,
  popup: popups,
  cost,
  pointing,
}

const [what, folder] = positionals
const unknown = positionals.find((name) => !Object.hasOwn(parts, name))
if (what === 'density' && folder) console.log(`## density\n\n${await density(folder, Number(values.most))}`)
else if (what === 'reading' && folder) console.log(`## reading\n\n${await reading(folder)}`)
else if (unknown !== undefined) {
  console.error(`There is no part "${unknown}": choose from ${Object.keys(parts).join(', ')}.`)
  process.exitCode = 1
} else
  for (const [name, print] of Object.entries(parts)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue
    const text = await print()
    console.log(`## ${name}\n\n${text}\n`)
    if (values.write) writePage(Object.keys(parts), name, text)
  }
