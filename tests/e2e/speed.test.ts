/** The word under the pointer and its card come in no time. Loose bounds: `npm run bench -- pointing` prints the figures. */
import { describe, expect, it } from 'vitest'
import type { Page } from 'puppeteer-core'
import { crowdedPage, hitTimes, lateness, percentile, stepOnto, watchCard } from '../bench/pointing-runs'
import type { Backstage } from './backstage'
import { BROWSERS, PAGES, settledHighlights, waitForCard } from './harness'
import { useStage, type Stage } from './stage'

/** A machine that does other things as well may take this many times the time. */
const BUSY = 5

describe.each(BROWSERS)('speed in %s', (name) => {
  let server: Stage['server']
  let page: Page
  let backstage: Backstage

  useStage(name, (stage) => void ({ page, server, backstage } = stage), {
    source: [PAGES, { '/crowded.html': crowdedPage() }],
  })

  it('finds the word under the pointer within a millisecond among 3,000 marks, also after a change', async () => {
    await page.goto(server.url('crowded.html'))
    const { marks, found, ours, oursAfterChange } = await hitTimes(page)
    expect(marks).toBeGreaterThanOrEqual(3_000)
    expect(found).toBeGreaterThan(0)
    expect(percentile(ours, 0.5)).toBeLessThan(1 * BUSY)
    expect(percentile(oursAfterChange, 0.5)).toBeLessThan(1 * BUSY)
  })

  it('shows a card within a frame or so of the dwell, also when the background had stopped', async () => {
    await page.goto(server.url('calf-twitching.html'))
    await settledHighlights(page)
    await watchCard(page)
    await backstage.stopBackground()
    await stepOnto(page, 'spinal cord')
    await waitForCard(page)
    const [late] = await lateness(page)
    expect(late).toBeGreaterThan(-16)
    expect(late).toBeLessThan(50 * BUSY)
  })
})
