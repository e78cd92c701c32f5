/** A page, another extension, or a strange message cannot make Bedside do anything. */
import fs from 'node:fs'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { builtFor } from '../../scripts/launch'
import type { Backstage } from './backstage'
import { BROWSERS, card, EVERY_WORD, highlights, pointAt, settledHighlights, until, waitForCard, waitForHighlights, waitForNoCard, wordRect, type OpenBrowser } from './harness' // prettier-ignore
import { makeIntruder } from './proof/intruder'
import { filesOf } from './proof/surfaces'
import { useStage, type Stage } from './stage'

const WORDS = '<p>Sciatica with a herniated disc, spinal stenosis and a pinched nerve root.</p>'
const inPage = (body: string) => `<!doctype html><html lang="en"><title>Back</title>${body}</html>`
const HOME = inPage(
  `${WORDS}<iframe src="/frame.html"></iframe><iframe sandbox="allow-scripts" srcdoc="${WORDS}"></iframe>`,
)

/** Right ones for the background and the page, and wrong ones of every kind. */
const CARD = { type: 'card', entry: 'sciatica', kind: 'entry', text: '', levels: [] }
const RIGHT = [
  { type: 'known', id: 'sciatica', known: true },
  { type: 'save', id: 'sciatica', saved: true },
  { type: 'looked', id: 'sciatica' },
  { type: 'wake' },
  CARD,
  { type: 'words' },
  { type: 'step', forward: true },
  { type: 'explain', text: 'sciatica' },
]
const WRONG: unknown[] = [
  null, 0, '', 'wake', [], ['wake'], {}, { type: null }, { type: 'Wake' }, { type: ['wake'] }, { type: 'constructor' },
  { type: '__proto__' }, { type: 'settings', settings: { on: false } }, { type: 'known' }, { type: 'known', id: 'sciatica' },
  { type: 'save', id: 'sciatica' }, { type: 'save', id: '', saved: true }, { type: 'looked' }, { type: 'looked', id: {} },
  { type: 'known', id: 7, known: true }, { type: 'known', id: ['sciatica'], known: true },
  { type: 'known', id: 'sciatica', known: 'yes' }, { type: 'known', id: 'x'.repeat(201), known: true },
  { type: 'card', entry: 'sciatica' }, { type: 'card', entry: 'sciatica', kind: 'file', text: '', levels: [] },
  { type: 'card', entry: '../manifest', kind: 'entry', text: '', levels: 'L4' },
  { type: 'card', entry: 'sciatica', kind: 'entry', text: 'x'.repeat(501), levels: [] },
  { type: 'step' }, { type: 'step', forward: 'yes' }, { type: 'explain' }, { type: 'explain', text: 7 },
  { type: 'explain', text: 'x'.repeat(2001) },
] // prettier-ignore

interface Api {
  runtime: { sendMessage: (message: unknown) => Promise<unknown> }
  tabs: { sendMessage: (tab: number, message: unknown) => Promise<unknown> }
}

describe.each(BROWSERS)('Bedside in %s', (name) => {
  let open: OpenBrowser
  let server: Stage['server']
  let backstage: Backstage
  let stagePage: Page
  let page: Page

  const intruder = makeIntruder()
  afterAll(() => fs.rmSync(intruder, { recursive: true }))
  useStage(
    name,
    async (stage) => {
      ;({ open, server, backstage, page } = stage)
      stagePage = await open.extensionPage('options.html')
    },
    { source: { '/index.html': HOME, '/frame.html': inPage(WORDS) }, others: [intruder], unwatched: true },
  )
  beforeEach(async () => {
    await backstage.settings()
    await page.bringToFront()
    await page.goto(server.url('index.html'))
    await waitForHighlights(page, 4)
    await settledHighlights(page)
  })

  /** The page is as Bedside left it: the same words, no card, and nothing was stored. */
  const expectUntouched = async (before: unknown) => {
    expect(await highlights(page)).toEqual(before)
    expect((await card(page))?.open ?? false).toBe(false)
    expect([await backstage.list('saved'), await backstage.list('recent')].filter(Boolean)).toEqual([])
    expect(await backstage.stored()).toEqual(EVERY_WORD)
  }
  /** Bedside has heard all that came before this: it answers to a real hand. */
  const askedLast = async () => {
    await pointAt(page, 'spinal stenosis')
    await waitForCard(page, 'spinal stenosis')
    await page.keyboard.press('Escape')
    await waitForNoCard(page)
  }

  it('does nothing for messages and events that a page makes up', async () => {
    const before = await highlights(page)
    const { x, y } = await wordRect(page, 'Sciatica')
    const got = await page.evaluate(
      async (messages, id, at) => {
        const got: string[] = []
        const runtimes = [globalThis as unknown as Record<string, { runtime?: Record<string, unknown> } | undefined>]
        for (const { chrome, browser } of runtimes)
          for (const api of [chrome, browser]) {
            const send = api?.runtime?.sendMessage as ((id: string, message: unknown) => Promise<unknown>) | undefined
            if (!send) continue
            for (const message of messages) await send(id, message).then((a) => a !== undefined && got.push('answer'), () => undefined) // prettier-ignore
          }
        const targets = [window, document, document.body, document.documentElement]
        for (const message of messages) {
          for (const to of [window, ...Array.from(frames as unknown as ArrayLike<Window>)]) to.postMessage(message, '*')
          const detail = JSON.stringify(message)
          for (const type of ['message', 'bedside', 'wake', 'card', 'step', 'explain'])
            for (const target of targets) {
              target.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }))
              target.dispatchEvent(new MessageEvent(type, { data: message, bubbles: true }))
            }
        }
        const init = { bubbles: true, composed: true, clientX: at.x + 3, clientY: at.y + 3, pointerType: 'mouse', button: 0 } // prettier-ignore
        const under = document.elementFromPoint(init.clientX, init.clientY)!
        for (let i = 0; i < 60; i++) {
          for (const type of ['pointermove', 'pointerover', 'pointerdown', 'pointerup', 'click'])
            under.dispatchEvent(new PointerEvent(type, init))
          under.dispatchEvent(new MouseEvent('mousemove', init))
          await new Promise(requestAnimationFrame)
        }
        return got
      },
      RIGHT,
      open.extensionId,
      { x, y },
    )
    expect(got).toEqual([])
    await expectUntouched(before)
    await askedLast()
    await expectUntouched(before)
  })

  it('keeps a card that the reader has opened, whatever the page makes up', async () => {
    await pointAt(page, 'spinal stenosis')
    await waitForCard(page, 'spinal stenosis')
    await page.evaluate(() => {
      for (const target of [window, document, document.body, document.querySelector('bedside-card')!]) {
        for (const type of ['keydown', 'keyup']) target.dispatchEvent(new KeyboardEvent(type, { key: 'Escape', bubbles: true })) // prettier-ignore
        for (const type of ['pointerdown', 'click', 'pointerout', 'pointermove'])
          target.dispatchEvent(
            new PointerEvent(type, { bubbles: true, clientX: 900, clientY: 800, relatedTarget: null }),
          )
      }
    })
    expect((await waitForCard(page, 'spinal stenosis')).open).toBe(true)
    // Nor is there a way into the card.
    const inside = await page.$eval('bedside-card', (host) => [host.shadowRoot, host.childNodes.length, host.attributes.length > 0]) // prettier-ignore
    expect(inside.slice(0, 2)).toEqual([null, 0])
    expect(await backstage.stored()).toEqual(EVERY_WORD)
  })

  it('gives a page no file of its own to find', async () => {
    const origin = new URL(await stagePage.evaluate(() => location.href)).href.replace(/options\.html.*/, '')
    const files = filesOf(builtFor(name), '').filter((file) => /\.\w+$/.test(file) && !file.startsWith('entries/'))
    expect(files.length).toBeGreaterThan(15)
    const found = await page.evaluate(
      async (urls) => {
        const found: string[] = []
        for (const url of urls) {
          await fetch(url).then(() => found.push(url), () => undefined) // prettier-ignore
          const image = new Image()
          image.src = url
          await image.decode().then(() => found.push(url), () => undefined) // prettier-ignore
          const script = document.createElement('script')
          const loaded = new Promise<boolean>((resolve) => {
            script.onload = () => resolve(true)
            script.onerror = () => resolve(false)
          })
          script.src = url
          document.head.append(script)
          if (await loaded) found.push(url)
        }
        return found
      },
      files.map((file) => origin + file),
    )
    expect(found).toEqual([])
  })

  it('does nothing for another extension', async () => {
    const before = await highlights(page)
    await page.evaluate(
      (detail) => void window.dispatchEvent(new CustomEvent('intruder-go', { detail })),
      JSON.stringify({ ids: [open.extensionId], messages: [...RIGHT, ...WRONG] }),
    )
    const answers = await until('the answers', () => page.evaluate(() => document.documentElement.dataset.intruder))
    const all = JSON.parse(answers!) as string[]
    expect(all.length).toBeGreaterThanOrEqual(RIGHT.length + WRONG.length)
    expect([...new Set(all)].filter((answer) => answer !== 'nobody' && answer !== 'answer undefined')).toEqual([])
    await expectUntouched(before)
  })

  it('drops messages of another shape, in the background and in a page', async () => {
    const before = await highlights(page)
    const tab = await backstage.tabId(page.url())
    const [toBackground, toPage, control] = await stagePage.evaluate(
      async (messages, id, right) => {
        const { chrome } = globalThis as unknown as { chrome: Api }
        const background: unknown[] = []
        const there: unknown[] = []
        for (const message of messages) {
          background.push(await chrome.runtime.sendMessage(message).catch(() => undefined))
          there.push(await chrome.tabs.sendMessage(id, message).catch(() => undefined))
        }
        return [background, there, await chrome.runtime.sendMessage(right)] as const
      },
      WRONG,
      tab,
      CARD,
    )
    expect(toBackground.filter((answer) => answer !== undefined && answer !== null)).toEqual([])
    expect(toPage.filter((answer) => answer !== undefined && answer !== null)).toEqual([])
    expect(control).toMatchObject({ id: 'sciatica' })
    await expectUntouched(before)
    await askedLast()
  })
})
