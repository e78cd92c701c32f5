/** Pages that change under the reader: the marks follow, and nothing of the page breaks. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Page } from 'puppeteer-core'
import { asRead, expectedOf, markedIn, showMarked } from './expected'
import { glide } from './pointer'
import { BROWSERS, highlights, pointAt, until, waitForCard, waitForNoCard, wordRect } from './harness'
import { useStage, type Stage } from './stage'

describe.each(BROWSERS)('a page that changes in %s', (name) => {
  let server: Stage['server']
  let page: Page

  useStage(name, (stage) => void ({ page, server } = stage))
  beforeEach(() => showMarked(page, server.url('changing.html')))

  const words = async () => (await highlights(page)).map(({ text }) => asRead(text))
  const marked = (...wanted: string[]) =>
    until(`"${wanted.join()}" to be marked`, words, (now) => wanted.every((w) => now.includes(w)))
  const unmarked = (...gone: string[]) =>
    until(`"${gone.join()}" to be unmarked`, words, (now) => !gone.some((w) => now.includes(w)))

  it('shows what the page expects before anything changes', async () => {
    const { highlighted, never, untouched } = await expectedOf(page)
    const now = await marked(...highlighted)
    expect(now.filter((word) => never?.includes(word))).toEqual([])
    expect(await markedIn(page, untouched?.join() ?? '')).toEqual([])
  })

  it('marks what arrives later, be it a block, a line or a bare text', async () => {
    await page.evaluate(() => {
      const app = document.querySelector('#app')
      app?.insertAdjacentHTML('beforeend', '<section><p>Late: <b>platelet</b> lysate.</p></section>')
      document.querySelector('#first')?.insertAdjacentHTML('beforeend', ' Later: <i>sciatica</i>.')
      app?.append(' Last: fasciculation.')
    })
    await marked('platelet lysate', 'sciatica', 'fasciculation', 'vertebra')
  })

  it('follows text that changes in place', async () => {
    await page.$eval(
      '#first',
      (p) => ((p.firstChild as Text).data = 'Now the patient has tendinitis, says the doctor.'),
    )
    await marked('tendinitis')
    await unmarked('vertebra')
    await page.$eval('#first', (p) => (p.firstChild as Text).insertData(0, 'One more word before it. '))
    await until('the mark to move along', () => markedIn(page, '#first'), ([text]) => text?.startsWith('One') === true) // prettier-ignore
    await marked('tendinitis')
  })

  it('drops the marks of what is removed, and its card', async () => {
    await pointAt(page, 'nerve root')
    await waitForCard(page, 'nerve root')
    await page.$eval('#second', (p) => p.remove())
    await unmarked('symptom', 'nerve root')
    await waitForNoCard(page)
    await marked('vertebra')
  })

  it('reads a page anew that replaces its body', async () => {
    await page.evaluate(() => {
      const body = document.createElement('body')
      body.innerHTML = '<p>Another page: the doctor, the patient and an epidural injection into a spinal disc.</p>'
      document.body = body
    })
    await unmarked('vertebra', 'herniated disc')
    await until('new marks', words, (now) => now.length > 0)
    await page.evaluate(() => (document.body.innerHTML = '<p>And again: the patient has a pinched nerve.</p>'))
    await until('the last marks only', words, (now) => now.join() === 'pinched nerve')
  })

  it.each([
    ['an attribute', '#attribute', 'radiculopathy'],
    ['a style of its own', '#style', 'spondylosis'],
    ['a fold', '#folded', 'tendinitis'],
    ['its opacity', '#fading', 'neuropathy'],
  ])('marks what was hidden by %s once it is shown', async (_by, selector, word) => {
    await page.$eval(selector, (element) => {
      element.removeAttribute('hidden')
      element.removeAttribute('style')
      element.setAttribute('open', '')
      element.classList.add('shown')
      element.scrollIntoView()
    })
    await marked(word)
  })

  it('marks nothing in code or in an editor while they are written', async () => {
    await page.$eval('#code', (code) => (code.textContent = 'a nerve root in code'))
    await page.click('#editor')
    await page.keyboard.type('The vertebra of a patient, ')
    await page.$eval('#first', (p) => p.append(' And sciatica.'))
    await marked('sciatica')
    expect(await markedIn(page, '#code, #editor')).toEqual([])
  })

  it('reads open shadow roots, nested and late ones too, and opens cards there', async () => {
    await marked('herniated disc', 'lumbar stenosis')
    await page.evaluate(() =>
      document.querySelector('#app')?.insertAdjacentHTML('beforeend', '<open-note word="a bulging disc"></open-note>'),
    )
    await marked('bulging disc')
    await page.$eval('open-note', (host) => host.shadowRoot?.querySelector('p')?.append(' And a sacrum.'))
    await marked('sacrum')
    await pointAt(page, 'sacrum')
    await waitForCard(page, 'sacrum')
  })

  it.each([
    ['of the same site', '#same', 'platelet lysate'],
    ['with its page in an attribute', '#srcdoc', 'bulging disc'],
    ['written by script', '#blank', 'annular fissure'],
  ])('reads a frame %s, and closes its card when the pointer leaves it', async (_kind, selector, word) => {
    const frame = await (await page.$(selector))?.contentFrame()
    if (!frame) throw new Error(`No frame at ${selector}`)
    await until(`"${word}" in the frame`, () => highlights(frame), (all) => all.some(({ text }) => text === word)) // prettier-ignore
    const rect = await wordRect(frame, word)
    const edge = await page.$eval(selector, (element) => {
      const { x, y } = element.getBoundingClientRect()
      return { x: x + element.clientLeft, y: y + element.clientTop }
    })
    const at = { x: edge.x + rect.x + rect.width / 2, y: edge.y + rect.y + rect.height / 2 }
    await glide(page, { x: at.x - 5, y: at.y }, at, 5)
    await waitForCard(frame, word)
    await page.mouse.move(2, 2)
    await waitForNoCard(frame)
  })
})
