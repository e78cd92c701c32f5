/** The first day: the page that comes by itself, what it shows by doing it, and the permission it asks for. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { says, textOf, violations, watchErrors } from './expected'
import {
  BROWSERS,
  highlights,
  openBrowser,
  PAGES,
  pointAt,
  serve,
  until,
  waitForHighlights,
  type OpenBrowser,
} from './harness'
import { tabTo } from './settings-page'

const SAMPLE = ['MRI', 'lumbar spine', 'bulging disc', 'L5–S1', 'nerve root', 'sciatica', 'spinal stenosis']

describe.each(BROWSERS)('the first day in %s', (name) => {
  let open: OpenBrowser
  let page: Page
  let errors: string[]

  beforeAll(async () => {
    open = await openBrowser(name, { welcome: true })
    const address = (p: Page) => p.evaluate(() => location.href).catch(() => '')
    page = await until('the page to come by itself', async () => {
      for (const p of await open.browser.pages()) if ((await address(p)).endsWith('/welcome.html')) return p
      throw new Error('not yet')
    })
    await page.bringToFront()
    errors = watchErrors(page)
  })
  afterAll(async () => {
    expect(errors).toEqual([])
    await open.close()
  })
  const steps = () => page.$$eval('.welcome li', (all) => all.map((li) => li.classList.contains('done')))

  it('has one paragraph with marked words, and nothing else is marked', async () => {
    const marked = (await waitForHighlights(page, SAMPLE.length)).map((h) => h.text)
    expect(marked).toEqual(SAMPLE)
    expect(await steps()).toEqual([false, false, false])
  })

  it('shows their underlines to the eye', async () => {
    const picture = async () => (await page.$('.sample'))!.screenshot({ encoding: 'base64' })
    const marked = await picture()
    const marks = await page.evaluateHandle(() => [...CSS.highlights.get('bedside-entry')!])
    await page.evaluate((all) => all.forEach((range) => CSS.highlights.get('bedside-entry')!.delete(range)), marks)
    expect(await picture()).not.toBe(marked)
    await page.evaluate((all) => all.forEach((range) => CSS.highlights.get('bedside-entry')!.add(range)), marks)
    await until('the same picture', picture, (again) => again === marked)
  })

  // No helper looks into pages of the extension: a card has its place on the screen or it has none.
  const cards = () => page.$$eval('bedside-card', (all) => all.filter((card) => card.checkVisibility() && card.getBoundingClientRect().height > 100).length) // prettier-ignore
  const closeCard = async () => {
    await page.keyboard.press('Escape')
    await until('the card to go', cards, (count) => count === 0)
  }

  it('notices what was done with the pointer', async () => {
    await pointAt(page, 'sciatica')
    await until('the card', cards, (count) => count === 1)
    await until('the first step', steps, ([first]) => first === true)
    await closeCard()
    expect(await steps()).toEqual([true, false, false])
  })

  // Firefox lets no test give a command to a page of the extension.
  it.runIf(name === 'chrome')('notices what was done with the key', async () => {
    await page.evaluate(async () => {
      const { commands, tabs } = (globalThis as unknown as { chrome: { commands: { onCommand: { dispatch: (name: string, tab: object) => void } }; tabs: { getCurrent: () => Promise<object> } } }).chrome // prettier-ignore
      commands.onCommand.dispatch('next-word', await tabs.getCurrent())
    })
    await until('the second step', steps, ([, second]) => second === true)
    await closeCard()
  })

  it('names the key that the browser has for it', async () => {
    expect(await textOf(page)).toContain('Or press Alt+Shift+E to go to the next word.')
  })

  // Only Chromium can be told to be dark.
  it.each(name === 'chrome' ? ['light', 'dark'] : ['light'])(
    'has nothing that axe would mend, in %s',
    async (scheme) => {
      if (name === 'chrome') await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
      expect(await violations(page)).toEqual([])
    },
  )

  it('leads on by keyboard', async () => {
    await tabTo(page, 'Open the search')
    await page.keyboard.press('Enter')
    // A browser without a window cannot show a popup: then the page says what to press.
    await until('the search, or what to do', async () => (await steps())[2] || (await textOf(page)).includes('Press the Bedside button yourself')) // prettier-ignore
    await tabTo(page, 'Read a report')
    await tabTo(page, 'Settings')
  })

  it('fits a narrow window', async () => {
    await page.setViewport({ width: 360, height: 740 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  })
})

describe.each(BROWSERS)('websites that are withheld in %s', (name) => {
  let open: OpenBrowser
  let server: Awaited<ReturnType<typeof serve>>

  beforeAll(async () => {
    server = await serve(PAGES)
    // Nobody can press "Allow" in the browser's own dialog here: Firefox is told not to show it.
    open = await openBrowser(name, { prefs: { 'extensions.webextOptionalPermissionPrompts': false } })
  })
  afterAll(async () => {
    await open.close()
    await server.close()
  })

  /** As a reader does in the browser's own list of extensions. */
  const letRead = async (allowed: boolean) => {
    if (name === 'chrome') {
      const list = await open.newPage('chrome://extensions')
      await list.evaluate(
        (id, access) =>
          (globalThis as unknown as { chrome: { developerPrivate: { updateExtensionConfiguration: (o: object) => Promise<void> } } }).chrome.developerPrivate.updateExtensionConfiguration({ extensionId: id, hostAccess: access }), // prettier-ignore
        open.extensionId,
        allowed ? 'ON_ALL_SITES' : 'ON_CLICK',
      )
      await list.close()
      return
    }
    const page = await open.extensionPage('options.html')
    await page.evaluate(
      (grant) =>
        (globalThis as unknown as { chrome: { permissions: Record<string, (o: object) => Promise<boolean>> } }).chrome.permissions[grant ? 'request' : 'remove']!({ origins: ['http://*/*', 'https://*/*'] }), // prettier-ignore
      allowed,
    )
    await page.close()
  }

  it('are asked for on the first day and in the popup, and words come when they are given', async () => {
    const article = await open.newPage(server.url('calf-twitching.html'))
    await waitForHighlights(article, 5)
    const welcome = await open.extensionPage('welcome.html')
    const popup = await open.extensionPage('popup.html')
    const asks = (page: Page) => page.$('.access').then((box) => box !== null)
    expect([await asks(welcome), await asks(popup)]).toEqual([false, false])
    await letRead(false)
    for (const page of [welcome, popup]) {
      await says(page, 'Your browser does not let Bedside read websites yet')
      expect(await violations(page)).toEqual([])
    }
    await article.bringToFront()
    await article.reload()
    expect(await highlights(article)).toEqual([])
    await welcome.bringToFront()
    if (name === 'firefox') {
      await tabTo(welcome, 'Allow it on websites')
      await welcome.keyboard.press('Enter')
    } else await letRead(true)
    for (const page of [welcome, popup]) await until('nothing to ask for', () => asks(page), (still) => !still) // prettier-ignore
    await article.bringToFront()
    await article.reload()
    await waitForHighlights(article, 5)
  })
})
