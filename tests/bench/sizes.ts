/** What is sent and loaded, beside what the tests allow. */
import { BROWSERS } from '../../scripts/browsers'
import { builtFor } from '../../scripts/launch'
import { weightsOf } from '../e2e/proof/weights'

/** Prints the table. Needs a build. */
export function sizes(): string {
  const kb = (bytes: number) => (bytes / 1000).toFixed(1)
  const rows = BROWSERS.map((name) => {
    const { first, page, lexicon, zip } = weightsOf(builtFor(name))
    return `| ${name} | ${kb(first)} | ${kb(page)} | ${kb(lexicon)} | ${kb(zip)} |`
  })
  return [
    'In kB. The first three gzipped. The first script runs in every page, page code and lexicon only where a page may speak of medicine.',
    [
      '| build | first script | page code | lexicon | zip to install |',
      '|---|---:|---:|---:|---:|',
      ...rows,
      '| budget | 8 | 45 | 250 for 2,000 entries | 3000 |',
    ].join('\n'),
  ].join('\n\n')
}
