/** The clock of the computer jumps by years, back and forth, all the time: nothing of Bedside goes by it. */
import type { Page } from 'puppeteer-core'
import { afterAll, describe, expect, it } from 'vitest'
import { builtFor } from '../../scripts/launch'
import type { Backstage } from './backstage'
import { BROWSERS, cardClick, highlights, pointAt, until, waitForCard, waitForHighlights, waitForNoCard, type OpenBrowser } from './harness' // prettier-ignore
import { letterOf } from './letter'
import { copyBuild } from './proof/copy'
import { filesOf, firstScripts } from './proof/surfaces'
import { useStage } from './stage'

const WORDS = ['kyphosis', 'sciatica', 'spinal stenosis']

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
  let backstage: Backstage
  let page: Page

  const root = builtFor(name)
  const copy = copyBuild(root)
  for (const part of ['background.js', 'page.js', ...firstScripts(root), ...filesOf(root, '.html')]) copy.prepend(part, JUMPING) // prettier-ignore
  afterAll(() => copy.remove())
  useStage(
    name,
    async (stage) => {
      ;({ open, backstage, page } = stage)
      await page.goto(stage.server.url('letter.html'))
      await waitForHighlights(page, WORDS.length)
    },
    { source: { '/letter.html': letterOf(WORDS) }, extension: copy.folder },
  )

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
