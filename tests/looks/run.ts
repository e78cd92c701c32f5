/**
 * `npm run looks -- [--browser chrome|firefox] [PART…]`: takes pictures of the card over pages and of every
 * page of the extension, in light, dark and forced colours, narrow and at 200 %, for a person to look at.
 * Only those whose name contains one of the parts, if there are any. They lie in `.output/looks`.
 */
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Page, Viewport } from 'puppeteer-core'
import { ROOT } from '../../scripts/tools'
import { openBackstage } from '../e2e/backstage'
import { BROWSERS, openBrowser, PAGES, serve, type BrowserName } from '../e2e/harness'
import { CARD_LOOKS, CARD_PAGES } from './card'
import { SCHEMES, type Look, type Scheme, type Visit } from './look'
import { SURFACE_LOOKS } from './surfaces'

const FOLDER = path.join(ROOT, '.output/looks')
/** Firefox is told its colours when it starts: dark pages, and the system's colours over the pages' own. */
const COLOURS: Record<Scheme, Record<string, number | boolean>> = {
  light: { 'layout.css.prefers-color-scheme.content-override': 1 },
  dark: { 'layout.css.prefers-color-scheme.content-override': 0 },
  forced: { 'layout.css.prefers-color-scheme.content-override': 1, 'browser.display.document_color_use': 2 },
}
/** What tells Firefox that it runs under fingers. */
const FINGERS = { 'ui.primaryPointerCapabilities': 1, 'ui.allPointerCapabilities': 1, 'dom.w3c_touch_events.enabled': 1 } // prettier-ignore
const SAVED = ['sciatica', 'bulging-disc', 'spinal-stenosis']

const { values, positionals } = parseArgs({ options: { browser: { type: 'string' } }, allowPositionals: true })
const wanted = [...CARD_LOOKS, ...SURFACE_LOOKS].filter(
  ({ name }) => positionals.length === 0 || positionals.some((part) => name.includes(part)),
)
fs.mkdirSync(FOLDER, { recursive: true })
for (const name of BROWSERS) if ((values.browser ?? name) === name) await lookIn(name)

async function lookIn(name: BrowserName): Promise<void> {
  for (const scheme of SCHEMES) {
    await visit(name, scheme, false, wanted.filter(({ touch }) => touch !== true)) // prettier-ignore
    await visit(name, scheme, true, wanted.filter(({ touch }) => touch === true)) // prettier-ignore
  }
}

async function visit(name: BrowserName, scheme: Scheme, touch: boolean, looks: Look[]): Promise<void> {
  if (looks.length === 0) return
  const server = await serve([PAGES, CARD_PAGES])
  const open = await openBrowser(name, { prefs: { ...COLOURS[scheme], ...(touch ? FINGERS : {}) } })
  try {
    const backstage = await openBackstage(open)
    await backstage.settings({ history: true })
    await backstage.store({ saved: SAVED, recent: SAVED })
    const dress = async (page: Page, screen: Viewport) => {
      await page.setViewport(screen)
      if (name === 'chrome') await colour(page, scheme)
    }
    for (const look of looks)
      for (const [size, screen] of Object.entries(look.screens))
        if (scheme === 'light' || size === '')
          await shoot(look, [look.name, size || scheme].join('-'), screen, { open, backstage, server, dress })
  } finally {
    await open.close()
    await server.close()
  }
}

async function shoot(look: Look, file: string, screen: Viewport, visit: Visit): Promise<void> {
  const to = path.join(FOLDER, `${visit.open.name}-${file}.png`)
  try {
    const page = await look.show(visit, screen)
    await page.screenshot({ path: to, fullPage: look.whole === true })
    if (look.name === 'reader-sheet') await page.pdf({ path: to.replace('.png', '.pdf'), format: 'A4' })
    await page.close()
    console.log(to)
  } catch (error) {
    // What cannot be shown is a finding, too; the rest is looked at all the same.
    process.exitCode = 1
    console.error(`${to}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** puppeteer knows no forced colours; the protocol does. */
async function colour(page: Page, scheme: Scheme): Promise<void> {
  const session = await page.createCDPSession()
  await session.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: scheme === 'dark' ? 'dark' : 'light' },
      { name: 'forced-colors', value: scheme === 'forced' ? 'active' : 'none' },
    ],
  })
}
