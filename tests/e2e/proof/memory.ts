/** How much a page holds once everything that can be thrown away has been. */
import type { Page } from 'puppeteer-core'
import { until, type OpenBrowser } from '../harness'
import { privilegedPage } from './behind'

export interface Held {
  /** Bytes: in Chromium the page's JavaScript heap, ours in it; in Firefox the whole process of the page. */
  bytes: number
  /** Chromium only: nodes and listeners that are alive. */
  nodes: number
  listeners: number
}

/** Returns what measures a page. */
export async function memoryOf(open: OpenBrowser, page: Page): Promise<() => Promise<Held>> {
  return open.name === 'chrome' ? chromeMemory(page) : firefoxMemory(open, page)
}

async function chromeMemory(page: Page): Promise<() => Promise<Held>> {
  const session = await page.createCDPSession()
  await session.send('HeapProfiler.enable')
  return async () => {
    // Twice: what is freed late, such as the target of a weak reference, goes with the second.
    for (let i = 0; i < 2; i++) await session.send('HeapProfiler.collectGarbage')
    const { usedSize } = await session.send('Runtime.getHeapUsage')
    const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters')
    return { bytes: usedSize, nodes, listeners: jsEventListeners }
  }
}

interface FirefoxApi {
  Services: {
    obs: { notifyObservers: (subject: null, topic: string) => void }
    wm: { getMostRecentWindow: (type: string) => { gBrowser: { tabs: Iterable<FirefoxTab> } } }
  }
  ChromeUtils: { requestProcInfo: () => Promise<{ children: { pid: number; memory: number }[] }> }
}
interface FirefoxTab {
  linkedBrowser: { currentURI: { spec: string }; browsingContext: { currentWindowGlobal: { osPid: number } } }
}

/** Firefox collects when told to, but in its own time: the least of what is seen while it settles counts. */
const LOOKS = 20

async function firefoxMemory(open: OpenBrowser, page: Page): Promise<() => Promise<Held>> {
  const privileged = await privilegedPage(open)
  await page.bringToFront()
  return async () => {
    const looks: number[] = []
    await until('the memory to settle', async () => {
      looks.push(await privileged.evaluate(processMemory, page.url()))
      return looks.length
    }, (count) => count >= LOOKS) // prettier-ignore
    return { bytes: Math.min(...looks), nodes: 0, listeners: 0 }
  }
}

/** Runs in the privileged page: asks all processes to give back what they can, and reads the page's. */
async function processMemory(url: string): Promise<number> {
  const { Services, ChromeUtils } = globalThis as unknown as FirefoxApi
  Services.obs.notifyObservers(null, 'child-mmu-request')
  const { tabs } = Services.wm.getMostRecentWindow('navigator:browser').gBrowser
  const tab = [...tabs].find(({ linkedBrowser }) => linkedBrowser.currentURI.spec === url)
  const pid = tab?.linkedBrowser.browsingContext.currentWindowGlobal.osPid
  const { children } = await ChromeUtils.requestProcInfo()
  return children.find((child) => child.pid === pid)?.memory ?? NaN
}
