/**
 * What the end-to-end tests stand on: a real browser with the built extension in it, pages served to
 * it, and what a reader would see there. Chromium and Firefox behave alike from here on.
 */
import path from 'node:path'
import type { Browser, Frame, Page } from 'puppeteer-core'
import type { BrowserName } from '../../scripts/browsers'
import { highlights, type HighlightedWord } from '../../scripts/highlights'
import { builtFor, launch, type LaunchChoices } from '../../scripts/launch'

export { BROWSERS, type BrowserName } from '../../scripts/browsers'
export { highlights, settledHighlights } from '../../scripts/highlights'
export { serve } from '../../scripts/serve'

/** The folder of the pages that the tests read, for `serve`. */
export const PAGES = path.join(import.meta.dirname, '../pages')

const HELPER = path.join(import.meta.dirname, 'helper')
const VIEWPORT = { width: 1280, height: 900 }
/** Chromium's own sandbox cannot start for root or in most containers; the rest keeps it off the network. */
const CHROME_ARGS = ['--no-sandbox', '--no-first-run', '--disable-background-networking', '--disable-sync']
/** How often a condition is looked at, and for how long before the wait has failed. */
const LOOK_EVERY_MS = 40
const GIVE_UP_AFTER_MS = 15_000

export interface OpenChoices extends LaunchChoices {
  /** The folder of the extension, if it is not the built one. */
  extension?: string
  /** Folders of other extensions that are there, too. */
  others?: string[]
}

export interface OpenBrowser {
  name: BrowserName
  browser: Browser
  extensionId: string
  /** A new tab, at an address if one is given. */
  newPage(url?: string): Promise<Page>
  /** A page of the extension itself in a tab, such as `popup.html`, once it shows something. */
  extensionPage(path: string): Promise<Page>
  close(): Promise<void>
}

/**
 * The pages of the tests say what is found in them, not what is marked unasked: everywhere but on the
 * first day every medical word is wanted.
 */
export const EVERY_WORD = { level: 1 }

/** Launches the browser with Bedside and the test helper in it. */
export async function openBrowser(name: BrowserName, choices: OpenChoices = {}): Promise<OpenBrowser> {
  const { extension = builtFor(name), others = [], args = [], ...rest } = choices
  const { browser, extensions } = await launch(name, [extension, HELPER, ...others], {
    defaultViewport: VIEWPORT,
    ...rest,
    args: name === 'chrome' ? [...CHROME_ARGS, ...args] : args,
  })
  const [bedside] = extensions
  if (bedside === undefined) throw new Error('The extension was not loaded')
  const open: OpenBrowser = {
    name,
    browser,
    extensionId: bedside.id,
    async newPage(url) {
      const page = await browser.newPage()
      if (url !== undefined) await page.goto(url)
      return page
    },
    async extensionPage(file) {
      const page = await browser.newPage()
      const url = bedside.origin + file.replace(/^\//, '')
      // Firefox never reports such a page as loaded, so its content is what we wait for.
      page.goto(url).catch(() => undefined)
      const shows = () => document.readyState === 'complete' && document.body.innerText.trim() !== '' && location.href
      await until(`${url} to show something`, () => page.evaluate(shows), (at) => at !== false && at.startsWith(url)) // prettier-ignore
      return page
    },
    close: () => browser.close(),
  }
  if (choices.welcome !== true) await wantEveryWord(open)
  return open
}

async function wantEveryWord(open: OpenBrowser): Promise<void> {
  const page = await open.extensionPage('popup.html')
  await page.evaluate(
    (settings) =>
      (globalThis as unknown as { chrome: { storage: { local: { set: (items: object) => Promise<void> } } } }).chrome.storage.local.set({ settings }), // prettier-ignore
    EVERY_WORD,
  )
  await page.close()
}

/**
 * Reads again and again until what was read is right. The error tells what was read last. A read
 * that does not come back at all is given up in the same time.
 */
export async function until<T>(
  what: string,
  read: () => Promise<T>,
  isRight: (value: T) => boolean = Boolean,
  giveUpAfter = GIVE_UP_AFTER_MS,
): Promise<T> {
  const deadline = Date.now() + giveUpAfter
  for (;;) {
    // A page on its way to another address cannot be read: that is "not yet".
    const last = await within(read(), deadline - Date.now()).then(
      (value) => ({ value, right: isRight(value) }),
      (error: unknown) => ({ value: error, right: false as const }),
    )
    if (last.right) return last.value
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}. Last: ${show(last.value)}`)
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
}

/** What was read, or an error where nothing comes within so many milliseconds. */
async function within<T>(reading: Promise<T>, milliseconds: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), Math.max(milliseconds, LOOK_EVERY_MS))
  })
  try {
    return await Promise.race([reading, late])
  } finally {
    clearTimeout(timer)
  }
}

/** All highlights once there are at least so many. */
export function waitForHighlights(page: Page | Frame, min = 1): Promise<HighlightedWord[]> {
  return until(`${min} highlights`, () => highlights(page), (all) => all.length >= min) // prettier-ignore
}

interface Rect {
  x: number
  y: number
  width: number
  height: number
}

export interface Card {
  /** It can be seen. */
  open: boolean
  /** As a reader sees it, line by line. */
  text: string
  html: string
  rect: Rect
  /** The name of the control that has the focus inside the card, or an empty string. */
  focused: string
}

/** The card as it is now, or null when the page has none. */
export async function card(page: Page | Frame): Promise<Card | null> {
  return (await ask(page, 'read')) as Card | null
}

/** The card once it is open, shows this text, and has come to rest: twice read in the same place. */
export async function waitForCard(page: Page | Frame, text = ''): Promise<Card> {
  let before = ''
  const isAtRest = (now: Card | null) => {
    const place = JSON.stringify(now?.rect)
    const same = place === before
    before = place
    return same && now?.open === true && now.text.includes(text)
  }
  return until(`a card with "${text}"`, () => card(page), isAtRest) as Promise<Card>
}

/** Returns once no card can be seen. */
export async function waitForNoCard(page: Page | Frame): Promise<void> {
  await until('the card to go', () => card(page), (c) => c?.open !== true) // prettier-ignore
}

/** Clicks with the real mouse what a selector, an accessible name or a piece of text finds in the card. */
export async function cardClick(page: Page, selectorOrText: string): Promise<void> {
  const { x, y, width, height } = await cardRect(page, selectorOrText)
  await page.mouse.click(x + width / 2, y + height / 2)
}

/** Puts the focus on something in the card. */
export async function cardFocus(page: Page | Frame, selectorOrText: string): Promise<void> {
  await locate(page, 'focus', selectorOrText)
}

/** Where something in the card is, scrolled into view. */
export function cardRect(page: Page | Frame, selectorOrText: string): Promise<Rect> {
  return locate(page, 'locate', selectorOrText)
}

/** Where the nth highlight with this text is on the screen, scrolled into view; for the mouse. */
export function wordRect(page: Page | Frame, text: string, nth = 0): Promise<Rect> {
  return until(`the highlighted word "${text}"`, () => page.evaluate(findWord, text, nth), (rect) => rect !== null) as Promise<Rect> // prettier-ignore
}

/** Brings the mouse to rest on a highlighted word as a hand does: quickly near it, slowly onto it. */
export async function pointAt(page: Page, text: string, nth = 0): Promise<Rect> {
  const rect = await wordRect(page, text, nth)
  const [x, y] = [rect.x + rect.width / 2, rect.y + rect.height / 2]
  for (const left of [3, 2, 1, 0]) {
    await page.mouse.move(x - left, y)
    await page.evaluate(() => new Promise(requestAnimationFrame))
  }
  return rect
}

async function locate(page: Page | Frame, action: 'focus' | 'locate', target: string): Promise<Rect> {
  const rect = await until(`"${target}" in the card`, () => ask(page, action, target), (r) => r !== null) // prettier-ignore
  return rect as Rect
}

/** Asks the helper extension, which alone can look into the card's closed shadow root. */
async function ask(page: Page | Frame, action: string, target = ''): Promise<unknown> {
  const answer = await page.evaluate((detail) => {
    let heard: string | undefined
    document.addEventListener('bedside-test:answer', (event) => (heard = (event as CustomEvent<string>).detail), {
      once: true,
    })
    document.dispatchEvent(new CustomEvent('bedside-test:read', { detail }))
    return heard
  }, JSON.stringify({ action, target }))
  if (answer === undefined) throw new Error('The test helper does not answer in this page')
  return JSON.parse(answer)
}

/** Runs in the page. A word split over two lines has two rectangles: the first will do. */
function findWord(text: string, nth: number): Rect | null {
  let left = nth
  for (const [name, ranges] of CSS.highlights) {
    if (!name.startsWith('bedside-')) continue
    for (const range of ranges) {
      const live = document.createRange()
      live.setStart(range.startContainer, range.startOffset)
      live.setEnd(range.endContainer, range.endOffset)
      if (live.toString() !== text || left-- > 0) continue
      live.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' })
      const rect = live.getClientRects()[0]
      return rect ? { x: rect.x, y: rect.y, width: rect.width, height: rect.height } : null
    }
  }
  return null
}

function show(value: unknown): string {
  return value instanceof Error ? value.message : JSON.stringify(value)
}
