/**
 * What only the browser itself can do to an extension: stop its background, click its menu entry, give
 * its commands. In Chromium by the DevTools protocol, in Firefox from one of the browser's own pages.
 */
import { TargetType, type Page, type Target, type WebWorker } from 'puppeteer-core'
import { until, type OpenBrowser } from '../harness'

/** The id in the manifest for Firefox. */
export const GECKO_ID = 'bedside@bedside.example'

export type Command = 'next-word' | 'previous-word'

export interface Behind {
  /** Ends the background as the browser does when it has been idle. Resolves when it has gone. */
  stopBackground(): Promise<void>
  /** Clicks "Explain" in the menu of selected text, in the tab that shows this address. */
  explain(url: string, text: string): Promise<void>
  /** Gives a command as its key would, in front of the tab that shows this address. It has to be the front one. */
  command(url: string, name: Command): Promise<void>
}

/** Opens what is needed for it, in Firefox in a tab of its own. */
export function goBehind(open: OpenBrowser): Promise<Behind> {
  return open.name === 'chrome' ? Promise.resolve(behindChrome(open)) : behindFirefox(open)
}

/** As much of Chrome's events as can be told from outside that something has happened. */
interface WorkerApi {
  tabs: { query: (filter: object) => Promise<{ id: number; url?: string }[]> }
  contextMenus: { onClicked: { dispatch: (info: object, tab: object) => void } }
  commands: { onCommand: { dispatch: (name: string, tab: object) => void } }
}

function behindChrome(open: OpenBrowser): Behind {
  const isOurs = (t: Target) => t.type() === TargetType.SERVICE_WORKER && t.url().includes(open.extensionId)
  const worker = async (): Promise<WebWorker> => {
    const found = await (await open.browser.waitForTarget(isOurs)).worker()
    if (!found) throw new Error('The background has no worker')
    return found
  }
  /** No test can press a browser's own key or open its menu: the worker hears as if one had. */
  const tell = async (url: string, what: { command: Command } | { selectionText: string }) =>
    (await worker()).evaluate(
      async (at, told) => {
        const { chrome } = globalThis as unknown as { chrome: WorkerApi }
        const tab = (await chrome.tabs.query({})).find((t) => t.url === at)
        if (!tab) throw new Error(`No tab shows ${at}`)
        if ('command' in told) chrome.commands.onCommand.dispatch(told.command, tab)
        else chrome.contextMenus.onClicked.dispatch({ menuItemId: 'explain', frameId: 0, ...told }, tab)
      },
      url,
      what,
    )
  return {
    async stopBackground() {
      if (!open.browser.targets().some(isOurs)) return
      await (await worker()).close()
      await until('the background to stop', () => Promise.resolve(!open.browser.targets().some(isOurs)))
    },
    explain: (url, selectionText) => tell(url, { selectionText }),
    command: (url, command) => tell(url, { command }),
  }
}

/** As much of Firefox's own interface as is used, from a page that has it. */
interface FirefoxApi {
  WebExtensionPolicy: { getByID: (id: string) => { extension: FirefoxExtension } }
  Services: { wm: { getMostRecentWindow: (type: string) => { gBrowser: { tabs: Iterable<FirefoxTab> } } } }
}
interface FirefoxTab {
  linkedBrowser: { currentURI: { spec: string } }
}
interface FirefoxExtension {
  backgroundState: string
  terminateBackground: (options: object) => Promise<void>
  emit: (event: string, ...values: unknown[]) => void
  shortcuts: { onCommand: (name: string) => void }
}

/** A page of the browser itself, from which everything can be reached. */
export async function privilegedPage(open: OpenBrowser): Promise<Page> {
  const page = await open.browser.newPage()
  // Like an extension's page it is never reported as loaded.
  page.goto('about:support').catch(() => undefined)
  const isThere = () => typeof (globalThis as unknown as Partial<FirefoxApi>).WebExtensionPolicy === 'function'
  await until('a page with system access', () => page.evaluate(isThere))
  return page
}

async function behindFirefox(open: OpenBrowser): Promise<Behind> {
  const page = await privilegedPage(open)
  return {
    stopBackground: () =>
      page.evaluate(async (id) => {
        const { extension } = (globalThis as unknown as FirefoxApi).WebExtensionPolicy.getByID(id)
        await extension.terminateBackground({ ignoreDevToolsAttached: true })
        if (extension.backgroundState !== 'stopped') throw new Error(`It is ${extension.backgroundState}`)
      }, GECKO_ID),
    explain: (url, text) =>
      page.evaluate(
        (id, at, selectionText) => {
          const { WebExtensionPolicy, Services } = globalThis as unknown as FirefoxApi
          const { tabs } = Services.wm.getMostRecentWindow('navigator:browser').gBrowser
          const tab = [...tabs].find((t) => t.linkedBrowser.currentURI.spec === at)
          const info = { menuItemId: 'explain', selectionText, frameId: 0, editable: false, modifiers: [] }
          WebExtensionPolicy.getByID(id).extension.emit('webext-menu-menuitem-click', info, tab)
        },
        GECKO_ID,
        url,
        text,
      ),
    // The tab in front is the one it means.
    command: (_url, name) =>
      page.evaluate(
        (id, command) => {
          const { WebExtensionPolicy } = globalThis as unknown as FirefoxApi
          WebExtensionPolicy.getByID(id).extension.shortcuts.onCommand(command)
        },
        GECKO_ID,
        name,
      ),
  }
}
