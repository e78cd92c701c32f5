/**
 * Finds a Chromium or a Firefox to run the extension in, or gets one.
 *
 * Looked at in this order: the environment, the browsers of this computer, the ones downloaded into
 * `.cache/browsers`; then a download, and for root on Debian or Ubuntu the system's own packages.
 */
import {
  Browser,
  ChromeReleaseChannel,
  computeSystemExecutablePath,
  getInstalledBrowsers,
  install,
  resolveBuildId,
  detectBrowserPlatform,
} from '@puppeteer/browsers'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { firstLine, ROOT } from './tools'

export const BROWSERS = ['chrome', 'firefox'] as const
export type BrowserName = (typeof BROWSERS)[number]

interface FoundBrowser {
  path: string
  /** Where it came from, for people. */
  how: string
}

const CACHE = path.join(ROOT, '.cache/browsers')
/** The first versions that show `CSS.highlights` and load an unpacked extension over the protocol. */
const OLDEST: Record<BrowserName, number> = { chrome: 126, firefox: 140 }
/** Asking a browser for its version takes well under a second; a hung one must not hang us. */
const VERSION_TIMEOUT_MS = 20_000
/** Environment variables that name the browser to use. */
export const VARIABLES: Record<BrowserName, string> = { chrome: 'BEDSIDE_CHROME', firefox: 'BEDSIDE_FIREFOX' }
const ADVICE: Record<BrowserName, string> = {
  chrome: 'Install Chromium (on Debian: apt-get install chromium) or Google Chrome (https://www.google.com/chrome)',
  firefox: 'Install Firefox (on Debian: apt-get install firefox-esr; elsewhere: https://www.mozilla.org/firefox)',
}
const COMMANDS: Record<BrowserName, string[]> = {
  chrome: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
  firefox: ['firefox', 'firefox-esr'],
}
const FIREFOX_PLACES = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((v) =>
    process.env[v] ? [path.join(process.env[v], 'Mozilla Firefox', 'firefox.exe')] : [],
  ),
]
const CHROMIUM_PLACES = ['/Applications/Chromium.app/Contents/MacOS/Chromium']

const found = new Map<BrowserName, Promise<FoundBrowser>>()

/** The browser to use, or an Error that says what to install. Looks only once. */
export function findBrowser(name: BrowserName): Promise<FoundBrowser> {
  const search = found.get(name) ?? lookFor(name)
  found.set(name, search)
  return search
}

async function lookFor(name: BrowserName): Promise<FoundBrowser> {
  const variable = VARIABLES[name]
  const given = process.env[variable]
  if (given) {
    if (fs.existsSync(given)) return { path: given, how: variable }
    throw new Error(`${variable} names ${given}, but there is no such file.`)
  }
  return (
    findInstalled(name) ??
    (await findDownloaded(name)) ??
    (await download(name)) ??
    installPackage(name) ??
    refuse(
      `No ${name === 'chrome' ? 'Chrome or Chromium' : 'Firefox'} ${OLDEST[name]} or newer was found, and none could be ` +
        `downloaded. ${ADVICE[name]}, or set ${variable} to the path of one.`,
    )
  )
}

function findInstalled(name: BrowserName): FoundBrowser | undefined {
  const onPath = (process.env.PATH ?? '').split(path.delimiter).filter((dir) => path.isAbsolute(dir))
  const candidates = [
    ...(process.platform === 'win32' ? [] : COMMANDS[name].flatMap((c) => onPath.map((dir) => path.join(dir, c)))),
    ...(name === 'chrome' ? [...systemChrome(), ...CHROMIUM_PLACES] : FIREFOX_PLACES),
  ]
  const found = candidates.find((file) => fs.existsSync(file) && !isSnap(file) && works(name, file))
  return found === undefined ? undefined : { path: found, how: 'installed' }
}

function systemChrome(): string[] {
  try {
    return [computeSystemExecutablePath({ browser: Browser.CHROME, channel: ChromeReleaseChannel.STABLE })]
  } catch {
    return []
  }
}

/** A browser in a snap cannot read the temporary profile that we start it with. */
function isSnap(file: string): boolean {
  const real = fs.realpathSync(file)
  if (/(?:^|\/)snap(?:\/|$)/.test(real)) return true
  return fs.statSync(real).size < 10_000 && fs.readFileSync(real, 'utf8').includes('/snap/')
}

/** It starts, with all its libraries, and is new enough. Windows browsers open a window when asked. */
function works(name: BrowserName, file: string): boolean {
  if (process.platform === 'win32') return true
  const { status, stdout } = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: VERSION_TIMEOUT_MS })
  const version = /(\d+)\.\d/.exec(stdout)
  return status === 0 && version !== null && Number(version[1]) >= OLDEST[name]
}

async function findDownloaded(name: BrowserName): Promise<FoundBrowser | undefined> {
  const all = await getInstalledBrowsers({ cacheDir: CACHE })
  const found = all.find(
    (b) => b.browser === kind(name) && fs.existsSync(b.executablePath) && works(name, b.executablePath),
  )
  return found && { path: found.executablePath, how: 'downloaded before' }
}

async function download(name: BrowserName): Promise<FoundBrowser | undefined> {
  const platform = detectBrowserPlatform()
  if (platform === undefined) return undefined
  say(`Downloading ${name} into .cache/browsers …`)
  try {
    const buildId = await resolveBuildId(kind(name), platform, 'stable')
    const installDeps = name === 'chrome' && canUseApt()
    const got = await install({ browser: kind(name), buildId, cacheDir: CACHE, installDeps })
    if (works(name, got.executablePath)) return { path: got.executablePath, how: 'downloaded' }
    say(`The downloaded ${name} does not start here.`)
  } catch (error) {
    say(`The download failed: ${firstLine(error)}`)
  }
  return undefined
}

function installPackage(name: BrowserName): FoundBrowser | undefined {
  if (!canUseApt()) return undefined
  say('Installing chromium and firefox-esr with apt-get …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '-y', 'chromium', 'firefox-esr']])
    if (spawnSync('apt-get', args, { env, stdio: ['ignore', 2, 2] }).status !== 0) return undefined
  const found = findInstalled(name)
  return found && { path: found.path, how: 'installed with apt-get' }
}

function canUseApt(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0
}

function kind(name: BrowserName): Browser {
  return name === 'chrome' ? Browser.CHROME : Browser.FIREFOX
}

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

function refuse(message: string): never {
  throw new Error(message)
}
