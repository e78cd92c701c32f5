/**
 * `npm run audit [-- --registry=ADDRESS]`: asks the registry for known weaknesses in all locked packages and
 * fails at any from `high` on that has no exception, and at an exception that nobody needs any more. Ends
 * with 2 where the registry does not answer: then nothing is known.
 */
import { execFile } from 'node:child_process'
import { EXCEPTIONS, faultsOf, weaknessesIn } from './advisories'
import { shippedPackages } from './licences'
import { firstLine, ROOT } from './tools'

try {
  const weaknesses = weaknessesIn(await npmAudit(process.argv.slice(2)))
  const faults = faultsOf(weaknesses, EXCEPTIONS, new Set(shippedPackages().map(({ name }) => name)))
  for (const { package: name, advisory, why } of EXCEPTIONS) console.log(`Excepted: ${name}, ${advisory}. ${why}`)
  for (const fault of faults) console.error(fault)
  if (faults.length === 0) console.log('No other known weakness from high on.')
  else process.exitCode = 1
} catch (error) {
  console.error(`Known weaknesses could not be asked for. ${firstLine(error)}`)
  process.exitCode = 2
}

/** What npm prints. It fails at any weakness, which is no failure here. */
function npmAudit(args: string[]): Promise<string> {
  const shell = process.platform === 'win32'
  return new Promise((resolve, reject) => {
    execFile('npm', ['audit', '--json', ...args], { cwd: ROOT, shell }, (error, stdout) => {
      if (stdout !== '') resolve(stdout)
      else reject(error ?? new Error('npm said nothing.'))
    })
  })
}
