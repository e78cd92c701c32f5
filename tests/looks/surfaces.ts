/** The pages of the extension itself, each in the states that a reader meets. */
import type { Page, Viewport } from 'puppeteer-core'
import { settledHighlights, pointAt, until, waitForHighlights } from '../e2e/harness'
import { dropFile } from '../e2e/proof/drivers'
import { DESKTOP, PHONE, zoomed, type Look, type Visit } from './look'
import { REPORT } from './report'

/** What browsers give a popup, which is no larger at 200 %. */
const POPUP = { '': { width: 380, height: 580 }, narrow: { width: 320, height: 580 }, zoom: zoomed({ width: 760, height: 600 }) } // prettier-ignore
const PANEL = { '': { width: 380, height: 860 }, narrow: { width: 320, height: 640 }, zoom: zoomed({ width: 480, height: 860 }) } // prettier-ignore
const TAB = { '': DESKTOP, narrow: PHONE, zoom: zoomed(DESKTOP) }

type Act = (page: Page, visit: Visit) => Promise<unknown>

async function article({ open, server }: Visit): Promise<Page> {
  const address = server.url('calf-twitching.html')
  for (const page of await open.browser.pages()) if (page.url() === address) return page
  const page = await open.newPage(address)
  await waitForHighlights(page, 20)
  await settledHighlights(page)
  return page
}

function surface(name: string, file: string, screens: Look['screens'], act: Act, whole = false): Look {
  return {
    name,
    screens,
    whole,
    show: async (visit: Visit, screen: Viewport) => {
      const front = await article(visit)
      const page = await visit.open.extensionPage(`${file}?tab=${await visit.backstage.tabId(front.url())}`)
      await visit.dress(page, screen)
      await page.bringToFront()
      await act(page, visit)
      return page
    },
  }
}

const press = async (page: Page, name: string) => {
  const button = await page.waitForSelector(`::-p-xpath((//button|//summary)[normalize-space(.)="${name}"])`)
  await button!.click()
}
const search =
  (query: string): Act =>
  async (page) => {
    await until('the words', () => page.$('.results button, .systems button, .panel .hint'))
    await page.type('#query', query)
    await until('the answer', () => page.$('.lists > .results button, .lists > p.hint'))
  }
const openCard =
  (query: string): Act =>
  async (page, visit) => {
    await search(query)(page, visit)
    await page.keyboard.press('Enter')
    await page.waitForSelector('.card')
  }
const picture: Act = async (page) => {
  await press(page, 'On a picture')
  await page.waitForSelector('.picture svg')
}
const view =
  (name: string): Act =>
  async (page) => {
    await until('its words', () => page.$('.results button'))
    await press(page, name)
  }

const panelWords: Act = (page) => until('the words', () => page.$$eval('.word-list .short', (all) => all.length > 20))
const panelCard: Act = async (page, visit) => {
  await panelWords(page, visit)
  await page.click('::-p-xpath(//ol/li//button[.//strong[.="calf"]])')
  await page.waitForSelector('.shown .card')
}
const panelGraph: Act = async (page, visit) => {
  await panelWords(page, visit)
  await page.click('[role="tab"]:last-child')
  await page.waitForSelector('.node')
}

const report: Act = async (page) => {
  await page.waitForSelector('textarea')
  await dropFile(page, 'report.txt', Buffer.from(REPORT))
  await until('the words', () => page.$$eval('ol li .here, ol li .places', (rows) => rows.length >= 6))
  await page.waitForSelector('.levels svg')
  await settledHighlights(page)
}
const reportCard: Act = async (page, visit) => {
  await report(page, visit)
  await page.click('::-p-xpath(//ol/li[.//strong[.="disc herniation"]]//button[contains(@class, "go")])')
  await until('the card', () => page.$('bedside-card'))
}
const sheet: Act = async (page, visit) => {
  await report(page, visit)
  for (const word of ['disc herniation', 'spinal stenosis', 'annular fissure', 'facet arthropathy'])
    await page.click(`::-p-xpath(//ol/li[.//strong[.="${word}"]]//button[contains(@class, "star")])`)
  await page.waitForSelector('.paper')
}

export const SURFACE_LOOKS: readonly Look[] = [
  surface('popup', 'popup.html', POPUP, (page) => until('the words', () => page.$('.results button'))),
  surface('popup-search', 'popup.html', POPUP, search('nerve')),
  surface('popup-nothing', 'popup.html', POPUP, search('qqqqqqq')),
  surface('popup-card', 'popup.html', POPUP, openCard('cauda equina')),
  surface('popup-picture', 'popup.html', POPUP, async (page, visit) => {
    await openCard('L5-S1')(page, visit)
    await picture(page, visit)
  }),
  surface('popup-saved', 'popup.html', POPUP, view('Saved')),
  surface('popup-recent', 'popup.html', POPUP, view('Recent')),
  surface('popup-systems', 'popup.html', POPUP, view('Body systems')),
  surface('panel', 'sidepanel.html', PANEL, panelWords),
  surface('panel-card', 'sidepanel.html', PANEL, panelCard),
  surface('panel-graph', 'sidepanel.html', PANEL, panelGraph),
  surface('panel-graph-card', 'sidepanel.html', PANEL, async (page, visit) => {
    await panelGraph(page, visit)
    await page.click('[data-id="spinal-nerve"]')
    await page.waitForSelector('.shown .card')
  }),
  surface('panel-graph-list', 'sidepanel.html', PANEL, async (page, visit) => {
    await panelGraph(page, visit)
    await page.$eval('.sentences', (list) => list.scrollIntoView())
  }),
  surface('settings', 'options.html', TAB, (page) => page.waitForSelector('fieldset'), true),
  surface('reader', 'reader.html', TAB, (page) => page.waitForSelector('textarea'), true),
  surface('reader-report', 'reader.html', TAB, report, true),
  surface('reader-card', 'reader.html', TAB, reportCard),
  surface('reader-problem', 'reader.html', TAB, async (page) => {
    await page.waitForSelector('textarea')
    await dropFile(page, 'scan.pdf', Buffer.from('%PDF-1.4 broken'))
    await page.waitForSelector('.problem')
  }),
  surface('reader-sheet', 'reader.html', TAB, sheet, true),
  surface('welcome', 'welcome.html', TAB, (page) => waitForHighlights(page, 7), true),
  surface('welcome-card', 'welcome.html', TAB, async (page) => {
    await waitForHighlights(page, 7)
    await pointAt(page, 'sciatica')
    await until('the card', () => page.$('bedside-card'))
  }),
]
