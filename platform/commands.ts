/** Keyboard commands, as the reader set them in the browser. */
import { browser } from 'wxt/browser'

/** Calls back with the command's name and the tab in front of which it was given. */
export function onCommand(handle: (name: string, tabId: number) => void): void {
  browser.commands.onCommand.addListener((name, tab) => {
    if (tab?.id !== undefined) handle(name, tab.id)
  })
}
