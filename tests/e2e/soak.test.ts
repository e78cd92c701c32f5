/**
 * A busy page for hours, in minutes: it changes all the time, cards open and close, and what Bedside
 * holds stays flat. `npm run soak` makes 100,000 changes and opens 50 tabs.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BROWSERS, card, highlights, openBrowser, serve, until, waitForHighlights, waitForNoCard, type OpenBrowser } from './harness' // prettier-ignore
import { goBehind, type Behind } from './proof/behind'
import { memoryOf } from './proof/memory'

const CHANGES = Number(process.env.BEDSIDE_SOAK ?? 4000)
const TABS = CHANGES >= 100_000 ? 50 : 8
/** A change takes well under a millisecond; the busy machine of a build server gets ten. */
const SOAK_MS = 120_000 + CHANGES * 10
const ROUNDS = 10
/** The first rounds fill what is kept on purpose: cards, compiled code, the browser's own caches. */
const WARM_ROUNDS = 3
/** What a heap may be larger by at the end and still be called flat; a browser's own measure sways by this much. */
const FLAT: Record<string, { share: number; bytes: number }> = {
  chrome: { share: 0.1, bytes: 1_500_000 },
  firefox: { share: 0.2, bytes: 15_000_000 },
}

/** An application that shows records, edits them in place, adds and removes rows, and changes its view. */
const APP = `<!doctype html><html lang="en"><title>Records</title><main id="app"></main><p id="last">The scan showed spinal stenosis.</p><script>
  const TEXTS = ['MRI of the lumbar spine: herniated disc at L4-L5 with sciatica.', 'No fracture. Mild spinal stenosis and a nerve root cyst.',
    'Hypertension, atrial fibrillation and edema of both legs.', 'Physical therapy for low back pain twice a week.', 'The next visit is on Monday at nine.']
  const app = document.getElementById('app')
  let state = 7
  const random = (n) => (state = (state * 1103515245 + 12345) & 0x7fffffff) % n
  const text = () => TEXTS[random(TEXTS.length)]
  const row = () => { const li = document.createElement('li'); li.innerHTML = '<b>' + random(1000) + '</b> <span></span>'; li.lastChild.textContent = text(); return li }
  const view = () => { const ul = document.createElement('ul'); for (let i = 0; i < 60; i++) ul.append(row()); app.replaceChildren(ul) }
  const change = (n) => {
    const ul = app.firstChild, li = ul.children[random(ul.children.length)]
    switch (n % 500 === 0 ? 9 : random(6)) {
      case 0: li.lastChild.firstChild.data = text(); break
      case 1: li.lastChild.textContent = text(); break
      case 2: li.replaceWith(row()); break
      case 3: ul.append(row()); ul.firstChild.remove(); break
      case 4: ul.append(li); break
      case 5: li.className = 'c' + random(9); li.hidden = random(8) === 0; break
      default: view()
    }
  }
  view()
  window.run = async (from, count) => {
    for (let n = from; n < from + count; n++) {
      change(n)
      // A burst of a few dozen, then the page draws.
      if (n % 40 === 0) await new Promise(requestAnimationFrame)
    }
  }
</script>`

describe.each(BROWSERS)('a busy page in %s', (name) => {
  let open: OpenBrowser
  let server: Awaited<ReturnType<typeof serve>>
  let behind: Behind

  beforeAll(async () => {
    server = await serve({ '/app.html': APP })
    open = await openBrowser(name)
    behind = await goBehind(open)
  })
  afterAll(async () => {
    await open.close()
    await server.close()
  })

  it(`holds no more after ${CHANGES} changes than after the first`, { timeout: SOAK_MS }, async () => {
    const page = await open.newPage(server.url('app.html'))
    const memory = await memoryOf(open, page)
    await waitForHighlights(page, 10)
    const held: { bytes: number; nodes: number; listeners: number }[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const count = Math.ceil(CHANGES / ROUNDS)
      await page.evaluate(
        (from, changes) =>
          (globalThis as unknown as { run: (a: number, b: number) => Promise<void> }).run(from, changes),
        round * count + 1,
        count,
      )
      await behind.command(page.url(), 'next-word')
      await until('a card', () => card(page), (c) => c?.open === true) // prettier-ignore
      await page.keyboard.press('Escape')
      await waitForNoCard(page)
      held.push(await memory())
    }
    const [warm, end] = [held[WARM_ROUNDS - 1]!, held.at(-1)!]
    console.log(`${name}: ${held.map(({ bytes }) => (bytes / 1e6).toFixed(1)).join(' ')} MB in ${ROUNDS} rounds, ${end.nodes} nodes, ${end.listeners} listeners`) // prettier-ignore
    const { share, bytes } = FLAT[name]!
    expect(end.bytes).toBeLessThanOrEqual(warm.bytes * (1 + share) + bytes)
    // The view has some 60 rows, now and then one more text node in them.
    expect(end.nodes).toBeLessThanOrEqual(warm.nodes * 1.2 + 50)
    expect(end.listeners).toBeLessThanOrEqual(warm.listeners)
    // And it still reads: what the page shows at last is marked, nothing else is.
    await page.evaluate(() => document.querySelector('#app')!.replaceChildren())
    await until('only the last words', () => highlights(page), (all) => all.length > 0 && all.every(({ text }) => text === 'spinal stenosis' || text === 'scan')) // prettier-ignore
    await page.close()
  })

  it(`marks ${TABS} tabs, and all of them at their next change`, { timeout: SOAK_MS }, async () => {
    const pages = []
    for (let i = 0; i < TABS; i++) pages.push(await open.newPage(server.url(`app.html`)))
    for (const page of pages) {
      await page.bringToFront()
      await waitForHighlights(page, 10)
    }
    for (const page of pages) {
      await page.bringToFront()
      await page.evaluate(() => (document.querySelector('#last')!.textContent = 'The scan showed kyphosis.'))
      await until('the new word', () => highlights(page), (all) => all.some(({ text }) => text === 'kyphosis')) // prettier-ignore
    }
    for (const page of pages) await page.close()
  })
})
