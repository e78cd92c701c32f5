/** `npm run store`: the pictures for the stores, taken of the build in Chromium at the size they ask for. */
import fs from 'node:fs'
import path from 'node:path'
import type { Page } from 'puppeteer-core'
import { findBrowser, VARIABLES } from '../../scripts/browsers'
import { ROOT } from '../../scripts/tools'
import { openBackstage } from '../e2e/backstage'
import { openBrowser, PAGES, pointAt, settledHighlights, until, waitForCard } from '../e2e/harness'
import { dropFile } from '../e2e/proof/drivers'
import { record } from '../e2e/proof/recorder'
import { REPORT } from '../looks/report'

const SIZE = { width: 1280, height: 800 }
const FOLDER = path.join(ROOT, 'store/pictures')
/** The popup's own width, as the browser shows it below its button. */
const POPUP = { width: 380, height: 600 }

/** Below the word, in pixels. */
const CARD_ROOM = 440

async function main(): Promise<void> {
  process.env[VARIABLES.chrome] = (await findBrowser('chrome')).path
  fs.rmSync(FOLDER, { recursive: true, force: true })
  fs.mkdirSync(FOLDER, { recursive: true })
  const site = await record('chrome')
  const article = site.serve('', fs.readFileSync(path.join(PAGES, 'calf-twitching.html'), 'utf8'))
  const open = await openBrowser('chrome', site.choices)
  try {
    const backstage = await openBackstage(open)
    const page = await open.newPage()
    await page.setViewport(SIZE)
    const showCard = async (scheme: string, word: string) => {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
      await page.goto(article)
      await page.bringToFront()
      // The word high on the screen, so that the whole card has room below it.
      await page.addStyleTag({ content: `p { scroll-margin-bottom: ${CARD_ROOM}px }` })
      await settledHighlights(page)
      await pointAt(page, word)
      await waitForCard(page)
    }
    await showCard('light', 'bulging disc')
    await shoot(page, '1-card')

    const reader = await open.extensionPage('reader.html')
    await reader.setViewport(SIZE)
    await dropFile(reader, 'report.txt', Buffer.from(REPORT))
    await until('the words', () => reader.$$eval('ol li .here, ol li .places', (rows) => rows.length >= 6))
    await settledHighlights(reader)
    await reader.click('::-p-xpath(//ol/li[.//strong[.="disc herniation"]]//button[contains(@class, "go")])')
    await until('the card', () => reader.$('bedside-card'))
    await reader.evaluate(() =>
      scrollTo(0, document.querySelector('.report')!.getBoundingClientRect().top + scrollY - 64),
    )
    await shoot(reader, '2-report')

    await page.mouse.move(5, 5)
    await page.keyboard.press('Escape')
    const popup = await open.extensionPage(`popup.html?tab=${await backstage.tabId(page.url())}`)
    await popup.setViewport(POPUP)
    await until('the search box', () => popup.$('#query'))
    await popup.type('#query', 'nerve')
    await until('results', () => popup.$$eval('.results button', (rows) => rows.length >= 3))
    const height = await popup.evaluate(() => Math.min(600, Math.ceil(document.querySelector('main')!.getBoundingClientRect().height))) // prettier-ignore
    await popup.setViewport({ ...POPUP, height })
    await page.bringToFront()
    await shoot(await together(await open.newPage(), await picture(page), await picture(popup)), '3-search')

    const options = await open.extensionPage('options.html')
    await options.setViewport(SIZE)
    await shoot(options, '4-settings')

    await showCard('dark', 'bulging disc')
    await shoot(page, '5-dark')
  } finally {
    await open.close()
    await site.close()
  }
}

function picture(page: Page): Promise<string> {
  return page.screenshot({ encoding: 'base64' })
}

/** The popup over the page, where the browser puts it. */
async function together(page: Page, below: string, above: string): Promise<Page> {
  await page.setViewport(SIZE)
  await page.setContent(`<style>body { margin: 0; background: url(data:image/png;base64,${below}) }
    img { position: fixed; top: 12px; right: 40px; border-radius: 8px; box-shadow: 0 4px 24px #0006 }</style>
    <img src="data:image/png;base64,${above}">`)
  await until('both pictures', () => page.$eval('img', (img) => img.complete))
  return page
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.bringToFront()
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`) })
  console.log(path.join('store/pictures', `${name}.png`))
}

await main()
