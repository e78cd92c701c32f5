/** The words on screen, from `_locales`. */
import { browser } from 'wxt/browser'

/** The message for a key, with values filled in; the key itself where there is none. */
export function localText(key: string, ...values: string[]): string {
  return browser.i18n.getMessage(key as never, values) || key
}
