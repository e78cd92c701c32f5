/**
 * A browser that refuses to store: each surface that writes says so in plain words, shows what is stored
 * and not what was wished for, loses nothing, and goes on once there is room.
 */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { builtFor } from '../../scripts/launch'
import type { Backstage } from './backstage'
import { says } from './expected'
import { BROWSERS, cardClick, EVERY_WORD, pointAt, until, waitForCard, waitForHighlights, waitForNoCard, type OpenBrowser } from './harness' // prettier-ignore
import { letterOf } from './letter'
import { makeRefusing } from './proof/refusing'
import { giveFile, isChosen } from './settings-page'
import { useStage, type Stage } from './stage'

const NOT_KEPT = 'This was not kept'
const WORDS = ['sciatica', 'spinal stenosis', 'kyphosis', 'hypertension', 'edema', 'scoliosis']
const OURS = { ...EVERY_WORD, known: ['atrophy'], offSites: ['example.org'], history: true }
const SAVED = ['atrophy', 'edema']
const pack = (name: string) => JSON.stringify({ bedsidePack: 1, name, words: [{ term: 'pain diary', meaning: 'A notebook for your pain.' }] }) // prettier-ignore
const FILE = JSON.stringify({ bedside: 1, settings: { on: true, offSites: [], known: ['sciatica'], level: 3, underline: 'solid', firstOnly: true } }) // prettier-ignore

type Stored = Record<string, unknown>

describe.each(BROWSERS)('a storage that refuses in %s', (name) => {
  let open: OpenBrowser
  let server: Stage['server']
  let backstage: Backstage
  let page: Page

  const refusing = makeRefusing(builtFor(name))
  afterAll(() => refusing.remove())
  useStage(
    name,
    async (stage) => {
      ;({ open, server, backstage, page } = stage)
      await page.goto(server.url('letter.html'))
    },
    { source: { '/letter.html': letterOf(WORDS) }, extension: refusing.folder, unwatched: true },
  )

  const refuse = (now: boolean) => backstage.store(refusing.refuse(now))
  /** All that is stored, but for what makes the storage refuse. */
  const stored = async (): Promise<Stored> => {
    return Object.fromEntries(Object.entries(await backstage.all()).filter(([key]) => !(key in refusing.refuse(true))))
  }
  let before: Stored

  beforeEach(async () => {
    await backstage.forget()
    await backstage.store({ settings: OURS, saved: SAVED, recent: [] })
    const options = await open.extensionPage('options.html')
    await giveFile(options, 'Add a pack from a file', 'elm.json', pack('Elm Clinic'))
    await says(options, 'Elm Clinic')
    await until('the pack to be stored', stored, (all) => 'packs' in all)
    await options.close()
    before = await stored()
    await refuse(true)
  })

  const press = (at: Page, selector: string) => at.$eval(selector, (control) => (control as HTMLElement).click())
  const label = (text: string) => `::-p-xpath(//label[normalize-space(.)="${text}"]//input)`
  const alerts = (at: Page) => at.$$eval('[role="alert"]', (all) => all.map((one) => one.textContent).join())
  /** Does it, and is told that it was not kept; does it again when there is room, and is told no more. */
  const refusedAt = async (at: Page, act: () => Promise<void>) => {
    await act()
    await until('to be told', () => alerts(at), (said) => said.startsWith(NOT_KEPT)) // prettier-ignore
    expect(await stored()).toEqual(before)
    await refuse(false)
    await act()
    await until('to be told no more', () => alerts(at), (said) => said === '') // prettier-ignore
    await until('the change', stored, (now) => JSON.stringify(now) !== JSON.stringify(before))
    await backstage.store(before)
    await refuse(true)
  }

  it('is told of on the card over a page, whose star and word stay as they were', async () => {
    await page.bringToFront()
    await page.goto(server.url('letter.html'))
    await waitForHighlights(page, WORDS.length)
    // The list of words that were looked up is refused, too.
    await pointAt(page, 'kyphosis')
    await waitForCard(page, NOT_KEPT)
    await page.keyboard.press('Escape')
    await waitForNoCard(page)
    for (const control of ['.star', '.known']) {
      await pointAt(page, 'sciatica')
      await waitForCard(page, 'sciatica')
      await cardClick(page, control)
      const { html } = await waitForCard(page, NOT_KEPT)
      expect(html).not.toContain('aria-pressed="true"')
      await page.keyboard.press('Escape')
      await waitForNoCard(page)
    }
    expect(await stored()).toEqual(before)
    await refuse(false)
    await pointAt(page, 'sciatica')
    const { text } = await waitForCard(page, 'sciatica')
    expect(text).not.toContain(NOT_KEPT)
    await cardClick(page, '.star')
    await until('the star', stored, ({ saved }) => String(saved) === `sciatica,${SAVED.join()}`)
    await cardClick(page, '.known')
    await waitForNoCard(page)
    await until('the known word', () => backstage.stored(), ({ known }) => String(known) === 'atrophy,sciatica') // prettier-ignore
  })

  it('is told of in the popup, whose switch and star stay as they were', async () => {
    const popup = await open.extensionPage(`popup.html?tab=${await backstage.tabId(page.url())}`)
    const switches = () => popup.$$eval('[role="switch"]', (all) => all.map((one) => (one as HTMLInputElement).checked))
    await until('the switches', switches, (all) => all.length === 2)
    for (const nth of [1, 2]) {
      await refusedAt(popup, () => press(popup, `.switch:nth-of-type(${nth}) input`))
      await until('what is stored', switches, (all) => all.every(Boolean))
    }
    await popup.type('#query', 'sciatica')
    await until('results', () => popup.$('.results button'))
    await popup.keyboard.press('Enter')
    await until('the card', () => popup.$('.star'))
    // Looked up, and so to be listed.
    await until('to be told', () => alerts(popup), (said) => said.startsWith(NOT_KEPT)) // prettier-ignore
    await refusedAt(popup, () => press(popup, '.star'))
    await popup.close()
  })

  it('is told of in the panel', async () => {
    await page.bringToFront()
    await page.goto(server.url('letter.html'))
    await waitForHighlights(page, WORDS.length)
    const panel = await open.extensionPage(`sidepanel.html?tab=${await backstage.tabId(page.url())}`)
    await until('the words', () => panel.$$('.word-list button'), (all) => all.length >= WORDS.length) // prettier-ignore
    await press(panel, '.word-list button')
    await until('the card', () => panel.$('.shown .known'))
    await press(panel, '.shown .known')
    await until('to be told', () => alerts(panel), (said) => said.startsWith(NOT_KEPT)) // prettier-ignore
    expect(await stored()).toEqual(before)
    await panel.close()
  })

  it('is told of in the settings, whatever is changed there, and its controls show what is stored', async () => {
    const options = await open.extensionPage('options.html')
    for (const control of [
      'input[name="level"]:not(:checked)',
      'input[name="underline"]:not(:checked)',
      label('Elm Clinic'),
      '[aria-label="Remove Elm Clinic"]',
      '[aria-label="Remove atrophy"]',
    ]) {
      // prettier-ignore
      await refusedAt(options, () => press(options, control))
      await until('the control again', () => options.$(control))
      expect(await isChosen(options, 'Elm Clinic')).toBe(true)
    }
    await options.close()
  })

  it('is told of where a file is handed in, and nothing of the file is taken', async () => {
    const options = await open.extensionPage('options.html')
    await giveFile(options, 'Add a pack from a file', 'oak.json', pack('Oak Ward'))
    await says(options, 'There is no room left for oak.json.')
    await giveFile(options, 'Load from a file', 'mine.json', FILE)
    await says(options, 'mine.json was not loaded')
    expect(await stored()).toEqual(before)
    await refuse(false)
    await giveFile(options, 'Add a pack from a file', 'oak.json', pack('Oak Ward'))
    await says(options, 'Added the pack “Oak Ward”')
    await giveFile(options, 'Load from a file', 'mine.json', FILE)
    await until('the file', () => backstage.stored(), ({ level }) => level === 3) // prettier-ignore
    await options.close()
  })
})
