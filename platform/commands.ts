/** Keyboard commands, as the reader set them in the browser. */
import { browser } from 'wxt/browser'

/** Calls back with the command's name and the tab in front of which it was given. */
export function onCommand(handle: (name: string, tabId: number) => void): void {
  browser.commands.onCommand.addListener((name, tab) => {
    if (tab?.id !== undefined) handle(name, tab.id)
  })
}

/** The command that opens the next word's card. */
export const NEXT_WORD = 'next-word'

export interface Command {
  id: string
  /** What it does, in words. */
  name: string
  /** As the browser writes it, or '' where it has none. */
  keys: string
}

/** In the order in which one learns them; browsers give them in any. */
const ORDER = [NEXT_WORD, 'previous-word', 'open-panel']

/** The commands with the keys that they have now. */
export async function listCommands(): Promise<Command[]> {
  const all = await browser.commands.getAll()
  const named = all.flatMap(({ name, description, shortcut }) =>
    name && description ? [{ id: name, name: description, keys: shortcut ?? '' }] : [],
  )
  return named.sort((a, b) => ORDER.indexOf(a.id) - ORDER.indexOf(b.id))
}

/** Where Chromium browsers let keys be changed; every one of them goes by this name, too. */
const CHROME_PAGE = 'chrome://extensions/shortcuts'

/** Opens the place where the browser changes them. */
export async function openCommandSettings(): Promise<void> {
  // Firefox has a call for it, Chrome has a page; each lacks the other.
  if ('openShortcutSettings' in browser.commands)
    await (browser.commands as unknown as { openShortcutSettings: () => Promise<void> }).openShortcutSettings()
  else await browser.tabs.create({ url: CHROME_PAGE })
}
