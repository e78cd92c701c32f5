/** What a page of `tests/pages` says of itself, and readings of a page to hold against it. */
import axe from 'axe-core'
import type { Page } from 'puppeteer-core'
import { until, waitForHighlights } from './harness'

export interface Expected {
  /** Words that have to be marked, written as on the page. */
  highlighted: string[]
  /** Words that must not be marked anywhere. */
  never?: string[]
  /** Elements in which nothing may be marked. */
  untouched?: string[]
}

/** The page's own `#expected`. */
export function expectedOf(page: Page): Promise<Expected> {
  return page.$eval('#expected', (script) => JSON.parse(script.textContent) as Expected)
}

/** Goes to a page of `tests/pages` and waits until as many words are marked as it expects. */
export async function showMarked(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await waitForHighlights(page, (await expectedOf(page)).highlighted.length)
}

/** A word as the eye reads it: no soft hyphens, single spaces. */
export function asRead(text: string): string {
  return text
    .replaceAll('\u00AD', '')
    .replace(/[\s\u00A0]+/g, ' ')
    .trim()
}

/** The text of the page as a reader sees it. */
export const textOf = (page: Page): Promise<string> => page.evaluate(() => document.body.innerText)

/** Waits until the page says this. */
export const says = (page: Page, what: string): Promise<string> =>
  until(`"${what}" on the page`, () => textOf(page), (all) => all.includes(what)) // prettier-ignore

/** What axe finds wrong with the page as it is: the rule, and each element. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations: found } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run())
  return found.map(({ id, help, nodes }) => `${id}: ${help} ${nodes.map((n) => n.html).join(' ')}`)
}

/** What is marked inside elements that match a selector. */
export function markedIn(page: Page, selector: string): Promise<string[]> {
  return page.evaluate((inside) => {
    const found: string[] = []
    for (const [name, ranges] of CSS.highlights) {
      if (!name.startsWith('bedside-')) continue
      for (const { startContainer } of ranges)
        if (startContainer.parentElement?.closest(inside)) found.push(startContainer.textContent ?? '')
    }
    return found
  }, selector)
}

/** Collects what goes wrong in the page from now on, here if so. A missing icon is the test server's own affair. */
export function watchErrors(page: Page, errors: string[] = []): string[] {
  const note = (text: string, from = '') => {
    if (!`${text} ${from}`.includes('favicon.ico')) errors.push(text)
  }
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warn') note(message.text(), message.location().url)
  })
  page.on('pageerror', (error) => note(String(error)))
  return errors
}

interface Touched {
  before: string
  mutations: string[]
}

/**
 * From the next page on, keeps the document as its author left it and notes every change to it. Call it
 * before the page is opened.
 */
export async function watchTouches(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    const touched: Touched = { before: '', mutations: [] }
    Object.assign(globalThis, { touched })
    addEventListener('message', ({ data }) => touched.mutations.push(`a message: ${JSON.stringify(data)}`))
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      if (!blockedURI.includes('favicon.ico')) touched.mutations.push(`a violation: ${violatedDirective}`)
    })
    document.addEventListener('DOMContentLoaded', () => {
      touched.before = document.documentElement.outerHTML
      const observer = new MutationObserver((records) => {
        for (const { type, target, addedNodes, removedNodes } of records) {
          const nodes = [...addedNodes, ...removedNodes].map((node) => node.nodeName)
          if (type === 'childList' && nodes.every((name) => name === 'BEDSIDE-CARD')) continue
          if (target.nodeName === 'BEDSIDE-CARD') continue
          touched.mutations.push(`${type} ${target.nodeName} ${nodes.join()}`)
        }
      })
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
    })
  })
}

/** What has changed in the page since, other than the card; empty when nothing has. */
export function touchesOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { before, mutations } = (globalThis as unknown as { touched: Touched }).touched
    const now = document.documentElement.outerHTML.replace(/<bedside-card\b[^>]*><\/bedside-card>/, '')
    return now === before ? mutations : [...mutations, 'the document reads differently']
  })
}
