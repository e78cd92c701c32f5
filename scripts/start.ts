/**
 * `npm start`: builds the extension, and opens a page in a browser that has it loaded.
 *
 * On a computer with a screen the window stays until it is closed. Without one, or with `--headless`,
 * it prints the words that Bedside highlights with their short meanings, and saves a picture.
 */
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, stripVTControlCharacters } from 'node:util'
import { TargetType, type Browser, type Page } from 'puppeteer-core'
import { normalForm } from '../core/lexicon/forms'
import { BROWSERS, findBrowser, VARIABLES, type BrowserName } from './browsers'
import { indexForms } from './glossary/form-index'
import { loadGlossary } from './glossary/load'
import { settledHighlights } from './highlights'
import { builtFor, launch, type LaunchChoices, type Launched } from './launch'
import { serve, type Server } from './serve'
import { firstLine, ROOT, runTool } from './tools'

const EXAMPLE = path.join(ROOT, 'tests/pages/calf-twitching.html')
const SCREEN = { width: 1280, height: 900 }
const USAGE = `npm start [-- [--browser ${BROWSERS.join('|')}] [--headless] [address or file]]

Builds Bedside and opens a page with it: by default an example, in Chrome.
Without a screen, or with --headless, it prints the words it highlights and saves a picture.`

/** What goes wrong in a way that one sentence explains. */
class Refusal extends Error {}

interface Order {
  name: BrowserName
  headless: boolean
  /** A web address, or the path of a file. */
  page: URL | string
}

async function main(): Promise<void> {
  const order = read(process.argv.slice(2))
  if (order === undefined) {
    console.log(USAGE)
    return
  }
  await find(order.name)
  await build(order.name)
  const server = typeof order.page === 'string' ? await serve(path.dirname(order.page)) : undefined
  try {
    await open(order, addressOf(order.page, server))
  } finally {
    await server?.close()
  }
}

function read(args: string[]): Order | undefined {
  const { values, positionals } = parsed(args)
  if (values.help) return undefined
  const name = BROWSERS.find((b) => b === values.browser)
  if (name === undefined) throw new Refusal(`There is no browser "${values.browser}": choose chrome or firefox.`)
  if (positionals.length > 1) throw new Refusal(`One page at a time, please: ${positionals.join(', ')} are too many.`)
  return { name, headless: values.headless || !hasScreen(), page: pageOf(positionals[0]) }
}

function parsed(args: string[]) {
  const boolean = { type: 'boolean', default: false } as const
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        browser: { type: 'string', short: 'b', default: 'chrome' },
        headless: boolean,
        help: { ...boolean, short: 'h' },
      },
    })
  } catch (error) {
    throw new Refusal(`${firstLine(error).replace(/\.? To specify.*$/, '')}. "npm start -- --help" lists the options.`)
  }
}

/** Paths are those of the folder that the user called npm in, which npm leaves for the project's root. */
function pageOf(given: string | undefined): URL | string {
  if (given === undefined) return EXAMPLE
  if (/^https?:/i.test(given)) {
    if (URL.canParse(given)) return new URL(given)
    throw new Refusal(`"${given}" is not an address that a browser can open.`)
  }
  const named = /^file:/i.test(given) ? fileURLToPath(given) : given
  const file = path.resolve(process.env.INIT_CWD ?? ROOT, named)
  const there = fs.statSync(file, { throwIfNoEntry: false })
  if (there?.isFile()) return file
  if (there) throw new Refusal(`${named} is a folder: give the file to open in it.`)
  throw new Refusal(`There is no file ${named}. For a web page, give its address from https:// on.`)
}

function hasScreen(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)
}

async function find(name: BrowserName): Promise<void> {
  try {
    const { path: file, how } = await findBrowser(name)
    process.stderr.write(`Using ${file} (${how}).\n`)
  } catch (error) {
    throw new Refusal(firstLine(error))
  }
}

async function build(name: BrowserName): Promise<void> {
  process.stderr.write(`Building Bedside for ${name} …\n`)
  const { ok, output } = await runTool('wxt', ['build', '-b', name, '--mv3'])
  if (ok) return
  const reason = /^.*\berror\b.*$/im.exec(stripVTControlCharacters(output))?.[0].trim() ?? 'no reason given'
  throw new Refusal(`The build for ${name} failed (${reason}): "npx wxt build -b ${name} --mv3" shows all of it.`)
}

function addressOf(page: URL | string, server: Server | undefined): string {
  return server === undefined ? String(page) : server.url(encodeURIComponent(path.basename(String(page))))
}

async function open(order: Order, address: string): Promise<void> {
  const { browser } = await started(order)
  try {
    const page = (await browser.pages())[0] ?? (await browser.newPage())
    await visit(page, address)
    if (order.headless) await report(page, order.name)
    else {
      process.stderr.write(`${address} is open. Close the window to end.\n`)
      await closed(browser)
    }
  } finally {
    await browser.close()
  }
}

/** Chromium's sandbox cannot start for root, nor where the system forbids user namespaces. */
async function started({ name, headless }: Order): Promise<Launched> {
  const choices: LaunchChoices = {
    headless,
    defaultViewport: headless ? SCREEN : null,
    // A reader's window has no banner that speaks of automated tests.
    ignoreDefaultArgs: ['--enable-automation'],
  }
  const unsafe = name === 'chrome' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  try {
    return await launch(name, [builtFor(name)], { ...choices, args: unsafe }).catch(async (error: unknown) => {
      if (!/sandbox/i.test(String(error))) throw error
      process.stderr.write('The browser cannot use its sandbox here and runs without it.\n')
      return launch(name, [builtFor(name)], { ...choices, args: ['--no-sandbox'] })
    })
  } catch (error) {
    const { path: file } = await findBrowser(name)
    const advice = headless ? '' : 'try --headless, or '
    throw new Refusal(
      `${file} does not start (${firstLine(error)}): ${advice}set ${VARIABLES[name]} to another ${name}.`,
    )
  }
}

async function visit(page: Page, address: string): Promise<void> {
  try {
    await page.goto(address, { waitUntil: 'load' })
  } catch (error) {
    throw new Refusal(`${address} could not be opened: ${firstLine(error)}`)
  }
}

/** The last window is gone, or (on a Mac, where that does not end the browser) its last tab. */
async function closed(browser: Browser): Promise<void> {
  await new Promise<void>((resolve) => {
    browser.on('disconnected', () => {
      resolve()
    })
    browser.on('targetdestroyed', () => {
      if (!browser.targets().some((target) => target.type() === TargetType.PAGE)) resolve()
    })
  })
}

async function report(page: Page, name: BrowserName): Promise<void> {
  const words = unique(
    (await settledHighlights(page)).map(({ text }) =>
      text
        .replace(/\u00ad/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    ),
  )
  const meaning = meanings()
  for (const word of words) console.log(`${word} \u2014 ${meaning(word)}`)
  console.log(words.length === 0 ? 'No words highlighted on this page.' : `${words.length} words highlighted.`)
  const picture = path.join(ROOT, '.output', `start-${name}.png`)
  await page.screenshot({ path: picture })
  console.log(`Picture: ${path.relative(process.cwd(), picture)}`)
}

/** A form that several entries share is settled on the page by its sense; here all of them are named. */
function meanings(): (word: string) => string {
  const { entries } = loadGlossary()
  const { owners } = indexForms(entries)
  const shorts = new Map(entries.map((entry) => [entry.id, entry.short]))
  return (word) => {
    const ids = [...(owners.get(normalForm(word)) ?? [])]
    return ids.map((id) => shorts.get(id)).join(' Or: ') || 'read by its parts or level'
  }
}

/** Each word once, as it is written first. */
function unique(words: string[]): string[] {
  const first = new Map<string, string>()
  for (const word of words) if (!first.has(normalForm(word))) first.set(normalForm(word), word)
  return [...first.values()]
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Refusal ? error.message : `Something went wrong: ${firstLine(error)}`}\n`)
  process.exitCode = 1
})
