/** "On a picture": folded on the card, fetched when it is unfolded, the same on the page, in popup, panel and report. */
import type { Page } from 'puppeteer-core'
import { describe, expect, it } from 'vitest'
import type { Backstage } from './backstage'
import { keysOf } from './by-keyboard'
import { BROWSERS, card, cardClick, cardFocus, pointAt, settledHighlights, until, waitForCard, waitForHighlights, type OpenBrowser } from './harness' // prettier-ignore
import { openPopup } from './popup-page'
import { useStage, type Stage } from './stage'

const NARROW = { width: 360, height: 740 }
const REPORT = [
  'MRI OF THE LUMBAR SPINE',
  'L3-L4: No disc herniation.',
  'L5-S1: Moderate left disc herniation, which touches the S1 nerve root.',
]

describe.each(BROWSERS)('the picture in %s', (name) => {
  let open: OpenBrowser
  let server: Stage['server']
  let backstage: Backstage
  let watch: Stage['watch']

  useStage(name, (stage) => void ({ open, server, backstage, watch } = stage))

  const article = async () => {
    const page = await open.newPage(server.url('calf-twitching.html'))
    await waitForHighlights(page, 20)
    await settledHighlights(page)
    return page
  }
  const lit = (page: Page) =>
    page.$$eval('.picture .lit', (all) => all.map((path) => path.getBoundingClientRect().width))

  it('is drawn on the card over a page when it is unfolded, and says in words what it shows', async () => {
    const page = await article()
    await pointAt(page, 'calf')
    const before = await waitForCard(page, 'back of your lower leg')
    expect(before.html).not.toContain('class="picture"')
    await cardClick(page, 'On a picture')
    const { html, rect } = await waitForCard(page, 'the back of the lower leg')
    expect(html).toContain('role="img"')
    expect(html).toContain('<title')
    expect(html).toContain('Where it is: calf muscle')
    expect(html).toContain('A body seen from the back. Lit: the back of the lower leg')
    expect(rect.height).toBeLessThanOrEqual(0.6 * 900 + 1)
    await page.close()
  })

  it('opens by keyboard alone', async () => {
    const page = await article()
    await keysOf({ page, backstage }).step('next-word', 'spine')
    await cardFocus(page, 'On a picture')
    await page.keyboard.press('Enter')
    await until('the picture', () => card(page), (c) => c?.text.includes('the bones of the spine') === true) // prettier-ignore
    await page.close()
  })

  it('is not offered where a word is in no place', async () => {
    const page = await article()
    await pointAt(page, 'MRI')
    expect((await waitForCard(page, 'MRI')).text).not.toContain('On a picture')
    await page.close()
  })

  it('lights level, nerve, muscles and skin in the popup, also in a narrow window', async () => {
    const popup = await openPopup(open)
    watch(popup)
    await popup.setViewport(NARROW)
    await popup.keyboard.type('L5-S1')
    await popup.waitForSelector('.results button')
    await popup.keyboard.press('Enter')
    const fold = await popup.waitForSelector('::-p-xpath(//summary[.="On a picture"])')
    await fold!.click()
    await popup.waitForSelector('.picture svg')
    expect(await popup.$$eval('.picture dt', (all) => all.map((dt) => dt.textContent))).toEqual(['Level', 'S1 nerve', 'S1 muscles', 'S1 skin', 'S1 reflex']) // prettier-ignore
    const widths = await lit(popup)
    expect(widths.length).toBeGreaterThan(4)
    expect(Math.min(...widths)).toBeGreaterThan(2)
    expect(await popup.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(NARROW.width)
    await popup.close()
  })

  it('shows the levels of a report on one spine, and in words, and leads to each', async () => {
    const page = await open.extensionPage('reader.html')
    watch(page)
    await page.type('textarea', REPORT.join('\n'))
    await page.click('button[type="submit"]')
    await page.waitForSelector('.levels svg')
    expect(
      await page.$$eval('.levels li', (all) =>
        all.map((li) => (li as HTMLElement).innerText.split('\n').filter(Boolean)),
      ),
    ).toEqual([
      ['L3–L4', 'disc herniation: Not seen in this text'],
      ['L5–S1', 'disc herniation: left side · “moderate”'],
      ['S1 nerve', 'Named'],
    ])
    expect(await lit(page)).toHaveLength(1)
    expect(await page.$eval('.levels desc', (desc) => desc.textContent)).toContain('L5–S1: disc herniation: left side')
    await page.click('.levels li:nth-child(2) button')
    await page.waitForSelector('bedside-card')
    await page.close()
  })
})
