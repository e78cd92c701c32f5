/** A page's life: it comes back, becomes another, changes its colours; and Bedside comes and goes. */
import { describe, expect, it } from 'vitest'
import type { Page } from 'puppeteer-core'
import type { Backstage } from './backstage'
import { expectedOf, showMarked } from './expected'
import {
  BROWSERS,
  highlights,
  pointAt,
  until,
  waitForCard,
  waitForHighlights,
  waitForNoCard,
  type OpenBrowser,
} from './harness'
import { useStage, type Stage } from './stage'

/** Served so that browsers may keep them for the way back. */
const KEEPABLE = { 'cache-control': 'max-age=60' }

describe.each(BROWSERS)('the life of a page in %s', (name) => {
  let open: OpenBrowser
  let server: Stage['server']
  let backstage: Backstage
  let page: Page
  let watch: Stage['watch']

  useStage(name, (stage) => void ({ open, page, server, backstage, watch } = stage), {
    headers: { '/keyboard.html': KEEPABLE, '/spine-report.html': KEEPABLE },
    ...(name === 'firefox' && { prefs: { 'fission.bfcacheInParent': true } }),
  })

  const show = (file: string) => showMarked(page, server.url(file))
  const words = async () => (await highlights(page)).map(({ text }) => text)
  const opens = async (word: string) => {
    await page.mouse.move(2, 2)
    await pointAt(page, word)
    await waitForCard(page, word)
    await page.keyboard.press('Escape')
    await waitForNoCard(page)
  }
  /** What of Bedside a page can find in itself. */
  const traces = () =>
    page.evaluate(() => ({
      highlights: [...CSS.highlights.keys()].filter((key) => key.includes('bedside')),
      sheets: document.adoptedStyleSheets.length,
      elements: document.querySelectorAll('bedside-card').length,
    }))
  const NONE = { highlights: [], sheets: 0, elements: 0 }

  it('is read anew when a script writes the document anew, and its words can be pointed at', async () => {
    await show('rewriting.html')
    await page.evaluate('rewrite()')
    await until('the new words only', words, (now) => now.join() === 'bulging disc')
    // The test helper has been made deaf, too: the card itself has to do.
    await pointAt(page, 'bulging disc')
    await page.waitForSelector('bedside-card')
    await page.keyboard.press('Escape')
    await until('the card to go', async () => (await page.$('bedside-card')) === null)
  })

  it('is found as it was on the way back, and its words can be pointed at', async () => {
    await show('keyboard.html')
    await page.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => Object.assign(globalThis, { persisted }))
    })
    await pointAt(page, 'sacrum')
    await waitForCard(page)
    await show('spine-report.html')
    await page.evaluate(() => history.back())
    await until('the way back', () => page.evaluate(() => location.pathname), (path) => path === '/keyboard.html') // prettier-ignore
    const { highlighted } = await expectedOf(page)
    await until('all words', words, (now) => highlighted.every((word) => now.includes(word)))
    expect((await words()).length).toBe(highlighted.length)
    expect(await page.$('bedside-card')).toBeNull()
    await opens('sacrum')
    await page.evaluate(() => history.forward())
    await until('the way forward', () => page.evaluate(() => location.pathname), (path) => path === '/spine-report.html') // prettier-ignore
    await waitForHighlights(page, 5)
    // Firefox tells a driver nothing more of what loads in a tab that went back and forward.
    await page.close()
    page = await open.newPage()
    watch(page)
  })

  it('forgets what it spoke of when its script goes to another address', async () => {
    await show('spine-report.html')
    expect(await words()).toContain('S1')
    const other = await (await fetch(server.url('phone-review.html'))).text()
    await page.evaluate((html) => {
      history.pushState(null, '', '/another')
      document.body.innerHTML = new DOMParser().parseFromString(html, 'text/html').body.innerHTML
    }, other)
    await until('the words of the other', words, (now) => now.join() === 'sciatica')
  })

  it('has its underlines in colours for what it turns into', async () => {
    await show('keyboard.html')
    // A link keeps its own colour.
    const layers = async () => [...new Set((await highlights(page)).filter((h) => h.text !== 'sacrum').map((h) => h.name))] // prettier-ignore
    expect(await layers()).toEqual(['bedside-entry'])
    await page.evaluate(() => (document.documentElement.style.cssText = 'background: #111; color: #eee'))
    await until('the layer for dark pages', layers, (now) => now.join() === 'bedside-entry-dark')
    await page.evaluate(() => (document.documentElement.style.cssText = ''))
    await until('the layer for light pages', layers, (now) => now.join() === 'bedside-entry')
  })

  it('is read in shadow roots that come long after their hosts', async () => {
    await show('keyboard.html')
    await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<late-note></late-note><div id="plain">&nbsp;</div>')) // prettier-ignore
    await page.evaluate(() =>
      customElements.define(
        'late-note',
        class extends HTMLElement {
          connectedCallback() {
            setTimeout(() => (this.attachShadow({ mode: 'open' }).innerHTML = '<p>Late: sciatica.</p>'), 400)
          }
        },
      ),
    )
    await until('the late word', words, (now) => now.includes('sciatica'))
    // Where no name tells that a root may come, the pointer does.
    const at = await page.$eval('#plain', (plain) => {
      plain.attachShadow({ mode: 'open' }).innerHTML = '<p>Later still: spondylosis.</p>'
      plain.scrollIntoView()
      const { x, y } = plain.getBoundingClientRect()
      return { x: x + 20, y: y + 8 }
    })
    await page.mouse.move(at.x, at.y)
    await page.mouse.move(at.x + 1, at.y)
    await until('the word in the plain root', words, (now) => now.includes('spondylosis'))
  })

  it('is read in frames that come later', async () => {
    await show('keyboard.html')
    await page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<iframe id="late" src="frame.html"></iframe><iframe id="empty"></iframe>') // prettier-ignore
      const empty = document.querySelector<HTMLIFrameElement>('#empty')?.contentDocument
      if (empty) empty.body.innerHTML = '<p>The doctor told the patient of a bulging disc.</p>'
    })
    for (const [id, word] of [
      ['#late', 'platelet lysate'],
      ['#empty', 'bulging disc'],
    ] as const) {
      const frame = await (await page.$(id))?.contentFrame()
      await until(word, () => highlights(frame!), (all) => all.some(({ text }) => text === word)) // prettier-ignore
    }
  })

  it('is left clean where Bedside is switched off, and marked again where it is switched on', async () => {
    await show('keyboard.html')
    await pointAt(page, 'sacrum')
    await waitForCard(page)
    await backstage.settings({ on: false })
    await until('nothing of Bedside', traces, (now) => JSON.stringify(now) === JSON.stringify(NONE))
    await page.evaluate(() => document.body.append('And a sciatica.'))
    await backstage.settings({ on: true })
    await until('all words again', words, (now) => now.includes('vertebra') && now.includes('sciatica'))
  })

  it('is left clean when Bedside is removed', async () => {
    await show('keyboard.html')
    const before = await page.evaluate(() => document.documentElement.outerHTML)
    await pointAt(page, 'sacrum')
    await waitForCard(page)
    await open.browser.uninstallExtension(open.extensionId)
    await until(
      'nothing of Bedside to be seen',
      () => page.evaluate(seen),
      (now) => now.length === 0,
    )
    // Firefox stops our scripts before they can tidy up: what is left there is invisible.
    if (name === 'firefox') return
    expect(await traces()).toEqual(NONE)
    expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before)
    // What stands of the old scripts keeps still while the page lives on.
    await page.evaluate(() => document.body.append('And a sciatica.'))
    await page.mouse.move(300, 100)
    expect(await traces()).toEqual(NONE)
  })
})

/** Runs in the page: what a reader can see of Bedside. */
function seen(): string[] {
  const found: string[] = []
  const card = document.querySelector('bedside-card')
  if (card && getComputedStyle(card).display !== 'none') found.push('the card')
  for (const [name, ranges] of CSS.highlights) {
    if (!name.startsWith('bedside-')) continue
    for (const { startContainer } of ranges) {
      const style = getComputedStyle(startContainer.parentElement!, `::highlight(${name})`)
      const isClear = (colour: string) => /, 0\)$|\/ 0\)$|^transparent$/.test(colour)
      if (!isClear(style.textDecorationColor) || !isClear(style.backgroundColor)) found.push(`${name} ${style.textDecorationColor} ${style.backgroundColor}`) // prettier-ignore
    }
  }
  return found
}
