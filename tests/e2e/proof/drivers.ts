/** How a reader uses each surface of the extension, for tests that watch what happens meanwhile. */
import type { Page } from 'puppeteer-core'
import { docxOf, pdfOf, zipOf } from '../../unit/report-files'
import type { Backstage } from '../backstage'
import { cardClick, pointAt, until, waitForCard, waitForHighlights, waitForNoCard, type OpenBrowser } from '../harness'
import { useEverything } from './exercise'

export interface Visit {
  open: OpenBrowser
  backstage: Backstage
  /** A page of a site, marked, in a tab. */
  page: Page
}

type Driver = (visit: Visit) => Promise<void>

/** What a careless reader of files would fetch. Nobody but the recorder hears of this host. */
const BAIT = 'http://bait.example/'

const REPORT = [
  'MRI OF THE LUMBAR SPINE',
  'L3-L4: No disc herniation.',
  'L5-S1: Moderate left disc herniation, which touches the S1 nerve root.',
  'No spinal stenosis.',
]
const asHtml = `<!doctype html><html><head><link rel="stylesheet" href="${BAIT}a.css"><script src="${BAIT}a.js"></script>
  <meta http-equiv="refresh" content="0;url=${BAIT}refresh"><base href="${BAIT}"></head><body onload="fetch('${BAIT}load')">
  <img src="${BAIT}a.png" onerror="fetch('${BAIT}error')"><iframe src="${BAIT}frame"></iframe><object data="${BAIT}o"></object>
  ${REPORT.map((line) => `<p>${line}</p>`).join('')}</body></html>`
const asDocx = {
  ...docxOf(REPORT),
  'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="${BAIT}a.png" TargetMode="External"/><Relationship Id="rId8" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="${BAIT}t.dotm" TargetMode="External"/></Relationships>`,
}
const asPdf = Buffer.from(
  Buffer.from(pdfOf([REPORT]))
    .toString('latin1')
    .replace('/Type /Catalog', `/Type /Catalog /OpenAction << /S /URI /URI (${BAIT}open) >>`),
  'latin1',
)

/** One of each kind of file that the report page reads, each with a bait in it where the kind allows. */
const REPORT_FILES: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['report.pdf', asPdf],
  ['report.docx', zipOf(asDocx)],
  ['report.html', Buffer.from(asHtml)],
  ['report.txt', Buffer.from(REPORT.join('\n'))],
]

/** Hands a file to a page of the extension as a drop from the desktop does. */
export function dropFile(page: Page, file: string, bytes: Uint8Array): Promise<void> {
  return page.evaluate(
    (name, latin) => {
      const dropped = new File([Uint8Array.from(latin, (c) => c.charCodeAt(0))], name)
      const event = new DragEvent('drop', { bubbles: true, cancelable: true })
      Object.defineProperty(event, 'dataTransfer', { value: { types: ['Files'], files: [dropped] } })
      document.body.dispatchEvent(event)
    },
    file,
    Buffer.from(bytes).toString('latin1'),
  )
}

/** Opens a page of the extension and uses it. However that ends, the page of the site is in front again. */
async function inTab({ open, backstage, page }: Visit, file: string, use: (tab: Page) => Promise<unknown>) {
  const tab = await open.extensionPage(`${file}?tab=${await backstage.tabId(page.url())}`)
  try {
    await use(tab)
  } finally {
    await tab.close()
    // What was pressed may have switched Bedside off.
    await backstage.settings()
    await page.bringToFront()
  }
}

/** Presses whatever is there. */
const everythingOn =
  (file: string): Driver =>
  (visit) =>
    inTab(visit, file, async (tab) => {
      await until(`something to press on ${file}`, () => tab.$('button, input'))
      await useEverything(tab)
    })

/** The panel on the page's words. */
const panel: Driver = (visit) =>
  inTab(visit, 'sidepanel.html', async (tab) => {
    await until('the words in the panel', () => tab.$$eval('button', (buttons) => buttons.length > 5))
    await useEverything(tab)
  })

const explainSelection: Driver = async ({ backstage, page }) => {
  await page.evaluate(() => document.getSelection()?.selectAllChildren(document.querySelector('h1')!))
  await backstage.explain(page.url(), 'fasciculation')
  await waitForCard(page, 'fasciculation')
  await page.keyboard.press('Escape')
  await waitForNoCard(page)
}

const step =
  (name: 'next-word' | 'previous-word'): Driver =>
  async ({ backstage, page }) => {
    await backstage.command(page.url(), name)
    await waitForCard(page)
    await page.keyboard.press('Escape')
    await waitForNoCard(page)
  }

/** By the name that `surfacesOf` gives each. A surface that is not here fails the test that uses them. */
export const DRIVERS: Readonly<Record<string, Driver>> = {
  'web page': async ({ page }) => {
    await waitForHighlights(page, 5)
    await pointAt(page, 'Sciatica')
    await waitForCard(page, 'sciatica')
    await cardClick(page, 'summary')
    await page.keyboard.press('Escape')
    await waitForNoCard(page)
  },
  // It answered for the card above, and for the word that is known from here on.
  background: async ({ backstage, page }) => {
    await pointAt(page, 'spinal stenosis')
    await waitForCard(page, 'spinal stenosis')
    await cardClick(page, 'I know this word')
    await until('the known word', () => backstage.stored(), ({ known }) => Array.isArray(known) && known.length > 0) // prettier-ignore
    await backstage.settings()
  },
  'command next-word': step('next-word'),
  'command previous-word': step('previous-word'),
  // A browser opens the panel only for a real key; what the key opens is used here.
  'command open-panel': panel,
  'sidepanel.html': panel,
  'permission contextMenus': explainSelection,
  'welcome.html': everythingOn('welcome.html'),
  'popup.html': everythingOn('popup.html'),
  'options.html': everythingOn('options.html'),
  'reader.html': async (visit) => {
    for (const [at, [name, bytes]] of REPORT_FILES.entries())
      await inTab(visit, 'reader.html', async (tab) => {
        await until('the report page', () => tab.$('textarea'))
        await dropFile(tab, name, bytes)
        await until(`the words of ${name}`, () => tab.$$eval('ol li', (rows) => rows.length >= 2))
        // Past the reading of a file the page is the same for all.
        if (at === 0) await useEverything(tab)
      })
  },
}
