/** The tab in front, and the frames in it. */
import { browser } from 'wxt/browser'
import { askWords, type PageWord } from './messages'

export interface FrontTab {
  id: number
  /** Host name of an http(s) page, or '' where Bedside has no business. */
  host: string
  /** Its address, or '' where the browser does not tell. */
  url: string
  /** It is in a private window. Our own page beside it may not be, as far as the browser tells it. */
  isPrivate: boolean
}

/** The tab in front; or the one `asked` for by its id, where our own page stands in a tab itself. */
export async function frontTab(asked: string | null = null): Promise<FrontTab | null> {
  const [tab] = asked
    ? [await browser.tabs.get(Number(asked)).catch(() => undefined)]
    : await browser.tabs.query({ active: true, currentWindow: true })
  if (tab?.id === undefined) return null
  const url = tab.url ? new URL(tab.url) : null
  const host = url && /^https?:$/.test(url.protocol) ? url.host : ''
  return { id: tab.id, url: tab.url ?? '', host, isPrivate: tab.incognito }
}

const LEXICON = '/lexicon.js' as '/page.js'

/**
 * Loads the lexicon and the page code into a frame, with a `style` that goes when the extension goes.
 * Nothing of it is web-accessible.
 */
export async function injectPage(tabId: number, frameId: number | undefined, style: string): Promise<void> {
  const target = targetOf(tabId, frameId)
  await browser.scripting.insertCSS({ target, css: style, origin: 'USER' })
  await browser.scripting.executeScript({ target, files: [LEXICON, '/page.js'] })
}

/** Loads the lexicon alone into a frame. */
export async function injectLexicon(tabId: number, frameId: number | undefined): Promise<void> {
  await browser.scripting.executeScript({ target: targetOf(tabId, frameId), files: [LEXICON] })
}

const targetOf = (tabId: number, frameId: number | undefined) => ({
  tabId,
  ...(frameId !== undefined && { frameIds: [frameId] }),
})

interface FrameMarks {
  frameId: number
  marks: number
  /** Goes up whenever marks come or go. */
  changes: number
  /** The reader is in this very frame. */
  focused: boolean
}

/** What the page code leaves in its own world, which a page cannot see. */
interface PageWorld {
  bedsidePage?: { count: () => number; changes: () => number }
}

/** What is marked in each frame of a tab; null where the browser lets us look at none of them. */
async function framesOf(tabId: number): Promise<FrameMarks[] | null> {
  try {
    const results = await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      func: () => ({
        marks: (globalThis as PageWorld).bedsidePage?.count() ?? 0,
        changes: (globalThis as PageWorld).bedsidePage?.changes() ?? 0,
        focused: document.hasFocus() && !/^i?frame$/.test(document.activeElement?.localName ?? ''),
      }),
    })
    return results.flatMap(({ frameId, result }) => (result ? [{ frameId, ...result }] : []))
  } catch {
    return null
  }
}

/** Marks found in all frames of a tab; null where the browser lets us look at none of them. */
export async function countMarks(tabId: number): Promise<number | null> {
  const frames = await framesOf(tabId)
  return frames && frames.reduce((sum, { marks }) => sum + marks, 0)
}

/** The state of the marks in all frames, to compare with a later one. */
export async function marksState(tabId: number): Promise<string> {
  return JSON.stringify((await framesOf(tabId))?.map(({ frameId, marks, changes }) => [frameId, marks, changes]))
}

/** A word of a tab's page, and the frame in which it comes first. */
export interface TabWord extends PageWord {
  frameId: number
}

/** The words marked in all frames of a tab, each once: the page's own first, in reading order, then its frames'. */
export async function wordsOfTab(tabId: number): Promise<TabWord[]> {
  const frames = (await framesOf(tabId))?.filter(({ marks }) => marks > 0).sort((a, b) => a.frameId - b.frameId) ?? []
  const lists = await Promise.all(frames.map(({ frameId }) => askWords(tabId, frameId)))
  const words = new Map<string, TabWord>()
  lists.forEach((list, i) => {
    for (const word of list) {
      const before = words.get(word.entry)
      if (before) before.count += word.count
      else words.set(word.entry, { ...word, frameId: frames[i]!.frameId })
    }
  })
  return [...words.values()]
}

/** The frame with marked words that a command means: the one the reader is in, else the first. */
export async function frameWithMarks(tabId: number): Promise<number | undefined> {
  const frames = (await framesOf(tabId))?.filter(({ marks }) => marks > 0).sort((a, b) => a.frameId - b.frameId)
  return (frames?.find(({ focused }) => focused) ?? frames?.[0])?.frameId
}

/** The settings page, in a tab of its own. */
export function openSettings(): Promise<void> {
  return browser.runtime.openOptionsPage()
}

/** The report reader, in a tab of its own. */
export async function openReader(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('/reader.html') })
}

/** The page that shows what to do, in a tab of its own. */
export async function openWelcome(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') })
}

/** Opens the popup, as a press on the button in the toolbar does. Resolves to whether the browser did. */
export async function openPopup(): Promise<boolean> {
  try {
    await browser.action.openPopup()
    return true
  } catch {
    // Not every version lets us, nor every window.
    return false
  }
}

/** The tab that a page of the extension itself stands in. */
export async function ownTab(): Promise<number | undefined> {
  return (await browser.tabs.getCurrent())?.id
}
