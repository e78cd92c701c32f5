/** What the project stands on: exact versions, checked bytes, and licences that go along. */
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { LICENCES_FILE, licencesText, readLock, shippedPackages } from '../../scripts/licences'
import { ROOT } from '../../scripts/tools'

const EXACT = /^\d+\.\d+\.\d+$/
/** What may be shipped inside of an extension under the MIT licence. */
// One package calls its licence of two clauses only "BSD".
const LICENCES = new Set(['MIT', 'ISC', 'BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'MPL-2.0', '0BSD', '(MIT OR GPL-3.0-or-later)', '(MIT AND Zlib)']) // prettier-ignore

type Versions = Record<string, string>
const { dependencies, devDependencies, overrides } = JSON.parse(
  fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'),
) as { dependencies: Versions; devDependencies: Versions; overrides: Versions }
const { packages } = readLock()

describe('dependencies', () => {
  test.each(Object.entries({ ...devDependencies, ...overrides, ...dependencies }))('%s is pinned: %s', (_, version) => {
    expect(version).toMatch(EXACT)
  })

  test('the lock file is of this package.json', () => {
    const root = packages[''] as unknown as { dependencies: Versions; devDependencies: Versions }
    expect(root.dependencies).toEqual(dependencies)
    expect(root.devDependencies).toEqual(devDependencies)
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
      expect(packages[`node_modules/${name}`]?.version).toBe(version)
  })

  test('the bytes of every package are fixed, and none comes from anywhere but the registry', () => {
    for (const [at, locked] of Object.entries(packages)) {
      if (at === '') continue
      const { integrity, resolved, link } = locked as { integrity?: string; resolved?: string; link?: boolean }
      expect([at, integrity]).toEqual([at, expect.stringMatching(/^sha512-/)])
      expect([at, link]).toEqual([at, undefined])
      expect([at, /^(?:git|file|http:)/.test(resolved ?? '')]).toEqual([at, false])
    }
  })

  test('what is shipped may be shipped', () => {
    const shipped = shippedPackages()
    expect(shipped.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(dependencies)))
    expect(shipped.filter(({ licence }) => !LICENCES.has(licence))).toEqual([])
  })

  test('the licences that are shipped are those of what is shipped (npm run licences)', () => {
    expect(fs.readFileSync(LICENCES_FILE, 'utf8')).toBe(licencesText())
  })
})
