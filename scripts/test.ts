/**
 * `npm test`: everything that must hold, one step after the other, then one line that counts.
 * `npm test -- unit` (or dom, or e2e) runs only these of vitest's projects.
 */
import fs from 'node:fs'
import path from 'node:path'
import { ROOT, runTool } from './tools'

const PROJECTS = ['unit', 'dom', 'e2e']
const REPORT = '.output/vitest.json'
/** Each is a tool among our packages and its arguments. All are run, whatever fails before. */
const STEPS: Record<string, [tool: string, ...args: string[]]> = {
  types: ['tsc', '--noEmit'],
  'types of core alone': ['tsc', '--noEmit', '-p', 'core'],
  lint: ['eslint', '.'],
  format: ['prettier', '--check', '.'],
  'unused code': ['knip'],
  glossary: ['tsx', 'scripts/glossary.ts'],
  'build for chrome': ['wxt', 'build', '-b', 'chrome', '--mv3'],
  'build for firefox': ['wxt', 'build', '-b', 'firefox', '--mv3'],
  'lint of the build': ['addons-linter', '--warnings-as-errors', '.output/firefox-mv3'],
}

interface Done {
  step: string
  passed: number
  failed: number
  seconds: number
  note?: string
}

async function main(asked: string[]): Promise<Done[]> {
  const unknown = asked.find((project) => !PROJECTS.includes(project))
  if (unknown !== undefined) {
    process.stderr.write(`There are no tests called "${unknown}": choose from ${PROJECTS.join(', ')}.\n`)
    process.exit(1)
  }
  if (asked.length > 0) return [await tests(asked)]

  const done: Done[] = []
  for (const [step, command] of Object.entries(STEPS)) done.push(await check(step, command))
  const built = done.every(({ step, failed }) => !step.startsWith('build') || failed === 0)
  if (built) done.push(await tests(PROJECTS))
  else done.push({ ...(await tests(['unit', 'dom'])), note: 'no e2e tests without a build' })
  return done
}

/** One tool, silent unless it fails. */
async function check(step: string, [tool, ...args]: [tool: string, ...args: string[]]): Promise<Done> {
  const began = performance.now()
  const { ok, output } = await runTool(tool, args)
  const seconds = (performance.now() - began) / 1000
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${step} (${seconds.toFixed(1)} s)`)
  if (!ok) console.log(`${output.trimEnd()}\n`)
  return { step, passed: Number(ok), failed: Number(!ok), seconds }
}

async function tests(projects: string[]): Promise<Done> {
  const began = performance.now()
  fs.rmSync(path.join(ROOT, REPORT), { force: true })
  const args = ['--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`]
  const { ok } = await runTool('vitest', ['run', ...projects.map((p) => `--project=${p}`), ...args], { show: true })
  const { passed, failed } = counted()
  // A file that cannot even be loaded, or an error outside of any test, fails without a failed test.
  const seconds = (performance.now() - began) / 1000
  return { step: `tests (${projects.join(', ')})`, passed, failed: ok ? failed : Math.max(failed, 1), seconds }
}

function counted(): { passed: number; failed: number } {
  const file = path.join(ROOT, REPORT)
  if (!fs.existsSync(file)) return { passed: 0, failed: 0 }
  const report = JSON.parse(fs.readFileSync(file, 'utf8')) as { numPassedTests: number; numFailedTests: number }
  return { passed: report.numPassedTests, failed: report.numFailedTests }
}

function sum(done: Done[], of: 'passed' | 'failed'): number {
  return done.reduce((n, step) => n + step[of], 0)
}

const done = await main(process.argv.slice(2))
console.log()
for (const { step, passed, failed, seconds, note } of done)
  console.log(
    [step.padEnd(24), `${seconds.toFixed(1)} s`.padStart(9), `${passed} passed, ${failed} failed`.padStart(26), note]
      .filter(Boolean)
      .join('  '),
  )
console.log(`\n${sum(done, 'passed')} passed, ${sum(done, 'failed')} failed`)
process.exitCode = sum(done, 'failed') === 0 ? 0 : 1
