/** Whether the browser lets Bedside read websites. Readers can withhold that, and Firefox may start so. */
import { browser } from 'wxt/browser'

const WEBSITES = { origins: ['http://*/*', 'https://*/*'] }

export async function mayReadWebsites(): Promise<boolean> {
  return browser.permissions.contains(WEBSITES)
}

/** Asks the reader. Only in answer to a click; resolves to whether Bedside may. */
export async function askToReadWebsites(): Promise<boolean> {
  return browser.permissions.request(WEBSITES)
}

/** Calls back when the reader has changed it, here or in the browser. */
export function onAccess(changed: () => void): void {
  browser.permissions.onAdded.addListener(changed)
  browser.permissions.onRemoved.addListener(changed)
}
