/** The panel beside the page: Chromium's side panel, Firefox's sidebar. */
import { browser } from 'wxt/browser'
import { frontTab, marksState, wordsOfTab, type FrontTab, type TabWord } from './tabs'

/** Chromium has the one and Firefox the other; the shared types know neither. */
interface WithPanel {
  sidePanel?: { open: (where: { tabId: number }) => Promise<void> }
  sidebarAction?: { open: () => Promise<void> }
}

/** Opens the panel beside a tab. To be called at once when the reader asks: later the browser refuses. */
export async function openPanel(tabId: number): Promise<void> {
  const { sidePanel, sidebarAction } = browser as unknown as WithPanel
  await (sidePanel ? sidePanel.open({ tabId }) : sidebarAction?.open())
}

/** What the panel shows: the tab in front, and its words. */
export interface PanelPage {
  tab: FrontTab
  words: TabWord[]
}

/** While the panel is seen, the page is asked this often whether its words have changed. */
const LOOK_EVERY_MS = 700

/**
 * Calls back with the tab in front and its words, at first and whenever either changes, until aborted.
 * `asked`: the id of a tab to stay with, where the panel stands in a tab itself.
 */
export function watchPage(asked: string | null, changed: (page: PanelPage | null) => void, signal: AbortSignal): void {
  let last = ''
  let isLooking = false
  const isOver = () => signal.aborted
  const look = async () => {
    if (isLooking || document.hidden || isOver()) return
    isLooking = true
    try {
      const tab = await frontTab(asked)
      const state = tab ? `${tab.id} ${tab.url} ${await marksState(tab.id)}` : 'none'
      if (state === last || isOver()) return
      const words = tab ? await wordsOfTab(tab.id) : []
      last = state
      changed(tab && { tab, words })
    } catch (error) {
      // A tab on its way to another page: the next look will see.
      console.warn('Bedside could not read the words of the page', error)
    } finally {
      isLooking = false
    }
  }
  const soon = () => void look()
  const timer = setInterval(soon, LOOK_EVERY_MS)
  browser.tabs.onActivated.addListener(soon)
  document.addEventListener('visibilitychange', soon, { signal })
  signal.addEventListener('abort', () => {
    clearInterval(timer)
    browser.tabs.onActivated.removeListener(soon)
  })
  soon()
}
