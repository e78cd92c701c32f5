/** Pages of every kind stay as they are: nothing is put into them, and nothing is said on their console. */
import { describe, expect, it } from 'vitest'
import type { Page } from 'puppeteer-core'
import { expectedOf, touchesOf, watchTouches } from './expected'
import { BROWSERS, highlights, pointAt, until, waitForCard, waitForHighlights } from './harness'
import { useStage, type Stage } from './stage'

const STRICT = { 'content-security-policy': "default-src 'none'; require-trusted-types-for 'script'" }

describe.each(BROWSERS)('Bedside on other pages in %s', (name) => {
  let server: Stage['server']
  let page: Page
  let errors: string[]
  let control: Page

  useStage(
    name,
    async (stage) => {
      ;({ page, server, errors } = stage)
      control = await stage.open.newPage()
      await watchTouches(page)
    },
    { headers: { '/strict-csp.html': STRICT } },
  )

  const show = async (file: string) => {
    await page.bringToFront()
    await page.goto(server.url(file))
    errors.splice(0)
    await page.reload()
  }
  /** A page opened later has been read by now: whatever Bedside does to this one, it has done. */
  const afterControl = async () => {
    await control.bringToFront()
    await control.goto(server.url('spine-report.html'))
    await waitForHighlights(control, 5)
  }

  it.each(['german.html', 'unmedical.html', 'no-body.html', 'drawing.svg', 'record.xml'])(
    'does nothing on %s',
    async (file) => {
      await show(file)
      await afterControl()
      expect(await highlights(page)).toEqual([])
      // Where the rest of Bedside is loaded, its style sheet is.
      expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0)
      expect(await touchesOf(page)).toEqual([])
    },
  )

  it('marks words under the strictest policy, and its card has its styles', async () => {
    await show('strict-csp.html')
    const { highlighted } = await expectedOf(page)
    const words = await until('the words', () => highlights(page), (all) => all.length >= highlighted.length) // prettier-ignore
    expect(words.map(({ text }) => text)).toEqual(expect.arrayContaining(highlighted))
    await pointAt(page, 'nerve root')
    const { rect } = await waitForCard(page, 'nerve root')
    expect(rect).toMatchObject({ width: 360 })
    expect(await page.$eval('bedside-card', (host) => getComputedStyle(host).position)).toBe('fixed')
    expect(await touchesOf(page)).toEqual([])
  })

  it('marks words in a plain text, and opens their cards', async () => {
    await show('plain.txt')
    const words = (await waitForHighlights(page, 4)).map(({ text }) => text)
    expect(words).toEqual(expect.arrayContaining(['low back pain', 'herniated disc', 'spinal stenosis', 'vertebra']))
    await pointAt(page, 'spinal stenosis')
    expect((await waitForCard(page, 'spinal stenosis')).text).toContain('Not seen in this text')
    expect(await touchesOf(page)).toEqual([])
  })
})
