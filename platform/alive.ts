/** After an update, reload or removal of the extension its old page scripts live on without it. */
import { browser } from 'wxt/browser'

/** How often an idle page asks whether its extension still exists. */
const CHECK_MS = 5000

/** Calls back once when the extension behind this script has gone. */
export function whenOrphaned(gone: () => void, signal: AbortSignal): void {
  const check = () => {
    if (isAlive()) return
    clearInterval(timer)
    gone()
  }
  const timer = setInterval(check, CHECK_MS)
  document.addEventListener('visibilitychange', check, { signal })
  signal.addEventListener('abort', () => clearInterval(timer))
}

/** Whether the extension behind this script is still there. */
export function isAlive(): boolean {
  try {
    return Boolean(browser.runtime.id)
  } catch {
    return false
  }
}
