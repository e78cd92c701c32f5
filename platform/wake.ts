/** What the first script says and hears. Apart from `messages.ts`, whose schemas it need not carry. */
import { browser } from 'wxt/browser'

/** Asks the background for the rest of Bedside in this frame. Resolves to whether it came. */
export async function wake(): Promise<boolean> {
  return (await browser.runtime.sendMessage({ type: 'wake' })) === true
}

/** Calls back whenever a setting changes, the reader's or an organisation's: Bedside may be wanted here now. */
export function onAnyChange(changed: () => void, signal: AbortSignal): void {
  const listener = (changes: Record<string, unknown>) => {
    if ('settings' in changes || 'managed' in changes) changed()
  }
  browser.storage.onChanged.addListener(listener)
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener))
}
