/** The card over pages, in the situations in which it is most easily spoiled. */
import type { Page, Viewport } from 'puppeteer-core'
import { cardClick, cardRect, pointAt, settledHighlights, until, waitForCard, wordRect } from '../e2e/harness'
import { DESKTOP, PHONE, zoomed, type Look, type Visit } from './look'

/** A page of one paragraph, in colours that follow the reader's. */
const pageOf = (text: string) => `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width">
  <meta name="color-scheme" content="light dark"><title>A page</title><link rel="icon" href="data:,">
  <style>body { max-width: 34em; margin: 60px auto; padding: 0 16px; font: 18px/1.6 Georgia, serif }</style><p>${text}</p>`

/** Pages beside those of the tests, by path. */
export const CARD_PAGES = {
  '/urgent.html': pageOf(
    'The doctor told the patient that a blood clot can form in a vein of the leg after surgery, and that cauda equina syndrome is rare.',
  ),
  '/made.html': pageOf(
    'The patient took vexatinib and zolvaprazole. The report of the doctor named a gastrohepatography, and a disc bulge at C5-C6.',
  ),
}

const MAIN = { '': DESKTOP, narrow: PHONE, zoom: zoomed(DESKTOP) }
const ONE = { '': DESKTOP }

async function pageAt({ open, server, dress }: Visit, file: string, screen: Viewport): Promise<Page> {
  const page = await open.newPage()
  await dress(page, screen)
  await page.goto(server.url(file))
  await page.bringToFront()
  await settledHighlights(page)
  return page
}

/** The card of one word, after what `then` does to it. */
function card(
  name: string,
  file: string,
  word: string,
  screens: Look['screens'] = ONE,
  then?: (page: Page) => Promise<unknown>,
): Look {
  // prettier-ignore
  return {
    name: `card-${name}`,
    screens,
    show: async (visit, screen) => {
      const page = await pageAt(visit, file, screen)
      await pointAt(page, word)
      await waitForCard(page)
      await then?.(page)
      await waitForCard(page)
      return page
    },
  }
}

/** The second of two lines, so that the card has a nested one before it. */
async function openLink(page: Page): Promise<void> {
  await cardClick(page, '.links button')
  await waitForCard(page, 'back to')
}

const PICTURE = async (page: Page) => {
  await cardClick(page, 'On a picture')
  await cardRect(page, '.picture svg')
}

const dialog: Look = {
  name: 'card-dialog',
  screens: ONE,
  show: async (visit, screen) => {
    const page = await pageAt(visit, 'places.html', screen)
    await page.click('#open-dialog')
    await until('the word in the dialog', () => wordRect(page, 'platelet lysate'))
    await pointAt(page, 'platelet lysate')
    await waitForCard(page)
    return page
  },
}

const sheet = (name: string, file: string, word: string, then?: (page: Page) => Promise<unknown>): Look => ({
  name: `sheet-${name}`,
  screens: { '': { ...PHONE, hasTouch: true } },
  touch: true,
  show: async (visit, screen) => {
    const page = await pageAt(visit, file, screen)
    const { x, y, width, height } = await wordRect(page, word)
    await page.touchscreen.tap(x + width / 2, y + height / 2)
    await waitForCard(page)
    await then?.(page)
    await waitForCard(page)
    return page
  },
})

export const CARD_LOOKS: readonly Look[] = [
  card('page', 'calf-twitching.html', 'bulging disc', MAIN),
  card('right-to-left', 'writing.html', 'vertebra'),
  card('vertical', 'writing.html', 'herniated disc'),
  card('turned', 'writing.html', 'nerve root'),
  dialog,
  card('top-left', 'places.html', 'vertebra', MAIN),
  card('top-right', 'places.html', 'sacrum'),
  card('bottom-left', 'places.html', 'nerve root'),
  card('bottom-right', 'places.html', 'atrophy', MAIN),
  card('nested', 'calf-twitching.html', 'bulging disc', ONE, openLink),
  card('urgent', 'urgent.html', 'cauda equina syndrome', MAIN),
  card('not-seen', 'spine-report.html', 'spinal stenosis'),
  card('here', 'spine-report.html', 'disc bulge'),
  card('medicine', 'made.html', 'vexatinib'),
  card('parts', 'made.html', 'gastrohepatography'),
  card('level', 'spine-report.html', 'L5-S1', MAIN, PICTURE),
  sheet('page', 'calf-twitching.html', 'bulging disc'),
  sheet('urgent', 'urgent.html', 'cauda equina syndrome'),
  sheet('picture', 'spine-report.html', 'L5-S1', PICTURE),
]
