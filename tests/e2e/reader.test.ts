/** The report reader: a report goes in, its words are marked and listed, and a sheet comes out. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { docxOf, LOCKED, pdfOf, zipOf } from '../unit/report-files'
import { violations, watchErrors } from './expected'
import { BROWSERS, highlights, openBrowser, pointAt, until, waitForHighlights, type OpenBrowser } from './harness'

const REPORT = [
  'MRI OF THE LUMBAR SPINE',
  'HISTORY: Numbness of the left foot for six weeks.',
  'L3-L4: No disc herniation.',
  'L5-S1: Moderate left disc herniation, which touches the S1 nerve root. Possible annular fissure.',
  'No spinal stenosis.',
]
const NARROW = { width: 360, height: 740 }
const WIDE = { width: 1280, height: 900 }

describe.each(BROWSERS)('the report reader in %s', (name) => {
  let open: OpenBrowser
  let page: Page
  let errors: string[]

  beforeAll(async () => {
    open = await openBrowser(name)
  })
  afterAll(() => open.close())
  beforeEach(async () => {
    page = await open.extensionPage('reader.html')
    errors = watchErrors(page)
    return async () => {
      expect(errors).toEqual([])
      await page.close()
    }
  })

  const text = (selector: string) => page.$eval(selector, (element) => (element as HTMLElement).innerText)
  const field = () => page.$eval('textarea', (area) => area.value)
  const rowOf = (word: string) => `::-p-xpath(//ol/li[.//strong[.="${word}"]])`
  const inRow = async (word: string, selector: string) => {
    const row = await page.waitForSelector(rowOf(word))
    return (await row!.waitForSelector(selector))!
  }
  const paste = async (report: string) => {
    await page.$eval(
      'textarea',
      (area, pasted) => {
        area.setRangeText(pasted)
        area.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }))
      },
      report,
    )
    await page.click('button[type="submit"]')
  }
  const drop = (file: string, bytes: Uint8Array, size = bytes.length) =>
    page.evaluate(
      (fileName, latin, fakeSize) => {
        const dropped = new File([Uint8Array.from(latin, (c) => c.charCodeAt(0))], fileName)
        // A file of 500 MB need not be made, only to say that it is one.
        if (fakeSize !== dropped.size) Object.defineProperty(dropped, 'size', { value: fakeSize })
        const data = new DataTransfer()
        data.items.add(dropped)
        const event = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
        Object.defineProperty(event, 'dataTransfer', { value: { types: ['Files'], files: [dropped] } })
        document.body.dispatchEvent(event)
      },
      file,
      Buffer.from(bytes).toString('latin1'),
      size,
    )
  const cardIsOpen = () => page.$$eval('bedside-card', (cards) => cards.length === 1)
  const said = async (word: string) => {
    const row = await inRow(word, '.here, .places')
    return row.evaluate((element) => (element as HTMLElement).innerText.split('\n'))
  }

  it('marks pasted text, and only that', async () => {
    await paste(REPORT.join('\n'))
    const marked = (await waitForHighlights(page, 8)).map((h) => h.text)
    expect(marked).toEqual(expect.arrayContaining(['L3-L4', 'disc herniation', 'annular fissure', 'spinal stenosis']))
    await inRow('spinal stenosis', '.here')
    const outside = await page.evaluate(() =>
      [...CSS.highlights.values()]
        .flatMap((layer) => [...layer])
        .filter((range) => !range.startContainer.parentElement?.closest('.report')),
    )
    expect(outside).toEqual([])
  })

  it('lists each word with what the report says of it', async () => {
    await paste(REPORT.join('\n'))
    expect(await said('spinal stenosis')).toEqual(['Here Not seen in this text'])
    expect(await said('annular fissure')).toEqual([expect.stringContaining('not certain')])
    const [first, second] = await said('disc herniation')
    expect(first).toBe('Not seen in this text · L3–L4')
    expect(second).toBe('L5–S1 · left side · “moderate”')
    expect(await text('[role="status"]')).toMatch(/^\d+ words are explained\.$/)
  })

  it('opens the card of a word that is chosen from the list, and gives the focus back', async () => {
    await paste(REPORT.join('\n'))
    const go = await inRow('annular fissure', '.go')
    await go.focus()
    await page.keyboard.press('Enter')
    await until('the card', cardIsOpen)
    const open = (await highlights(page)).filter((h) => h.name === 'bedside-current').map((h) => h.text)
    expect(open).toEqual(['annular fissure'])
    await page.keyboard.press('Escape')
    await until('the card to go', async () => !(await cardIsOpen()))
    expect(await go.evaluate((button) => button === document.activeElement)).toBe(true)
  })

  it('opens the card under the pointer', async () => {
    await paste(REPORT.join('\n'))
    await waitForHighlights(page, 8)
    await pointAt(page, 'spinal stenosis')
    await until('the card', cardIsOpen)
  })

  it('puts starred and opened words on a sheet, which alone is printed', async () => {
    await paste(REPORT.join('\n'))
    await (await inRow('spinal stenosis', '.star')).click()
    await (await inRow('annular fissure', '.go')).click()
    await until('both words', () => page.$$eval('.sheet-words li', (li) => li.length === 2))
    await page.keyboard.press('Escape')
    const print = () =>
      page.evaluate(() => {
        const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
        for (const rule of rules)
          if (rule instanceof CSSMediaRule && rule.media.mediaText === 'print') rule.media.mediaText = 'all'
      })
    // Firefox cannot be told to show a page as printed: what holds for print is made to hold for all.
    if (name === 'chrome') await page.emulateMediaType('print')
    else await print()
    const printed = await text('main')
    expect(printed).toMatch(/spinal stenosis[\s\S]*In my report: +Not seen in this text[\s\S]*annular fissure/)
    expect(printed).toContain('Questions I want to ask')
    expect(printed).not.toContain('Read a report')
    expect(printed).not.toContain('HISTORY')
    expect(printed).not.toContain('✕')
  })

  it('takes a word off the sheet', async () => {
    await paste(REPORT.join('\n'))
    await (await inRow('spinal stenosis', '.star')).click()
    await page.waitForSelector('.sheet-words li')
    await page.click('.remove')
    await until('an empty sheet', () => page.$$eval('.sheet-words li', (li) => li.length === 0))
    const star = await inRow('spinal stenosis', '.star')
    expect(await star.evaluate((button) => button.getAttribute('aria-pressed'))).toBe('false')
  })

  it.each([
    ['PDF', 'report.pdf', pdfOf([REPORT, ['Second page. No fracture.']])],
    ['Word file', 'report.docx', zipOf(docxOf(REPORT))],
    ['web page', 'report.html', Buffer.from(`<!doctype html><title>x</title>${REPORT.map((l) => `<p>${l}</p>`).join('')}`)], // prettier-ignore
    ['text file', 'report.txt', Buffer.from(REPORT.join('\n'))],
    ['PDF under a wrong name', 'report.txt', pdfOf([REPORT])],
  ])('reads a %s', async (_, file, bytes) => {
    await drop(file, bytes)
    expect(await said('spinal stenosis')).toEqual(['Here Not seen in this text'])
    const [first] = await said('disc herniation')
    expect(first).toBe('Not seen in this text · L3–L4')
  })

  it.each([
    ['a PDF of pictures', pdfOf([[], []]), 'holds pictures of pages'],
    ['a locked PDF', pdfOf([REPORT], LOCKED), 'locked with a password'],
    ['a PDF cut short', pdfOf([REPORT]).subarray(0, 40), 'damaged'],
    ['a Word file cut short', zipOf(docxOf(REPORT)).subarray(0, 400), 'damaged'],
    ['an empty file', new Uint8Array(), 'an empty file'],
    ['a picture', Buffer.from('\xFF\xD8\xFF\xE0', 'latin1'), 'is a picture'],
    ['a program', Buffer.from('\x7FELF\x02\x01\x01\0\0\0\0', 'latin1'), 'kind of file'],
    ['another zip file', zipOf({ 'a.txt': 'a' }), 'not a Word file'],
    ['a bomb', zipOf({ ...docxOf(REPORT), 'word/styles.xml': ' '.repeat(31 * 1024 * 1024) }), 'grow too large'],
    ['a bomb that lies', zipOf({ ...docxOf(REPORT), 'word/styles.xml': ' '.repeat(31 * 1024 * 1024) }, { claims: 9 }), 'grow too large'], // prettier-ignore
    ['blanks', Buffer.from(' \n \n'), 'no text in it'],
  ])('says what is wrong with %s, and keeps the text', async (_, bytes, sentence) => {
    await paste(REPORT.join('\n'))
    await inRow('spinal stenosis', '.here')
    await drop('letter.pdf', bytes)
    const problem = await until('a sentence', () => text('[role="alert"]'), (t) => t !== '') // prettier-ignore
    expect(problem).toContain(sentence)
    expect(problem).toMatch(/^letter\.pdf /)
    await page.click('.row .solid')
    expect(await field()).toContain('No spinal stenosis.')
    expect(await text('.report')).toContain('No spinal stenosis.')
  })

  it('refuses a file of 500 MB by its size', async () => {
    await drop('scan.pdf', Buffer.from('%PDF-'), 500 * 1024 * 1024)
    await until('a sentence', async () => (await text('[role="alert"]')).includes('larger than 50 MB'))
  })

  it('shows how far a long PDF is read, and stops when asked', async () => {
    await drop('long.pdf', pdfOf(Array.from({ length: 3000 }, () => REPORT)))
    await page.waitForSelector('progress[max="3000"]')
    await page.click('.reading button')
    await until('the progress to go', async () => (await page.$('.reading')) === null)
    expect(await field()).toBe('')
    expect(await text('[role="alert"]')).toBe('')
  })

  it('is sound for assistive technology, and fits a phone', async () => {
    expect(await violations(page)).toEqual([])
    await paste(REPORT.join('\n'))
    await (await inRow('spinal stenosis', '.star')).click()
    await inRow('disc herniation', '.places')
    expect(await violations(page)).toEqual([])
    await page.setViewport(NARROW)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await page.setViewport(WIDE)
  })
})
