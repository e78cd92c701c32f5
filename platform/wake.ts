/** What the first script says and hears. Apart from `messages.ts`, whose schemas it need not carry. */
import { browser } from 'wxt/browser'

/** Asks the background for the rest of Bedside in this frame. Resolves to whether it came. */
export async function wake(): Promise<boolean> {
  return (await browser.runtime.sendMessage({ type: 'wake' })) === true
}

/** Lists that grow with reading: they do not decide where Bedside is wanted. */
const LISTS = ['saved', 'recent']

/** Calls back whenever something else that is stored changes: Bedside may be wanted here now. */
export function onAnyChange(changed: () => void, signal: AbortSignal): void {
  const listener = (changes: object) => {
    if (!Object.keys(changes).every((key) => LISTS.includes(key))) changed()
  }
  browser.storage.onChanged.addListener(listener)
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener))
}
