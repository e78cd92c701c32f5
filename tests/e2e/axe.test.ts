/** The rules of accessibility that a machine can check, over the card and the popup, in light and in dark. */
import fs from 'node:fs'
import path from 'node:path'
import { parseHTML } from 'linkedom'
import { h, render } from 'preact'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { PageCard } from '../../components/PageCard'
import { sayBy } from '../../components/strings'
import type { CardEntry } from '../../core/card/model'
import { ROOT } from '../../scripts/tools'
import { openBackstage, type Backstage } from './backstage'
import { violations } from './expected'
import { openBrowser, PAGES, serve, until, waitForHighlights, type OpenBrowser } from './harness'
import { openPopup } from './popup-page'

const ENTRY: CardEntry = {
  id: 'fasciculation',
  term: 'fasciculation',
  kind: 'sign',
  system: 'nerves',
  say: 'fuh-sik-yoo-LAY-shun',
  short: 'A small, quick jerk in a muscle that you did not cause.',
  more: 'You may see it ripple under the skin.',
  common: 'Most people have one now and then.',
  limits: 'One twitch alone does not tell you the cause.',
  urgent: 'See a doctor soon if the muscle is also weak.',
  links: [{ type: 'looks like', id: 'tremor', term: 'tremor' }],
  sources: [{ label: 'MedlinePlus', title: 'Muscle twitching', address: 'https://medlineplus.gov/' }],
  origin: 'parts',
  pack: 'Elm Clinic',
}
const HERE = { levels: [['L5', 'S1']], cues: ['negated' as const], severity: 'mild', side: 'left' as const }

/** The page card's HTML, drawn by the components that ship, in the words that ship. */
function cardHtml(known: boolean): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  vi.stubGlobal('document', document)
  const file = path.join(ROOT, 'public/_locales/en/messages.json')
  const messages = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, { message: string }>
  const say = (key: string, value = '') => messages[key]?.message.replace('$1', value) ?? key
  const nothing = () => undefined
  const loadCard = () => Promise.resolve(null)
  const stored = () => Promise.resolve()
  const star = { isSaved: () => known, onSave: stored }
  const card = {
    entry: ENTRY,
    here: HERE,
    known,
    ...star,
    loadCard,
    loadPicture: loadCard,
    onKnown: stored,
    onClose: nothing,
    takesFocus: false,
  }
  sayBy(say)
  render(h(PageCard, card), document.body)
  const html = document.body.innerHTML.replace('<details', '<details open')
  vi.unstubAllGlobals()
  return html
}

describe('accessibility in chrome', () => {
  let open: OpenBrowser
  let server: Awaited<ReturnType<typeof serve>>
  let pages: typeof server
  let backstage: Backstage

  beforeAll(async () => {
    const css = fs.readFileSync(path.join(ROOT, 'components/card.css'), 'utf8')
    const page = (body: string) =>
      `<!doctype html><html lang="en"><title>Card</title><style>${css}</style><main class="mount">${body}</main></html>`
    server = await serve({ '/new.html': page(cardHtml(false)), '/known.html': page(cardHtml(true)) })
    open = await openBrowser('chrome')
    backstage = await openBackstage(open)
    pages = await serve(PAGES)
  })
  afterAll(async () => {
    await open.close()
    await server.close()
    await pages.close()
  })

  describe.each(['light', 'dark'])('in %s', (scheme) => {
    const inScheme = async (page: Page) => {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
      return page
    }

    it.each(['new', 'known'])('finds nothing wrong with the card of a %s word', async (file) => {
      const page = await inScheme(await open.newPage(server.url(`${file}.html`)))
      expect(await page.$eval('.card', (card) => card.textContent.includes('Not seen in this text'))).toBe(true)
      expect(await violations(page)).toEqual([])
    })

    it('finds nothing wrong with the panel: its list, its graph, and a card with a picture', async () => {
      const page = await open.newPage(pages.url('calf-twitching.html'))
      await waitForHighlights(page, 20)
      const panel = await inScheme(await open.extensionPage(`sidepanel.html?tab=${await backstage.tabId(page.url())}`))
      await until('the words', () => panel.$$eval('.word-list .short', (all) => all.length > 20))
      expect(await violations(panel)).toEqual([])
      await panel.click('[role="tab"]:last-child')
      await panel.waitForSelector('.node')
      expect(await violations(panel)).toEqual([])
      await panel.click('[data-id="s1"]')
      const fold = await panel.waitForSelector('::-p-xpath(//section//summary[.="On a picture"])')
      await fold!.click()
      await panel.waitForSelector('.picture svg')
      expect(await violations(panel)).toEqual([])
      await panel.close()
      await page.close()
    })

    it('finds nothing wrong with the popup: empty, with results, with none, and with a card', async () => {
      const page = await inScheme(await openPopup(open))
      expect(await violations(page)).toEqual([])
      await page.keyboard.type('fascic')
      await until('results', () => page.$('.results button'))
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Enter')
      await until('the card', () => page.$('.card'))
      expect(await violations(page)).toEqual([])
      await page.$eval('#query', (field) => (field as HTMLInputElement).select())
      await page.keyboard.type('qqqqqqqqqq')
      await until('the hint', () => page.$('p.hint'))
      expect(await violations(page)).toEqual([])
    })
  })
})
