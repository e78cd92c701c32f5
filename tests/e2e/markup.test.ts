/** Text is drawn as text: entries, pages and reports full of markup put no element anywhere and run nothing. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CardEntry } from '../../core/card/model'
import { shardOf } from '../../core/card/shards'
import { builtFor } from '../../scripts/launch'
import { BROWSERS, cardClick, openBrowser, pointAt, serve, until, waitForCard, waitForHighlights, type OpenBrowser } from './harness' // prettier-ignore
import { copyBuild, type BuildCopy } from './proof/copy'

const EVIL = `<img src=x onerror="globalThis.hacked=1"><b id="evil">bold</b><script>globalThis.hacked=2</script>&lt;i&gt;`
const ENTRY = 'sciatica'
const PAGE = `<!doctype html><html lang="en"><title>Back</title>
  <p>Sciatica <span id="told"></span> with a herniated disc, spinal stenosis and a nerve root at L4-L5.</p>`

/** Every text of an entry, with markup put after it. */
function spoilt(entry: CardEntry): CardEntry {
  const extra = { more: EVIL, common: EVIL, limits: EVIL, urgent: EVIL, say: EVIL }
  const links = [...entry.links, { type: EVIL, id: 'spine', term: EVIL }]
  const sources = [{ label: EVIL, title: EVIL, address: `https://medlineplus.gov/${EVIL}` }]
  return { ...entry, ...extra, term: `sciatica ${EVIL}`, short: EVIL, links, sources }
}

describe.each(BROWSERS)('markup in %s', (name) => {
  let open: OpenBrowser
  let server: Awaited<ReturnType<typeof serve>>
  let copy: BuildCopy

  beforeAll(async () => {
    copy = copyBuild(builtFor(name))
    copy.edit(`entries/${shardOf(ENTRY)}.json`, (text) => {
      const shard = JSON.parse(text) as Record<string, CardEntry>
      return JSON.stringify({ ...shard, [ENTRY]: spoilt(shard[ENTRY]!) })
    })
    server = await serve({ '/index.html': PAGE })
    open = await openBrowser(name, { extension: copy.folder })
  })
  afterAll(async () => {
    await open.close()
    await server.close()
    copy.remove()
  })

  /** Nothing of the markup has become an element, and nothing of it has run. */
  const expectText = async (page: Page) => {
    expect(await page.evaluate(() => (globalThis as { hacked?: number }).hacked)).toBeUndefined()
    expect(await page.$$eval('#evil, img, main script', (found) => found.length)).toBe(0)
  }

  it('of an entry is letters in its card', async () => {
    const page = await open.newPage(server.url('index.html'))
    await waitForHighlights(page, 3)
    await pointAt(page, 'Sciatica')
    await waitForCard(page, '<img src=x')
    await cardClick(page, 'summary')
    const { html, text } = await waitForCard(page, '<script>globalThis.hacked=2</script>&lt;i&gt;')
    expect(html).not.toMatch(/<(?:img|b|i|script)\b/)
    expect(text.match(/<b id="evil">/g)!.length).toBeGreaterThanOrEqual(6)
    await expectText(page)
  })

  it('of an entry is letters in the popup', async () => {
    const popup = await open.extensionPage('popup.html')
    await until('the search box', () => popup.$('#query'))
    await popup.type('#query', ENTRY)
    await until('results', () => popup.$('.results button'))
    await popup.keyboard.press('Enter')
    await until('the card', () => popup.evaluate(() => document.body.innerText.includes('<img src=x')))
    await expectText(popup)
    await popup.close()
  })

  it('of a page stays what it is, and is letters on the card that tells of the sentence', async () => {
    const page = await open.newPage(server.url('index.html'))
    await page.evaluate((evil) => (document.querySelector('#told')!.textContent = evil), EVIL)
    await waitForHighlights(page, 3)
    await pointAt(page, 'spinal stenosis')
    const { html } = await waitForCard(page, 'spinal stenosis')
    expect(html).not.toMatch(/<(?:img|b|i|script)\b/)
    await expectText(page)
  })

  it('of a report is letters on the report page, its list and its sheet', async () => {
    const page = await open.extensionPage('reader.html')
    await until('the report page', () => page.$('textarea'))
    await page.$eval(
      'textarea',
      (area, text) => {
        area.value = text
        area.dispatchEvent(new InputEvent('input', { bubbles: true }))
      },
      `${EVIL}\nMRI: no spinal stenosis ${EVIL}\nSciatica ${EVIL}`,
    )
    await page.click('button[type="submit"]')
    await until('the words', () => page.$$eval('ol li', (rows) => rows.length >= 2))
    for (const star of await page.$$('.star')) await star.click()
    await until('the sheet', () => page.$('.sheet-words li'))
    expect(await page.$eval('.report', (report) => report.textContent)).toContain('<b id="evil">bold</b>')
    await expectText(page)
  })

  it('of settings is letters on the settings page', async () => {
    const page = await open.extensionPage('options.html')
    await page.evaluate(
      (evil) =>
        (
          globalThis as unknown as { chrome: { storage: { local: { set: (items: object) => Promise<void> } } } }
        ).chrome.storage.local.set({ settings: { known: [evil, 'sciatica'], offSites: [evil] } }),
      EVIL,
    )
    await until('the known word', () => page.evaluate(() => document.body.innerText.includes('<img src=x')))
    await expectText(page)
  })
})
