/**
 * A busy page for hours, in minutes: it changes all the time, cards open and close, and what Bedside
 * holds stays flat. `npm run soak` makes 100,000 changes and opens 50 tabs. A copy of the build that
 * keeps what it saw is caught, so that flat means flat.
 */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { builtFor } from '../../scripts/launch'
import { BROWSERS, card, highlights, openBrowser, serve, until, waitForHighlights, waitForNoCard, type BrowserName, type OpenBrowser } from './harness' // prettier-ignore
import { goBehind, type Behind } from './proof/behind'
import { BUSY_PAGE, makeKeeping } from './proof/busy'
import { memoryOf, type Held } from './proof/memory'

const CHANGES = Number(process.env.BEDSIDE_SOAK ?? 4000)
/** Enough for what is kept of each to stand out from what a browser's own measure sways by. */
const CHANGES_OF_COPY = 3000
const TABS = CHANGES >= 100_000 ? 50 : 8
/** A change takes well under a millisecond; the busy machine of a build server gets ten. */
const SOAK_MS = 120_000 + CHANGES * 10
const ROUNDS = 10
/**
 * After these it is measured, once a new word of the page is marked. The rounds up to the first fill what is
 * kept on purpose: cards, compiled code, the browser's own caches.
 */
const MEASURED = new Map([
  [3, 'kyphosis'],
  [6, 'scoliosis'],
  [ROUNDS, 'lordosis'],
])

interface Round extends Held {
  /** Texts that the page has thrown away and that are alive. */
  thrown: number
}

/**
 * Of the texts thrown away, those of the last card, once all changes are read; in Firefox those, too, that the
 * painter has not made it let go of yet (`MOST_GONE` ranges, each with the list that its text was in).
 */
const MOST_THROWN: Record<BrowserName, number> = { chrome: 40, firefox: 300 }
/** What may have been added from the warm rounds to the end for it still to be called flat. */
const FLAT: Record<BrowserName, { bytes: number; ours: number }> = {
  chrome: { bytes: 1_000_000, ours: 300 },
  firefox: { bytes: 1_500_000, ours: 60_000 },
}

/** What is not flat, by name. */
function grown(name: BrowserName, rounds: Round[]): string[] {
  const [warm, end] = [rounds[0]!, rounds.at(-1)!]
  const more = (of: 'bytes' | 'ours') => end[of] > warm[of] + FLAT[name][of]
  return [
    ...(end.thrown > MOST_THROWN[name] ? ['thrown'] : []),
    ...(end.listeners > warm.listeners ? ['listeners'] : []),
    ...(['bytes', 'ours'] as const).filter(more),
  ]
}

/**
 * Has the page show a word that it has not shown yet, and returns once that is marked: all that was changed
 * before has been read by then. Until it is, the texts that left with it are held, by design.
 */
async function readUpTo(word: string, page: Page): Promise<void> {
  await page.evaluate((word) => (document.querySelector('#last')!.textContent = `The scan showed ${word}.`), word)
  await until('the new word', () => highlights(page), (all) => all.some(({ text }) => text === word)) // prettier-ignore
}

async function measured(page: Page, memory: () => Promise<Held>): Promise<Round> {
  const held = await memory()
  return { ...held, thrown: await page.evaluate(() => (globalThis as unknown as { held: () => number }).held()) }
}

describe.each(BROWSERS)('a busy page in %s', (name) => {
  let open: OpenBrowser
  let server: Awaited<ReturnType<typeof serve>>
  let behind: Behind

  beforeAll(async () => {
    server = await serve({ '/app.html': BUSY_PAGE })
    open = await openBrowser(name)
    behind = await goBehind(open)
  })
  afterAll(async () => {
    await open.close()
    await server.close()
  })

  /** Changes the page so often, opens and closes a card in each round, and measures after some. */
  const soak = async (page: Page, changes: number, where: OpenBrowser, next: () => Promise<void>): Promise<Round[]> => {
    await waitForHighlights(page, 10)
    const memory = await memoryOf(where, page)
    const count = Math.ceil(changes / ROUNDS)
    const rounds: Round[] = []
    for (let round = 1; round <= ROUNDS; round++) {
      const run = (from: number, of: number) => (globalThis as unknown as { run: (from: number, count: number) => Promise<void> }).run(from, of) // prettier-ignore
      await page.evaluate(run, (round - 1) * count + 1, count)
      await next()
      await until('a card', () => card(page), (c) => c?.open === true) // prettier-ignore
      await page.keyboard.press('Escape')
      await waitForNoCard(page)
      const word = MEASURED.get(round)
      if (word === undefined) continue
      await readUpTo(word, page)
      rounds.push(await measured(page, memory))
    }
    const list = (of: keyof Round) => rounds.map((round) => round[of]).join(' ')
    console.log(`${name}, ${changes} changes: ${rounds.map(({ bytes }) => (bytes / 1e6).toFixed(2)).join(' ')} MB; ours ${list('ours')}; thrown away and held ${list('thrown')}; listeners ${list('listeners')}`) // prettier-ignore
    return rounds
  }

  it(`holds no more after ${CHANGES} changes than after the first`, { timeout: SOAK_MS }, async () => {
    const page = await open.newPage(server.url('app.html'))
    expect(grown(name, await soak(page, CHANGES, open, () => behind.command(page.url(), 'next-word')))).toEqual([])
    // And it still reads: what the page shows at last is marked, nothing else is.
    await page.evaluate(() => document.querySelector('#app')!.replaceChildren())
    await until('only the last words', () => highlights(page), (all) => all.length > 0 && all.every(({ text }) => text === 'lordosis' || text === 'scan')) // prettier-ignore
    await page.close()
  })

  it('would be seen to hold what the page threw away, and notes of each change', { timeout: SOAK_MS }, async () => {
    const copy = makeKeeping(builtFor(name))
    const leaking = await openBrowser(name, { extension: copy.folder })
    try {
      const commands = await goBehind(leaking)
      const page = await leaking.newPage(server.url('app.html'))
      const next = () => commands.command(page.url(), 'next-word')
      expect(grown(name, await soak(page, CHANGES_OF_COPY, leaking, next))).toEqual(
        expect.arrayContaining(['thrown', 'ours']),
      )
    } finally {
      await leaking.close()
      copy.remove()
    }
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
      await readUpTo('kyphosis', page)
    }
    for (const page of pages) await page.close()
  })
})
