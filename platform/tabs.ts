/** The tab in front, and the frames in it. */
import { browser } from 'wxt/browser'

export interface FrontTab {
  id: number
  /** Host name of an http(s) page, or '' where Bedside has no business. */
  host: string
}

export async function frontTab(): Promise<FrontTab | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  if (tab?.id === undefined) return null
  const url = tab.url ? new URL(tab.url) : null
  return { id: tab.id, host: url && /^https?:$/.test(url.protocol) ? url.host : '' }
}

/** Loads the lexicon and the page code into a frame. Nothing of it is web-accessible. */
export async function injectPage(tabId: number, frameId: number | undefined): Promise<void> {
  await browser.scripting.executeScript({
    target: { tabId, ...(frameId !== undefined && { frameIds: [frameId] }) },
    files: ['/lexicon.js' as '/page.js', '/page.js'],
  })
}

/** Marks found in all frames of a tab; null where the browser lets us look at none of them. */
export async function countMarks(tabId: number): Promise<number | null> {
  try {
    const results = await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      func: () => (globalThis as { bedsidePage?: { count: () => number } }).bedsidePage?.count() ?? 0,
    })
    return results.reduce((sum, r) => sum + (typeof r.result === 'number' ? r.result : 0), 0)
  } catch {
    return null
  }
}
