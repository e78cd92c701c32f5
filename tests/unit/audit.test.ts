/** Known weaknesses of packages, asked for at a registry that knows what it is told to know. */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EXCEPTIONS, faultsOf, weaknessesIn } from '../../scripts/advisories'
import { runTool } from '../../scripts/tools'

const ADVISORY = /\/security\/advisories\/bulk$/
/** npm is started, and asks about several hundred packages. */
const NPM_MS = 60_000

/** As a registry tells it, of all versions. */
const told = (advisory: string, severity = 'high') => ({
  id: advisory,
  url: `https://github.com/advisories/${advisory}`,
  title: 'Planted',
  severity,
  vulnerable_versions: '*',
})
const excepted = {
  'extract-zip': EXCEPTIONS.map(({ advisory }) => told(advisory)),
}

describe('npm run audit', () => {
  /** What the registry knows, by package; null: it does not answer such questions. */
  let known: Record<string, unknown> | null
  const server = http.createServer((request, response) => {
    const isAsked = ADVISORY.test(request.url ?? '')
    request.resume().on('end', () => {
      response.writeHead(isAsked && known ? 200 : 405, { 'content-type': 'application/json' })
      response.end(JSON.stringify(isAsked && known ? known : {}))
    })
  })
  beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)))
  afterAll(() => new Promise((done) => server.close(done)))
  const audit = (knows: typeof known) => {
    known = knows
    const { port } = server.address() as AddressInfo
    return runTool('tsx', ['scripts/audit.ts', `--registry=http://127.0.0.1:${port}`])
  }

  test('passes where only what is excepted is known', { timeout: NPM_MS }, async () => {
    const { ok, output } = await audit(excepted)
    expect(output).toContain('No other known weakness')
    expect(ok).toBe(true)
  })

  test('fails at a weakness of a package that is shipped', { timeout: NPM_MS }, async () => {
    const { ok, output } = await audit({ ...excepted, preact: [told('GHSA-planted', 'critical')] })
    expect(output).toContain('preact: Planted (GHSA-planted, critical)')
    expect(ok).toBe(false)
  })

  test('says so where the registry does not answer', { timeout: NPM_MS }, async () => {
    const { ok, output } = await audit(null)
    expect(output).toContain('could not be asked for')
    expect(ok).toBe(false)
  })
})

describe('known weaknesses', () => {
  const weakness = { package: 'a', advisory: 'GHSA-1', severity: 'high', title: 'Bad' }
  const exception = { package: 'a', advisory: 'GHSA-1', why: 'No mend.' }

  test('are read once each, from high on', () => {
    const via = { name: 'a', title: 'Bad', url: 'https://github.com/advisories/GHSA-1', severity: 'high' }
    const low = { ...via, url: 'https://github.com/advisories/GHSA-2', severity: 'moderate' }
    const vulnerabilities = { a: { via: [via, low] }, b: { via: ['a', via] } }
    expect(weaknessesIn(JSON.stringify({ vulnerabilities }))).toEqual([weakness])
  })

  test.each([
    ['a weakness', [weakness], [], [], ['a: Bad (GHSA-1, high)']],
    ['a weakness that is excepted', [weakness], [exception], [], []],
    ['another of the same package', [{ ...weakness, advisory: 'GHSA-2' }, weakness], [exception], [], ['a: Bad (GHSA-2, high)']],
    ['an exception without need', [], [exception], [], ['a: the exception for GHSA-1 is not needed any more']],
    ['an exception for what is shipped', [weakness], [exception], ['a'], ['a is shipped: no exception can be made for GHSA-1']],
  ])('faults: %s', (_what, weaknesses, exceptions, shipped, faults) => {
    expect(faultsOf(weaknesses, exceptions, new Set(shipped))).toEqual(faults)
  }) // prettier-ignore
})
