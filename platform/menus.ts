/** "Explain …" in the menu of selected text. */
import { browser } from 'wxt/browser'

const ID = 'explain'

/** Makes the menu entry, and calls back with the selected text and where it stands. */
export function onExplain(
  title: string,
  handle: (text: string, tabId: number, frameId: number | undefined) => void,
): void {
  browser.runtime.onInstalled.addListener(() => {
    // After an update the entry may be there from before.
    void browser.contextMenus
      .removeAll()
      .then(() => browser.contextMenus.create({ id: ID, title, contexts: ['selection'] }))
  })
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId === ID && tab?.id !== undefined) handle(info.selectionText ?? '', tab.id, info.frameId)
  })
}
