/** Clocks, tickers and frameworks that draw again and again: the rest of the page is not read again for them. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Page } from 'puppeteer-core'
import { showMarked } from './expected'
import { passFrames } from './pointer'
import { BROWSERS, highlights, pointAt, until, waitForCard, waitForNoCard } from './harness'
import { useStage, type Stage } from './stage'

const TICKS = 60

describe.each(BROWSERS)('a restless page in %s', (name) => {
  let server: Stage['server']
  let page: Page

  useStage(name, (stage) => void ({ page, server } = stage))
  beforeEach(async () => {
    await showMarked(page, server.url('changing.html'))
    await keepMarks()
  })

  /** Holds on to the very ranges that are marked now: who reads a text again makes new ones. */
  const keepMarks = () =>
    page.evaluate(() => {
      const kept = [...CSS.highlights].flatMap(([at, ranges]) => (at.startsWith('bedside-') ? [...ranges] : []))
      Object.assign(globalThis, { kept })
    })
  /** The texts whose marks were made anew since, other than those inside `but`. */
  const madeAnew = (but: string) =>
    page.evaluate((inside) => {
      const { kept } = globalThis as unknown as { kept: AbstractRange[] }
      const now = new Set([...CSS.highlights].flatMap(([at, ranges]) => (at.startsWith('bedside-') ? [...ranges] : [])))
      return kept
        .filter((range) => !now.has(range) && !range.startContainer.parentElement?.closest(inside))
        .map((range) => range.startContainer.textContent)
    }, but)
  /** Changes the page over and over, every third frame: twenty times a second. */
  const tick = async (change: (n: number) => void) => {
    for (let n = 1; n <= TICKS; n++) {
      await page.evaluate(change, n)
      await passFrames(page, 3)
    }
  }
  const texts = async () => (await highlights(page)).map(({ text }) => text)

  it('is not read again for a clock in an element of its own', async () => {
    await tick((n) => (document.querySelector('#folded summary')!.textContent = `12:00:${n}`))
    expect(await madeAnew('#folded')).toEqual([])
  })

  it('is not read again for a clock that stands straight in its body', async () => {
    await tick((n) => (document.querySelector('#ticker')!.textContent = String(n)))
    expect(await madeAnew('#ticker')).toEqual([])
  })

  it('is not read again for things that come and go', async () => {
    await tick((n) => {
      document.querySelector('.toast')?.remove()
      const toast = document.body.appendChild(document.createElement(n % 2 ? 'div' : 'span'))
      toast.className = 'toast'
      toast.textContent = `Saved ${n} times`
    })
    expect(await madeAnew('.toast')).toEqual([])
  })

  it('is not read again for our own card', async () => {
    for (const word of ['vertebra', 'nerve root', 'spinal cord']) {
      await pointAt(page, word)
      await waitForCard(page)
      await page.keyboard.press('Escape')
      await waitForNoCard(page)
    }
    await passFrames(page, TICKS)
    expect(await madeAnew('bedside-card')).toEqual([])
  })

  it('keeps true marks beside a clock, and reads what has come to rest', async () => {
    const before = await texts()
    await tick((n) => (document.querySelector('#mixed time')!.textContent = '1'.repeat(n % 9)))
    expect(await madeAnew('#mixed')).toEqual([])
    expect(await texts()).toEqual(before)
    await tick((n) => ((document.querySelector('#first')!.firstChild as Text).data = `${'tick '.repeat(n % 7)}a pinched nerve`)) // prettier-ignore
    await until('the text at rest to be marked', texts, (now) => now.includes('pinched nerve'))
    expect(await texts()).not.toContain('vertebra')
  })

  it('does not disturb a framework that draws its text nodes again and again', async () => {
    await page.evaluate(() => {
      const app = document.querySelector('#app')!
      const nodes = [...document.querySelectorAll('#app p')].map((p) => ({ p, text: p.firstChild as Text, parent: p.parentNode! })) // prettier-ignore
      Object.assign(globalThis, {
        draw: (n: number) => {
          // What frameworks do: they trust the nodes they made, where they put them.
          for (const { p, text, parent } of nodes) {
            parent.removeChild(p)
            p.removeChild(text)
            text.nodeValue = n % 2 ? 'The doctor saw a spinal disc. ' : 'The doctor saw a sacrum. '
            p.insertBefore(text, p.firstChild)
            parent.insertBefore(p, n % 3 ? app.firstChild : null)
          }
        },
      })
    })
    await tick((n) => (globalThis as unknown as { draw: (n: number) => void }).draw(n))
    await until('what was drawn last', texts, (now) => now.filter((text) => text === 'sacrum').length === 3)
  })
})
