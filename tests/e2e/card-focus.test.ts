/** Where the focus is: in the card when asked for, and back exactly where it was when the card has gone. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Page } from 'puppeteer-core'
import { keysOf, type Keys } from './by-keyboard'
import { showMarked } from './expected'
import { BROWSERS, card, cardClick, cardFocus, highlights, pointAt, until, waitForCard, waitForNoCard } from './harness'
import { useStage, type Stage } from './stage'

describe.each(BROWSERS)('the focus in %s', (name) => {
  let server: Stage['server']
  let backstage: Stage['backstage']
  let page: Page
  let keys: Keys

  useStage(name, (stage) => {
    ;({ page, server, backstage } = stage)
    keys = keysOf(stage)
  })
  beforeEach(() => showMarked(page, server.url('keyboard.html')))

  it('gives the focus back exactly, with what was selected in a field', async () => {
    await page.$eval('input#name', (field) => {
      field.focus()
      field.setSelectionRange(2, 5)
    })
    await keys.step('next-word', 'vertebra')
    await keys.escape()
    const after = await page.$eval('input#name', (f) => [
      document.activeElement === f,
      f.selectionStart,
      f.selectionEnd,
    ])
    expect(after).toEqual([true, 2, 5])
  })

  it('gives the focus back to an editor, with its caret', async () => {
    await page.$eval('#note', (note) => {
      ;(note as HTMLElement).focus()
      document.getSelection()?.collapse(note.firstChild, 7)
    })
    await keys.step('next-word', 'vertebra')
    await keys.escape()
    await page.keyboard.type('X')
    expect(await page.$eval('#note', (note) => note.textContent)).toBe('A note Xwith a caret in it.')
  })

  it('gives the focus back into a shadow root', async () => {
    await page.$eval('inner-field', (host) => host.shadowRoot?.querySelector('input')?.focus())
    await keys.step('next-word', 'vertebra')
    await keys.escape()
    expect(await page.$eval('inner-field', (host) => host.shadowRoot?.activeElement?.id)).toBe('inner')
  })

  it('leaves the focus alone when a pointer opens it, and gives it back after a click inside', async () => {
    await page.focus('#name')
    await pointAt(page, 'nerve root')
    await waitForCard(page, 'nerve root')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('name')
    await cardClick(page, 'summary')
    await until('the focus in the card', () => card(page), (c) => c?.focused !== '') // prettier-ignore
    await keys.escape()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('name')
  })

  it('goes when the reader writes in a field, and takes nothing of what is written', async () => {
    await page.focus('#name')
    await pointAt(page, 'nerve root')
    await waitForCard(page, 'nerve root')
    await page.keyboard.type('abc')
    await waitForNoCard(page)
    expect(await page.$eval('input#name', (field) => field.value)).toContain('abc')
  })

  it('leaves single typed to the page, with a card open and without', async () => {
    const typed = Array.from('abcdefghijklmnopqrstuvwxyz0123456789 /?.')
    await page.evaluate(() => {
      const heard: string[] = []
      Object.assign(globalThis, { heard })
      addEventListener('keydown', (event) => heard.push(event.defaultPrevented ? 'prevented' : event.key))
    })
    await page.keyboard.type(typed.join(''))
    expect((await card(page))?.open ?? false).toBe(false)
    // The space bar scrolls, and goes on scrolling while the next key is down.
    await page.evaluate(async () => {
      for (let last = NaN; last !== scrollY;) {
        last = scrollY
        for (let frame = 0; frame < 12; frame++) await new Promise((resolve) => requestAnimationFrame(resolve))
      }
    })
    await pointAt(page, 'nerve root')
    const before = await waitForCard(page, 'nerve root')
    await page.keyboard.type(typed.join(''))
    // The space bar scrolls the page, and the card with it.
    expect({ ...(await card(page)), rect: null }).toEqual({ ...before, rect: null })
    expect(await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)).toEqual([
      ...typed,
      ...typed,
    ])
    await keys.escape()
  })

  it('is announced once, and nothing is while the page is read', async () => {
    expect(await page.$$('[aria-live], [role="status"], [role="alert"], bedside-card')).toEqual([])
    await pointAt(page, 'nerve root')
    const { html } = await waitForCard(page, 'nerve root')
    expect(html.match(/role="status"|role="alert"|aria-live/g)).toEqual(['role="status"'])
    await keys.escape()
  })

  it('takes Escape for itself, not for the dialog behind it', async () => {
    await page.evaluate(() => document.querySelector('dialog')?.showModal())
    await pointAt(page, 'platelet lysate')
    await waitForCard(page, 'platelet')
    await keys.escape()
    expect(await page.$eval('dialog', (dialog) => dialog.open)).toBe(true)
    await page.keyboard.press('Escape')
    await until('the dialog to close', () => page.$eval('dialog', (dialog) => !dialog.open))
  })

  it('takes a word as known with Enter, and gives the focus back', async () => {
    await page.focus('#name')
    await keys.step('next-word', 'vertebra')
    await cardFocus(page, 'I know this word')
    await page.keyboard.press('Enter')
    await waitForNoCard(page)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('name')
    await until('the word unmarked', () => highlights(page), (all) => all.every(({ text }) => text !== 'vertebra')) // prettier-ignore
    await backstage.settings()
  })
})
