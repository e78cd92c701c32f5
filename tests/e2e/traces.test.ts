/** What a page can notice is what docs/PRIVACY.md says a page can notice, and no more. */
import fs from 'node:fs'
import path from 'node:path'
import type { Page } from 'puppeteer-core'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../scripts/tools'
import type { Backstage } from './backstage'
import { BROWSERS, pointAt, settledHighlights, waitForCard, waitForHighlights } from './harness' // prettier-ignore
import { useStage, type Stage } from './stage'

const PAGE = `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Letter</title>
  <p>The MRI showed spinal stenosis and a herniated disc with sciatica.</p><iframe srcdoc="<p>A herniated disc with sciatica.</p>"></iframe>`
/** The named things in the privacy page's list of what a page could still notice. */
const privacy = fs.readFileSync(path.join(ROOT, 'docs/PRIVACY.md'), 'utf8')
const noticeable = privacy.slice(privacy.indexOf('## What a page could still notice'))

interface Traces {
  globals: string[]
  /** Of the things that every page can list about itself, how many or which. */
  found: Record<string, unknown>
  highlights: string[]
}

describe.each(BROWSERS)('a page in %s', (name) => {
  let server: Stage['server']
  let backstage: Backstage
  let page: Page

  useStage(name, (stage) => void ({ server, backstage, page } = stage), { source: { '/letter.html': PAGE } })

  const visit = async (on: boolean): Promise<void> => {
    await backstage.settings({ on })
    await page.bringToFront()
    await page.goto(server.url('letter.html'))
    if (on) await waitForHighlights(page, 4)
    await settledHighlights(page)
  }

  it('finds no trace where Bedside is off, and the named traces where it is on', async () => {
    await visit(false)
    const off = await page.evaluate(readTraces)
    expect(off.highlights).toEqual([])
    expect(JSON.stringify(off)).not.toMatch(/bedside|-extension:/i)
    await visit(true)
    const on = await page.evaluate(readTraces)
    expect(on.globals).toEqual(off.globals)
    const properties = new Set(on.found.properties as string[])
    expect({ ...on.found, properties: [] }).toEqual({ ...off.found, adoptedStyleSheets: 1 })
    expect(off.found.properties).toEqual([])
    for (const property of properties) expect(noticeable).toContain(`\`${property}\``)
    expect(noticeable).toContain('`adoptedStyleSheets`')
    expect(on.highlights.length).toBeGreaterThan(0)
    for (const highlight of on.highlights) expect(noticeable).toContain(`\`${highlight}\``)
  })

  it('finds the card while it is open, from outside only', async () => {
    await visit(true)
    const before = await page.evaluate(readTraces)
    await pointAt(page, 'spinal stenosis')
    await waitForCard(page, 'spinal stenosis')
    const now = await page.evaluate(readTraces)
    expect(now.globals).toEqual(before.globals)
    expect(now.found).toEqual({ ...before.found, elements: (before.found.elements as number) + 1, active: 'BODY' })
    for (const highlight of now.highlights) expect(noticeable).toContain(`\`${highlight}\``)
    expect(noticeable).toContain('`<bedside-card>`')
    const seen = await page.$eval('bedside-card', (host) => ({
      inside: host.shadowRoot,
      text: host.textContent + (host as HTMLElement).innerText,
      children: host.childNodes.length,
      defined: customElements.get('bedside-card') !== undefined,
      names: host.getAttributeNames().sort(),
      animations: host.getAnimations({ subtree: true }).length,
    }))
    expect(seen).toMatchObject({ inside: null, text: '', children: 0, defined: false, animations: 0 })
    expect(seen.names).toEqual(['popover', 'style'])
  })
})

/** Runs in the page: all that a script can list without knowing what it looks for. */
function readTraces(): Traces {
  const resources = performance.getEntries().map((entry) => `${entry.entryType} ${entry.name}`)
  const style = getComputedStyle(document.documentElement)
  const root = document.documentElement as { computedStyleMap?: () => Iterable<[string, unknown]> }
  const listed = [...(root.computedStyleMap?.() ?? [])].map(([name]) => name).filter((name) => name.startsWith('--'))
  return {
    globals: Object.getOwnPropertyNames(globalThis).filter((key) => !/^\d+$/.test(key)).sort(), // prettier-ignore
    found: {
      elements: document.getElementsByTagName('*').length,
      attributes: [...document.querySelectorAll('html, head, body, p')].map((element) =>
        element.getAttributeNames().join(),
      ),
      styleSheets: document.styleSheets.length,
      adoptedStyleSheets: document.adoptedStyleSheets.length,
      resources: resources.filter((name) => /^resource|extension/.test(name)),
      storage: [localStorage.length, sessionStorage.length, document.cookie],
      title: document.title,
      active: document.activeElement?.nodeName,
      // A style can be asked for a name; in Chromium it can be listed.
      properties: ['--bedside', '--bedside-card', ...listed].filter((name) => style.getPropertyValue(name) !== ''),
      scroll: [scrollX, scrollY],
      selection: document.getSelection()?.rangeCount ?? 0,
      html: document.querySelector('p')!.outerHTML,
    },
    highlights: [...CSS.highlights.keys()],
  }
}
