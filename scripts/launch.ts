/** Starts a browser with unpacked extensions in it: the same call for Chromium and Firefox. */
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import puppeteer, { type Browser, type LaunchOptions } from 'puppeteer-core'
import { findBrowser, type BrowserName } from './browsers'
import { ROOT } from './tools'

/** Where `wxt build` leaves the extension for a browser. */
export const builtFor = (name: BrowserName): string => path.join(ROOT, '.output', `${name}-mv3`)

export interface LaunchChoices extends Pick<
  LaunchOptions,
  'headless' | 'args' | 'ignoreDefaultArgs' | 'defaultViewport'
> {
  /** Firefox only: preferences for about:config. */
  prefs?: Record<string, string | number | boolean>
  /** Variables of the browser's process, such as HOME. */
  env?: Record<string, string | undefined>
  /** Leaves the page open that greets on the first day; each launch is one. */
  welcome?: boolean
}

interface LoadedExtension {
  id: string
  /** What its own pages' addresses start with, as `chrome-extension://…/`. */
  origin: string
}

export interface Launched {
  browser: Browser
  /** In the order of the folders given. */
  extensions: LoadedExtension[]
}

/** A browser on a cold and busy machine takes its time. */
const START_TIMEOUT_MS = 60_000
/** The page for the first day comes within this time after the extension. */
const WELCOME_TIMEOUT_MS = 20_000
const LOOK_EVERY_MS = 50
const CHROME_ARGS = ['--disable-component-update', '--no-default-browser-check']

/** Launches the browser and loads the extensions in these folders; both are ready when this resolves. */
export async function launch(name: BrowserName, folders: string[], choices: LaunchChoices = {}): Promise<Launched> {
  const { path: executablePath } = await findBrowser(name)
  const { prefs, welcome = false, args = [], ...rest } = choices
  const start = { ...rest, browser: name, executablePath, timeout: START_TIMEOUT_MS }
  const launched =
    name === 'chrome'
      ? await launchChrome({ ...start, args: [...CHROME_ARGS, ...args] }, folders)
      : await launchFirefox({ ...start, args, extraPrefsFirefox: prefs }, folders)
  if (welcome) return launched
  return orClose(launched.browser, async () => {
    for (const [i, folder] of folders.entries())
      if (fs.existsSync(path.join(folder, WELCOME))) await closePage(launched.browser, launched.extensions[i]!.origin)
    return launched
  })
}

const WELCOME = 'welcome.html'

/** Waits for the welcome page of an extension and closes it: it would come to the front at any moment. */
async function closePage(browser: Browser, origin: string): Promise<void> {
  for (const deadline = Date.now() + WELCOME_TIMEOUT_MS; Date.now() < deadline;) {
    for (const page of await browser.pages()) {
      // Firefox tells no address of such a page, but the page itself does.
      const at = await page.evaluate(() => location.href).catch(() => '')
      if (at === origin + WELCOME) return page.close()
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
  throw new Error(`${origin}${WELCOME} did not open by itself`)
}

/**
 * Branded Chrome ignores `--load-extension`, so the extensions are loaded over the protocol. Not with
 * `enableExtensions: [folder]`: puppeteer does not wait for those to be loaded.
 */
async function launchChrome(options: LaunchOptions, folders: string[]): Promise<Launched> {
  const browser = await puppeteer.launch({ ...options, pipe: true, enableExtensions: true })
  return orClose(browser, async () => {
    const extensions: LoadedExtension[] = []
    for (const folder of folders) {
      const id = await browser.installExtension(folder)
      extensions.push({ id, origin: `chrome-extension://${id}/` })
    }
    return { browser, extensions }
  })
}

/**
 * Firefox draws a new random host for every extension it loads; a preference fixes it beforehand. Its
 * automation may open `moz-extension:` pages only with system access.
 */
async function launchFirefox(options: LaunchOptions, folders: string[]): Promise<Launched> {
  const hosts = folders.map((folder) => ({ folder, id: geckoId(folder), host: randomUUID() }))
  const uuids = JSON.stringify(Object.fromEntries(hosts.map(({ id, host }) => [id, host])))
  const browser = await puppeteer.launch({
    ...options,
    args: ['--remote-allow-system-access', ...(options.args ?? [])],
    extraPrefsFirefox: { ...options.extraPrefsFirefox, 'extensions.webextensions.uuids': uuids },
  })
  return orClose(browser, async () => {
    for (const { folder } of hosts) await browser.installExtension(folder)
    return { browser, extensions: hosts.map(({ id, host }) => ({ id, origin: `moz-extension://${host}/` })) }
  })
}

/** No browser is left running when an extension does not load. */
async function orClose(browser: Browser, load: () => Promise<Launched>): Promise<Launched> {
  try {
    return await load()
  } catch (error) {
    await browser.close()
    throw error
  }
}

function geckoId(folder: string): string {
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as {
    browser_specific_settings?: { gecko?: { id?: string } }
  }
  const id = manifest.browser_specific_settings?.gecko?.id
  if (id === undefined) throw new Error(`${folder}/manifest.json has no id for Firefox`)
  return id
}
