/**
 * The extension's own side, reached from one of its pages in a tab behind the tested one: what only an
 * extension may do, and what a test cannot do with the mouse.
 */
import { TargetType, type Page, type Target } from 'puppeteer-core'
import { EVERY_WORD, until, type OpenBrowser } from './harness'

/** As much of `chrome.*` as the tests use; Firefox answers to the same name. */
interface ExtensionApi {
  tabs: {
    query: (filter: object) => Promise<{ id: number; url?: string }[]>
    sendMessage: (tabId: number, message: object, frame: { frameId: number }) => Promise<unknown>
  }
  storage: Record<'local' | 'sync', StorageArea>
  /** Firefox only. */
  sidebarAction?: { isOpen: (where: object) => Promise<boolean> }
  /** Chromium only. */
  runtime: { getContexts?: (filter: object) => Promise<unknown[]> }
  extension: { getBackgroundPage: () => Window | null }
  commands: { onCommand: { dispatch: (name: string, tab: { id: number }) => void } }
}

interface StorageArea {
  set: (items: object) => Promise<void>
  get: (key: string | null) => Promise<Record<string, unknown>>
  clear: () => Promise<void>
}

export type Command = 'next-word' | 'previous-word'

export interface Backstage {
  /** The id of the tab that shows exactly this address. */
  tabId(url: string): Promise<number>
  /** Gives a keyboard command in front of the tab that shows this address. */
  command(url: string, name: Command): Promise<void>
  /** Puts the stored settings in place of what was stored; every word is marked unless they say otherwise. */
  settings(settings?: object): Promise<void>
  /** Whether the browser shows the panel beside a page. */
  panelIsOpen(): Promise<boolean>
  /** Has the background stopped, as browsers do when nobody asks. In Firefox the browser needs `STOPS_SOON`. */
  stopBackground(): Promise<void>
  /** The settings that are stored. */
  stored(): Promise<Record<string, unknown>>
  /** A list that is stored beside the settings. */
  list(name: 'saved' | 'recent'): Promise<unknown>
  /** Takes out all that is stored. */
  forget(): Promise<void>
  /** What the browser's sync holds. */
  synced(): Promise<Record<string, unknown>>
  /** Puts items there as another browser would have; first takes all away, if so. */
  sync(items: object, clear?: boolean): Promise<void>
  /** Sets for the reader what an organisation would. */
  managed(values: object): Promise<void>
}

/** Opens the tab for it. Open the tested page after it, so that this one lies behind. */
export async function openBackstage(open: OpenBrowser): Promise<Backstage> {
  const page = await open.extensionPage('popup.html')
  const tabId = (url: string): Promise<number> =>
    page.evaluate(async (wanted) => {
      const tabs = await (globalThis as unknown as { chrome: ExtensionApi }).chrome.tabs.query({})
      const tab = tabs.find(({ url: shown }) => shown === wanted)
      if (tab === undefined) throw new Error(`No tab shows ${wanted}, only ${tabs.map((t) => t.url).join()}`)
      return tab.id
    }, url)
  return {
    tabId,
    async command(url, name) {
      if (open.name === 'chrome') await dispatchInWorker(open, name, await tabId(url))
      else await sendStep(page, name, await tabId(url))
    },
    settings: (settings) =>
      page.evaluate(
        (value) => (globalThis as unknown as { chrome: ExtensionApi }).chrome.storage.local.set({ settings: value }),
        { ...EVERY_WORD, ...settings },
      ),
    panelIsOpen: () =>
      page.evaluate(async () => {
        const { sidebarAction, runtime } = (globalThis as unknown as { chrome: ExtensionApi }).chrome
        if (sidebarAction) return sidebarAction.isOpen({})
        return ((await runtime.getContexts?.({ contextTypes: ['SIDE_PANEL'] })) ?? []).length > 0
      }),
    async stopBackground() {
      if (open.name === 'chrome') await stopWorker(open)
      else
        await until('the background to stop', () =>
          page.evaluate(
            () => (globalThis as unknown as { chrome: ExtensionApi }).chrome.extension.getBackgroundPage() === null,
          ),
        )
    },
    stored: () =>
      page.evaluate(async () => {
        const { settings } = await (globalThis as unknown as { chrome: ExtensionApi }).chrome.storage.local.get(
          'settings',
        )
        return (settings ?? {}) as Record<string, unknown>
      }),
    list: (name) =>
      page.evaluate(
        async (key) => (await (globalThis as unknown as { chrome: ExtensionApi }).chrome.storage.local.get(key))[key],
        name,
      ),
    forget: () => page.evaluate(() => (globalThis as unknown as { chrome: ExtensionApi }).chrome.storage.local.clear()),
    synced: () =>
      page.evaluate(() => (globalThis as unknown as { chrome: ExtensionApi }).chrome.storage.sync.get(null)),
    sync: (items, clear = false) =>
      page.evaluate(
        async (values, empty) => {
          const { sync } = (globalThis as unknown as { chrome: ExtensionApi }).chrome.storage
          if (empty) await sync.clear()
          await sync.set(values)
        },
        items,
        clear,
      ),
    managed: (values) =>
      page.evaluate(
        (set) => (globalThis as unknown as { chrome: ExtensionApi }).chrome.storage.local.set({ managed: set }),
        values,
      ),
  }
}

/** No browser lets a test press a shortcut of its own: in Chromium the worker hears as if one had been. */
async function dispatchInWorker(open: OpenBrowser, name: Command, id: number): Promise<void> {
  const target = await open.browser.waitForTarget(
    (t) => t.type() === TargetType.SERVICE_WORKER && t.url().includes(open.extensionId),
  )
  const worker = await target.worker()
  if (worker === null) throw new Error('The background has no worker')
  await worker.evaluate(
    (command, tab) =>
      (globalThis as unknown as { chrome: ExtensionApi }).chrome.commands.onCommand.dispatch(command, { id: tab }),
    name,
    id,
  )
}

/** Firefox shows no background to tests: the message that the background would send on. */
async function sendStep(page: Page, name: Command, id: number): Promise<void> {
  await page.evaluate(
    (tab, forward) =>
      (globalThis as unknown as { chrome: ExtensionApi }).chrome.tabs.sendMessage(
        tab,
        { type: 'step', forward },
        { frameId: 0 },
      ),
    id,
    name === 'next-word',
  )
}

/** Firefox stops an idle background by itself; with this preference it does so soon. */
export const STOPS_SOON = { 'extensions.background.idle.timeout': 500 }

/** Stops Chromium's background worker; the next message has to start it. */
async function stopWorker(open: OpenBrowser): Promise<void> {
  const isOurs = (target: Target) =>
    target.type() === TargetType.SERVICE_WORKER && target.url().includes(open.extensionId)
  const worker = await open.browser.targets().find(isOurs)?.worker()
  await worker?.close()
  await until('the worker to stop', () => Promise.resolve(!open.browser.targets().some(isOurs)))
}
