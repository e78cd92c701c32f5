/** The card without a mouse: from word to word, and from one card to another. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Page } from 'puppeteer-core'
import { keysOf, type Keys } from './by-keyboard'
import { showMarked } from './expected'
import { BROWSERS, card, until, waitForCard, waitForHighlights } from './harness'
import { useStage, type Stage } from './stage'

describe.each(BROWSERS)('the card by keyboard in %s', (name) => {
  let server: Stage['server']
  let page: Page
  let keys: Keys

  useStage(name, (stage) => {
    ;({ page, server } = stage)
    keys = keysOf(stage)
  })
  beforeEach(() => showMarked(page, server.url('keyboard.html')))

  it('goes from word to word in the order of the text, and round', async () => {
    await keys.step('next-word', 'vertebra')
    await keys.step('next-word', 'sacrum')
    await keys.step('next-word', 'nerve root')
    await keys.step('previous-word', 'sacrum')
    await keys.step('previous-word', 'vertebra')
    await keys.step('previous-word', 'herniated disc')
    await keys.step('next-word', 'vertebra')
  })

  it('goes on from the word that was open last', async () => {
    await keys.step('next-word', 'vertebra')
    await keys.escape()
    await keys.step('next-word', 'sacrum')
  })

  it('brings a word to the screen that is far down in a long text', async () => {
    await keys.step('previous-word', 'herniated disc')
    const lines = await page.evaluate(() => {
      const [word] = CSS.highlights.get('bedside-current') ?? []
      const range = document.createRange()
      range.setStart(word!.startContainer, word!.startOffset)
      range.setEnd(word!.endContainer, word!.endOffset)
      return [...range.getClientRects()].map(({ top, bottom }) => top >= 0 && bottom <= innerHeight)
    })
    expect(lines).toEqual([true])
  })

  it('is walked with Tab, opens a linked word with Enter, and goes back', async () => {
    await keys.step('next-word', 'vertebra')
    await tabTo('spine')
    await page.keyboard.press('Enter')
    await until('the nested card to have the focus', () => card(page), (c) => c?.focused === 'spine') // prettier-ignore
    await tabTo('‹ back to vertebra', true)
    await page.keyboard.press('Enter')
    const back = await waitForCard(page, 'vertebra')
    expect(back.text).not.toContain('back to')
    await keys.escape()
  })

  it('opens one card only in a page of many frames', async () => {
    await page.goto(server.url('changing.html'))
    for (const frame of page.frames()) await waitForHighlights(frame)
    await keys.step('next-word', 'vertebra')
    const open = await Promise.all(page.frames().map((frame) => frame.$('bedside-card')))
    expect(open.filter(Boolean)).toHaveLength(1)
  })

  async function tabTo(control: string, back = false): Promise<void> {
    const seen: string[] = []
    for (let i = 0; i < 20; i++) {
      if (back) await page.keyboard.down('Shift')
      await page.keyboard.press('Tab')
      if (back) await page.keyboard.up('Shift')
      const focused = (await card(page))?.focused ?? ''
      if (focused === control) return
      seen.push(focused)
    }
    throw new Error(`Tab does not lead to "${control}", but to ${seen.join(', ')}`)
  }
})
