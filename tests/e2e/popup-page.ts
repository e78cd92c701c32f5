/** What the tests of the popup share: it is opened until it can be typed into, and a word is looked up in it. */
import type { Page } from 'puppeteer-core'
import { until, type OpenBrowser } from './harness'

/** Opens the popup as over this tab, or over none. What is typed before there is a field is typed into nothing. */
export async function openPopup(open: OpenBrowser, tab?: number): Promise<Page> {
  const popup = await open.extensionPage(tab === undefined ? 'popup.html' : `popup.html?tab=${tab}`)
  await inSearchBox(popup)
  return popup
}

/** Waits until the focus is in the search box. */
export const inSearchBox = (popup: Page): Promise<unknown> =>
  until('the search box', () => popup.evaluate(() => document.activeElement?.id), (id) => id === 'query') // prettier-ignore

/** The words of the list that is shown. */
export const wordsOf = (popup: Page): Promise<string[]> =>
  popup.$$eval('.lists:not([hidden]) button.word strong', (all) => all.map((one) => one.textContent))

/** Types the query in place of what is there, and opens the first result once this headword is among them. */
export async function lookUp(popup: Page, query: string, headword: string): Promise<void> {
  await popup.focus('#query')
  await popup.$eval('#query', (field) => (field as HTMLInputElement).select())
  await popup.keyboard.type(query)
  await until(`results for ${query}`, () => wordsOf(popup), (all) => all.includes(headword)) // prettier-ignore
  await popup.keyboard.press('Enter')
  await until(`the card of ${headword}`, () => popup.$eval('.card h2', (h) => h.textContent), (h) => h === headword) // prettier-ignore
}
