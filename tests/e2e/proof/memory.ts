/** What a page and our code in it hold once everything that can be thrown away has been. */
import type { CDPSession, Page } from 'puppeteer-core'
import { until, type OpenBrowser } from '../harness'
import { GECKO_ID, privilegedPage } from './behind'

export interface Held {
  /** Bytes of the page: its scripts and ours with all that they hold; in Firefox its document, too. */
  bytes: number
  /** What our own page code holds in its own world: in Chromium objects, in Firefox bytes. */
  ours: number
  /** Bytes of the page's arrays, which Chromium does not count as its scripts'; in Firefox `ours`, which has them. */
  arrays: number
  /** Chromium only: listeners that are alive. */
  listeners: number
}

/** Returns what measures a page that has our code in it. */
export async function memoryOf(open: OpenBrowser, page: Page): Promise<() => Promise<Held>> {
  return open.name === 'chrome' ? chromeMemory(open, page) : firefoxMemory(open, page)
}

async function chromeMemory(open: OpenBrowser, page: Page): Promise<() => Promise<Held>> {
  const session = await page.createCDPSession()
  let world: number | undefined
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin.includes(open.extensionId)) world = context.id
  })
  await session.send('Runtime.enable')
  await session.send('HeapProfiler.enable')
  return async () => {
    // Twice: what is freed late, such as the target of a weak reference, goes with the second.
    for (let i = 0; i < 2; i++) await session.send('HeapProfiler.collectGarbage')
    if (world === undefined) throw new Error('Our code has no world in this page')
    const ours = await objectsIn(session, world)
    const { usedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage')
    const { jsEventListeners } = await session.send('Memory.getDOMCounters')
    return { bytes: usedSize, ours, arrays: backingStorageSize, listeners: jsEventListeners }
  }
}

/** How many objects, lists and functions of a world are alive. */
async function objectsIn(session: CDPSession, contextId: number): Promise<number> {
  const group = { objectGroup: 'counted' }
  const { result } = await session.send('Runtime.evaluate', { expression: 'Object.prototype', contextId, ...group })
  const found = await session.send('Runtime.queryObjects', { prototypeObjectId: result.objectId!, ...group })
  const counted = await session.send('Runtime.callFunctionOn', {
    objectId: found.objects.objectId!,
    functionDeclaration: 'function () { return this.length }',
  })
  await session.send('Runtime.releaseObjectGroup', group)
  return Number(counted.result.value)
}

interface FirefoxApi {
  Services: {
    obs: { notifyObservers: (subject: null, topic: string) => void }
    wm: { getMostRecentWindow: (type: string) => { gBrowser: { tabs: Iterable<FirefoxTab> } } }
  }
  WebExtensionPolicy: { getByID: (id: string) => { mozExtensionHostname: string } }
  Components: {
    classes: Record<string, { getService: (type: unknown) => Reporters }>
    interfaces: Record<string, unknown>
  }
}
interface FirefoxTab {
  linkedBrowser: { currentURI: { spec: string }; browsingContext: { currentWindowGlobal: { osPid: number } } }
}
interface Reporters {
  getReports: (
    each: (process: string, path: string, kind: number, unit: number, amount: number) => void,
    eachData: null,
    done: () => void,
    doneData: null,
    isAnonymous: boolean,
  ) => void
}

/** Firefox collects when told to, but in its own time: the least of what is seen while it settles counts. */
const LOOKS = 4

async function firefoxMemory(open: OpenBrowser, page: Page): Promise<() => Promise<Held>> {
  const privileged = await privilegedPage(open)
  await page.bringToFront()
  return async () => {
    const looks: Held[] = []
    await until('the memory to settle', async () => {
      looks.push(await privileged.evaluate(reportOf, page.url(), GECKO_ID))
      return looks.length
    }, (count) => count >= LOOKS) // prettier-ignore
    const least = (of: 'bytes' | 'ours') => Math.min(...looks.map((look) => look[of]))
    return { bytes: least('bytes'), ours: least('ours'), arrays: least('ours'), listeners: 0 }
  }
}

/** Runs in the privileged page: asks all processes to give back what they can, and reads the page's report. */
async function reportOf(url: string, id: string): Promise<Held> {
  const { Services, WebExtensionPolicy, Components } = globalThis as unknown as FirefoxApi
  Services.obs.notifyObservers(null, 'child-mmu-request')
  const { tabs } = Services.wm.getMostRecentWindow('navigator:browser').gBrowser
  const tab = [...tabs].find(({ linkedBrowser }) => linkedBrowser.currentURI.spec === url)
  const pid = tab?.linkedBrowser.browsingContext.currentWindowGlobal.osPid
  const host = WebExtensionPolicy.getByID(id).mozExtensionHostname
  const held = { bytes: 0, ours: 0, arrays: 0, listeners: 0 }
  await new Promise<void>((done) => {
    const { classes, interfaces } = Components
    classes['@mozilla.org/memory-reporter-manager;1']!.getService(interfaces.nsIMemoryReporterManager).getReports(
      (process, path, _kind, unit, amount) => {
        if (unit !== 0 || !process.includes(`pid ${pid})`)) return
        if (/^explicit\/(?:window-objects|js-non-window)\//.test(path)) held.bytes += amount
        if (path.includes(host)) held.ours += amount
      },
      null,
      done,
      null,
      false,
    )
  })
  return held
}
