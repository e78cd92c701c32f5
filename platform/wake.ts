/** The one message of the first script. Apart from `messages.ts`, whose schemas it need not carry. */
import { browser } from 'wxt/browser'

/** Asks the background for the rest of Bedside in this frame. */
export async function tellBackground(message: { type: 'wake' }): Promise<void> {
  await browser.runtime.sendMessage(message)
}
