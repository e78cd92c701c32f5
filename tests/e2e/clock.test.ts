/** The clock of the computer jumps by years, back and forth, all the time: nothing of Bedside goes by it. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { builtFor } from '../../scripts/launch'
import { openBackstage, type Backstage } from './backstage'
import { BROWSERS, cardClick, highlights, openBrowser, pointAt, serve, until, waitForCard, waitForHighlights, waitForNoCard, type OpenBrowser } from './harness' // prettier-ignore
import { copyBuild, type BuildCopy } from './proof/copy'
import { filesOf, firstScripts } from './proof/surfaces'

const PAGE = `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Letter</title><h1>MRI of the spine</h1>
  <p>The letter speaks of kyphosis, of sciatica and of spinal stenosis.</p>`

/** Put before each part: a clock that is ten years fast or slow, as its own milliseconds say. */
const JUMPING = `{
  const real = Date
  const years = 10 * 365 * 86400e3
  const now = () => real.now() + years * Math.sign(Math.sin(real.now()))
  globalThis.Date = class extends real {
    constructor(...given) {
      super(...(given.length > 0 ? given : [now()]))
    }
    static now() {
      return now()
    }
  }
}
`

describe.each(BROWSERS)('a clock that jumps in %s', (name) => {
  let open: OpenBrowser
  let server: Awaited<ReturnType<typeof serve>>
  let copy: BuildCopy
  let backstage: Backstage
  let page: Page

  beforeAll(async () => {
    const root = builtFor(name)
    copy = copyBuild(root)
    for (const part of ['background.js', 'page.js', ...firstScripts(root), ...filesOf(root, '.html')]) copy.prepend(part, JUMPING) // prettier-ignore
    server = await serve({ '/letter.html': PAGE })
    open = await openBrowser(name, { extension: copy.folder })
    backstage = await openBackstage(open)
    page = await open.newPage(server.url('letter.html'))
    await waitForHighlights(page, 4)
  })
  afterAll(async () => {
    await open.close()
    await server.close()
    copy.remove()
  })

  it('keeps no card from opening, no change from being read, and nothing from being stored', async () => {
    for (const word of ['kyphosis', 'spinal stenosis']) {
      await pointAt(page, word)
      await waitForCard(page, word)
      await page.keyboard.press('Escape')
      await waitForNoCard(page)
    }
    await page.evaluate(() => (document.querySelector('h1')!.textContent = 'MRI and a herniated disc'))
    await until('the new word', () => highlights(page), (all) => all.some(({ text }) => text === 'herniated disc')) // prettier-ignore
    await pointAt(page, 'sciatica')
    await waitForCard(page, 'sciatica')
    await cardClick(page, 'I know this word')
    await until('the known word', () => backstage.stored(), ({ known }) => String(known) === 'sciatica') // prettier-ignore
    const options = await open.extensionPage('options.html')
    expect(await options.$$eval('input:checked', (inputs) => inputs.length)).toBeGreaterThanOrEqual(2)
    await options.close()
  })
})
