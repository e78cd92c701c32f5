/**
 * Makes sure that what every command needs is there: a new enough Node, the packages, WXT's types.
 *
 * Plain JavaScript with nothing but Node's own modules, because it runs before anything is installed.
 * It says nothing on stdout, which belongs to the command that runs after it, and costs a few
 * milliseconds when there is nothing to do.
 */
import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const inRoot = (/** @type {string} */ file) => path.join(ROOT, file)

/** Checks and, where it can, repairs. Returns a sentence for the user if it cannot. */
export function needs() {
  const { engines } = readJson('package.json')
  const wanted = engines.node.replace(/^>=/, '')
  if (isOlder(process.versions.node, wanted))
    return `Bedside needs Node ${wanted} or newer, and this is Node ${process.versions.node}: get a newer one from https://nodejs.org.`

  if (!packagesAreCurrent()) {
    const verb = fs.existsSync(inRoot('package-lock.json')) ? 'ci' : 'install'
    process.stderr.write(`Installing the packages (npm ${verb}) …\n`)
    if (!npm([verb, '--include=dev', '--no-audit', '--no-fund']))
      return `The packages could not be installed: see what "npm ${verb}" says above.`
  }
  if (!fs.existsSync(inRoot('.wxt/tsconfig.json'))) {
    process.stderr.write('Preparing types (wxt prepare) …\n')
    if (!run(process.execPath, [inRoot('node_modules/wxt/bin/wxt.mjs'), 'prepare']))
      return 'The types of the extension could not be prepared: see what "npx wxt prepare" says above.'
  }
  return undefined
}

/** For the commands: the needs, then a TypeScript file with this process's arguments, then its exit code. */
export function runScript(/** @type {string} */ file) {
  stopUnlessMet()
  const child = spawn(process.execPath, ['--import', 'tsx', inRoot(file), ...process.argv.slice(2)], {
    cwd: ROOT,
    stdio: 'inherit',
  })
  // Ctrl+C reaches the child by itself; this process only waits for it to tidy up.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('close', (code) => process.exit(code ?? 1))
}

function stopUnlessMet() {
  const problem = needs()
  if (problem === undefined) return
  process.stderr.write(`${problem}\n`)
  process.exit(1)
}

/** npm writes node_modules/.package-lock.json last, so it tells which lock file the packages follow. */
function packagesAreCurrent() {
  const installed = inRoot('node_modules/.package-lock.json')
  if (!fs.existsSync(installed)) return false
  if (!fs.existsSync(inRoot('package-lock.json'))) return true
  if (fs.statSync(installed).mtimeMs >= fs.statSync(inRoot('package-lock.json')).mtimeMs) return true
  // A copy or a checkout may shuffle the times of files that still agree.
  const have = readJson('node_modules/.package-lock.json').packages
  const want = Object.entries(readJson('package-lock.json').packages)
  return want.every(([at, pkg]) => at === '' || pkg.optional || pkg.peer || have[at]?.integrity === pkg.integrity)
}

function npm(/** @type {string[]} */ args) {
  const own = process.env.npm_execpath
  if (own && /npm-cli\.c?js$/.test(own)) return run(process.execPath, [own, ...args])
  return run('npm', args)
}

/** Runs a command with its output on stderr, and says whether it went well. */
function run(/** @type {string} */ command, /** @type {string[]} */ args) {
  const shell = process.platform === 'win32' && command === 'npm'
  return spawnSync(command, args, { cwd: ROOT, shell, stdio: ['ignore', 2, 2] }).status === 0
}

function readJson(/** @type {string} */ file) {
  return JSON.parse(fs.readFileSync(inRoot(file), 'utf8'))
}

function isOlder(/** @type {string} */ have, /** @type {string} */ want) {
  const [a, b] = [have, want].map((v) => v.split('.').map((n) => Number.parseInt(n, 10)))
  const at = b.findIndex((n, i) => n !== a[i])
  return at >= 0 && a[at] < b[at]
}

if (process.argv[1] !== undefined && fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  stopUnlessMet()
