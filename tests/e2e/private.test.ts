/**
 * Nothing leaves the browser. Every surface of the built extension is used behind a recorder that hears
 * every request; and the same is done with a copy that does leak, to show that the recorder would hear it.
 */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { builtFor } from '../../scripts/launch'
import { openBackstage } from './backstage'
import { BROWSERS, openBrowser, until, waitForHighlights, type BrowserName, type OpenBrowser } from './harness'
import { DRIVERS, type Visit } from './proof/drivers'
import { makeLeaky, STRANGER, type Leaky } from './proof/leaky'
import { record, type Recorder } from './proof/recorder'
import { filesOf, firstScripts, surfacesOf } from './proof/surfaces'

/** What a surface takes in a browser whose every request takes a way round, and all of them one after the other. */
const SURFACE_MS = 30_000
const ALL_SURFACES_MS = 90_000

const WORDS = `<h1>Sciatica</h1><p>The MRI showed a herniated disc and spinal stenosis at L4-L5. Sciatica is pain along
  the sciatic nerve. Physical therapy, an epidural steroid injection or a microdiscectomy may help.</p>`
const inPage = (body: string) =>
  `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Back pain</title>${body}</html>`

interface Staged {
  open: OpenBrowser
  recorder: Recorder
  visit: Visit
}

async function stage(name: BrowserName, extension?: string): Promise<Staged> {
  const recorder = await record(name)
  const open = await openBrowser(name, { ...recorder.choices, extension })
  if (name === 'chrome') await recorder.attach(open.browser)
  const backstage = await openBackstage(open)
  const frame = recorder.serve('frame.html', inPage(WORDS))
  const url = recorder.serve('index.html', inPage(`${WORDS}<iframe src="/frame.html"></iframe>`))
  for (const address of [frame, url]) recorder.visits(address)
  const page: Page = await open.newPage(url)
  await waitForHighlights(page, 5)
  return { open, recorder, visit: { open, backstage, page } }
}

describe.each(BROWSERS)('Bedside in %s', (name) => {
  const root = builtFor(name)

  it('has a driver for each of its surfaces, and no driver too many', () => {
    expect(Object.keys(DRIVERS).sort()).toEqual(surfacesOf(root))
  })

  describe('as it is built', () => {
    let staged: Staged
    beforeAll(async () => {
      staged = await stage(name)
    }, ALL_SURFACES_MS)
    afterAll(async () => {
      await staged.open.close()
      await staged.recorder.close()
    })

    it.each(Object.keys(DRIVERS))('makes no request: %s', { timeout: SURFACE_MS }, async (surface) => {
      await DRIVERS[surface]!(staged.visit)
      expect(staged.recorder.others()).toEqual([])
    })

    it.each(filesOf(root, '.html'))('could make none: %s', { timeout: SURFACE_MS }, async (file) => {
      const tab = await staged.open.extensionPage(file)
      const evaluates = await tab.evaluate(async (stranger) => {
        const violations: string[] = []
        Object.assign(globalThis, { violations })
        document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective))
        const image = new Image()
        image.src = `http://image.${stranger}/`
        await fetch(`http://fetch.${stranger}/`).catch(() => undefined)
        const script = document.createElement('script')
        script.src = `http://script.${stranger}/a.js`
        document.head.append(script)
        navigator.sendBeacon(`http://beacon.${stranger}/`)
        const socket = () => new WebSocket(`ws://socket.${stranger}/`)
        // One browser throws, the other closes it again.
        await Promise.resolve().then(socket).catch(() => undefined) // prettier-ignore
        // In the task of a driver's own code, Chromium lets anything be evaluated.
        await new Promise((resolve) => setTimeout(resolve))
        return Promise.resolve().then(() => (0, eval)('1') as number).catch(() => 'refused') // prettier-ignore
      }, STRANGER)
      expect(evaluates).toBe('refused')
      // Each of them was stopped by the policy; the browser tells of it in its own time.
      const violations = () => tab.evaluate(() => (globalThis as unknown as { violations: string[] }).violations)
      for (const directive of ['img-src', 'connect-src', 'script-src-elem'])
        await until(directive, violations, (all) => all.includes(directive)) // prettier-ignore
      await tab.close()
      expect(staged.recorder.sent()).toEqual([])
    })
  })

  describe('in a copy that leaks', () => {
    let leaky: Leaky
    let staged: Staged
    beforeAll(async () => {
      leaky = makeLeaky(root)
      staged = await stage(name, leaky.folder)
    }, ALL_SURFACES_MS)
    afterAll(async () => {
      await staged.open.close()
      await staged.recorder.close()
      leaky.remove()
    })

    it('is caught in every part', { timeout: ALL_SURFACES_MS }, async () => {
      for (const drive of Object.values(DRIVERS)) await drive(staged.visit)
      const caught = () => Promise.resolve([...new Set(staged.recorder.others().map((url) => new URL(url).hostname))].sort()) // prettier-ignore
      await until('every leak', caught, (hosts) => leaky.hosts.every((host) => hosts.includes(host)))
      expect(await caught()).toEqual([...new Set(leaky.hosts)].sort())
      expect(leaky.hosts.length).toBeGreaterThan(firstScripts(root).length + 2)
    })
  })
})
