/** The page of proofs names checks that there are: each by a file or a command, with a fault and what it said. */
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../../scripts/tools'

const read = (file: string) => fs.readFileSync(path.join(ROOT, file), 'utf8')
const rows = read('docs/proofs.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (?:---|check )/.test(line))
  .map((line) => line.slice(2, -1).split(' | ').map((cell) => cell.trim())) // prettier-ignore
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

test('each proof has a check, a fault and what was said', () => {
  expect(rows.length).toBeGreaterThan(20)
  expect(rows.filter((cells) => cells.length !== 4 || cells.includes(''))).toEqual([])
})

test('each check is a test that there is, or a command that the README names', () => {
  const readme = read('README.md')
  const missing = rows.flatMap(([check, where = '']) => {
    const named = [...where.matchAll(/`([^`]+)`/g)].map((m) => m[1]!)
    const isThere = (name: string) =>
      name.startsWith('npm run ')
        ? Object.hasOwn(scripts, name.split(' ')[2]!) && readme.includes(`\`${name}\``)
        : fs.existsSync(path.join(ROOT, name))
    return named.length > 0 ? named.filter((name) => !isThere(name)) : [`${check}: nothing is named`]
  })
  expect(missing).toEqual([])
})
