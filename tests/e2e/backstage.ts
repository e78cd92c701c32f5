/**
 * The extension's own side, reached from one of its pages in a tab behind the tested one: what only an
 * extension may do, and what a test cannot do with the mouse.
 */
import { EVERY_WORD, type OpenBrowser } from './harness'
import { goBehind, type Behind } from './proof/behind'

/** As much of `chrome.*` as the tests use; Firefox answers to the same name. */
interface ExtensionApi {
  tabs: { query: (filter: object) => Promise<{ id: number; url?: string }[]> }
  storage: Record<'local' | 'sync', StorageArea>
  /** Firefox only. */
  sidebarAction?: { isOpen: (where: object) => Promise<boolean> }
  /** Chromium only. */
  runtime: { getContexts?: (filter: object) => Promise<unknown[]> }
}

type Items = Record<string, unknown>

interface StorageArea {
  set: (items: object) => Promise<void>
  get: (key: null) => Promise<Items>
  clear: () => Promise<void>
}

export interface Backstage extends Behind {
  /** The id of the tab that shows exactly this address. */
  tabId(url: string): Promise<number>
  /** Puts the stored settings in place of what was stored; every word is marked unless they say otherwise. */
  settings(settings?: object): Promise<void>
  /** Whether the browser shows the panel beside a page. */
  panelIsOpen(): Promise<boolean>
  /** The settings that are stored. */
  stored(): Promise<Items>
  /** A list that is stored beside the settings. */
  list(name: 'saved' | 'recent'): Promise<unknown>
  /** All that is stored. */
  all(): Promise<Items>
  /** Stores whatever it is, also what our own code never would. */
  store(items: object): Promise<void>
  /** Takes out all that is stored. */
  forget(): Promise<void>
  /** What the browser's sync holds. */
  synced(): Promise<Items>
  /** Puts items there as another browser would have; first takes all away, if so. */
  sync(items: object, clear?: boolean): Promise<void>
  /** Sets for the reader what an organisation would. */
  managed(values: object): Promise<void>
}

/** Opens the tabs for it. Open the tested page after it, so that they lie behind. */
export async function openBackstage(open: OpenBrowser): Promise<Backstage> {
  const behind = await goBehind(open)
  const page = await open.extensionPage('popup.html')
  const area = (name: 'local' | 'sync') => ({
    get: () =>
      page.evaluate((at) => (globalThis as unknown as { chrome: ExtensionApi }).chrome.storage[at].get(null), name),
    set: (items: object) =>
      page.evaluate(
        (at, all) => (globalThis as unknown as { chrome: ExtensionApi }).chrome.storage[at].set(all),
        name,
        items,
      ),
    clear: () =>
      page.evaluate((at) => (globalThis as unknown as { chrome: ExtensionApi }).chrome.storage[at].clear(), name),
  })
  const [local, sync] = [area('local'), area('sync')]
  return {
    ...behind,
    tabId: (url) =>
      page.evaluate(async (wanted) => {
        const tabs = await (globalThis as unknown as { chrome: ExtensionApi }).chrome.tabs.query({})
        const tab = tabs.find(({ url: shown }) => shown === wanted)
        if (tab === undefined) throw new Error(`No tab shows ${wanted}, only ${tabs.map((t) => t.url).join()}`)
        return tab.id
      }, url),
    settings: (settings) => local.set({ settings: { ...EVERY_WORD, ...settings } }),
    panelIsOpen: () =>
      page.evaluate(async () => {
        const { sidebarAction, runtime } = (globalThis as unknown as { chrome: ExtensionApi }).chrome
        if (sidebarAction) return sidebarAction.isOpen({})
        return ((await runtime.getContexts?.({ contextTypes: ['SIDE_PANEL'] })) ?? []).length > 0
      }),
    stored: async () => ((await local.get()).settings ?? {}) as Items,
    list: async (name) => (await local.get())[name],
    all: () => local.get(),
    store: (items) => local.set(items),
    forget: () => local.clear(),
    synced: () => sync.get(),
    async sync(items, clear = false) {
      if (clear) await sync.clear()
      await sync.set(items)
    },
    managed: (managed) => local.set({ managed }),
  }
}
