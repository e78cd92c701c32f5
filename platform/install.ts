/** Bedside was just installed, or is a newer one than before. */
import { browser } from 'wxt/browser'

/** Calls back once after either; never when the browser itself was updated. */
export function onInstalled({ first, update }: { first: () => void; update: () => void }): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') first()
    else if (reason === 'update') update()
  })
}
