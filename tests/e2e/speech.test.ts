/** Saying a word aloud, with the voices that a computer may have: here they are put in its place. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BROWSERS, openBrowser, until, type OpenBrowser } from './harness'
import { tabTo } from './settings-page'

describe.each(BROWSERS)('say it in %s', (name) => {
  let open: OpenBrowser

  beforeAll(async () => {
    open = await openBrowser(name)
  })
  afterAll(() => open.close())

  /** The computer has these voices from now on; what it would say is written down. */
  const giveVoices = (page: Page, voices: { name: string; lang: string; localService: boolean }[]) =>
    page.evaluate((list) => {
      const said: string[] = []
      Object.assign(globalThis, {
        said,
        SpeechSynthesisUtterance: class {
          voice: { name: string } | null = null
          constructor(readonly text: string) {}
        },
      })
      Object.assign(speechSynthesis, {
        getVoices: () => list,
        speak: (u: { text: string; voice: { name: string } }) => said.push(`${u.voice.name}: ${u.text}`),
        cancel: () => said.push('(silence)'),
      })
      speechSynthesis.dispatchEvent(new Event('voiceschanged'))
    }, voices)
  const said = (page: Page) => page.evaluate(() => (globalThis as unknown as { said: string[] }).said)
  const button = (page: Page) => page.$('.speak')

  it('is offered with a voice of this computer only, works by keyboard, and ends with the card', async () => {
    const popup = await open.extensionPage('popup.html')
    await until('the search box', () => popup.evaluate(() => document.activeElement?.id), (id) => id === 'query') // prettier-ignore
    await popup.keyboard.type('sciatica')
    await until('results', () => popup.$('.results button'))
    await popup.keyboard.press('Enter')
    await until('the card', () => popup.$('.card'))

    await giveVoices(popup, [{ name: 'cloud', lang: 'en-US', localService: false }])
    expect(await button(popup)).toBeNull()
    await giveVoices(popup, [
      { name: 'cloud', lang: 'en-US', localService: false },
      { name: 'pico', lang: 'en-GB', localService: true },
    ])
    await until('the button', () => button(popup))
    expect(await said(popup)).toEqual([])
    await tabTo(popup, 'Say “sciatica” aloud')
    await popup.keyboard.press('Enter')
    expect(await said(popup)).toEqual(['pico: sciatica'])
    await tabTo(popup, '‹ All results')
    await popup.keyboard.press('Enter')
    await until('silence', () => said(popup), (all) => all.at(-1) === '(silence)') // prettier-ignore
    await popup.close()
  })
})
