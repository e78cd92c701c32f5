/** Puts what a part of the benchmarks printed into docs/benchmarks.md, under the part's name. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ROOT } from '../../scripts/tools'

const PAGE = path.join(ROOT, 'docs/benchmarks.md')
const HEAD = `# Benchmarks

Written by \`npm run build && npm run bench -- --write\`; each part can be run alone by its name, as \`npm run bench -- pointing --write\`. Times depend on the machine and say the most beside one another. What has a limit is held to it by a test: weights and the popup's first paint by \`tests/e2e/budgets.test.ts\`, memory by \`tests/e2e/soak.test.ts\` (\`npm run soak\`).
`

/** Writes one section; the others stay, in the order of `parts`. */
export function writePage(parts: readonly string[], name: string, text: string): void {
  const sections = new Map<string, string>()
  const before = fs.existsSync(PAGE) ? fs.readFileSync(PAGE, 'utf8') : ''
  for (const section of before.split(/^## /m).slice(1)) {
    const [title = '', ...lines] = section.split('\n')
    sections.set(title.trim(), lines.join('\n').trim())
  }
  sections.set(name, `\`npm run bench -- ${name}\`, on ${machine()}.\n\n${text}`)
  const written = parts.flatMap((part) => {
    const section = sections.get(part)
    return section === undefined ? [] : [`## ${part}\n\n${section}\n`]
  })
  fs.writeFileSync(PAGE, [HEAD, ...written].join('\n'))
}

function machine(): string {
  const [cpu] = os.cpus()
  return `${os.cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, Node ${process.versions.node}`
}
