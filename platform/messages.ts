/** Everything that is said between the parts of the extension, and nothing else is listened to. */
import * as v from 'valibot'
import { browser } from 'wxt/browser'
import type { CardEntry } from '../core/card/model'

const wake = v.object({ type: v.literal('wake') })
const card = v.object({
  type: v.literal('card'),
  entry: v.pipe(v.string(), v.maxLength(200)),
  kind: v.picklist(['entry', 'spine', 'medicine', 'word-parts', 'pack']),
  text: v.pipe(v.string(), v.maxLength(500)),
  levels: v.pipe(v.array(v.pipe(v.string(), v.maxLength(4))), v.maxLength(12)),
})
const known = v.object({ type: v.literal('known'), id: v.pipe(v.string(), v.maxLength(200)), known: v.boolean() })

/** From pages and our own surfaces to the background. */
export const toBackground = v.variant('type', [wake, card, known])
export type ToBackground = v.InferOutput<typeof toBackground>

/** From the background to a page. */
export const toPage = v.variant('type', [
  v.object({ type: v.literal('step'), forward: v.boolean() }),
  v.object({ type: v.literal('explain'), text: v.pipe(v.string(), v.maxLength(2000)) }),
])
export type ToPage = v.InferOutput<typeof toPage>

/** Asks the background for the card of a word. Resolves to null where there is none. @throws when nobody can tell. */
export async function askCard(question: Omit<v.InferOutput<typeof card>, 'type'>): Promise<CardEntry | null> {
  const message: ToBackground = { type: 'card', ...question }
  const answer = await browser.runtime.sendMessage<ToBackground, CardEntry | null | undefined>(message)
  if (answer === undefined) throw new Error(`The card of ${question.entry} could not be read`)
  return answer
}

/** Tells the background something; resolves when it has heard. */
export async function tellBackground(message: ToBackground): Promise<void> {
  await browser.runtime.sendMessage(message)
}

/** The host a reader sees in the address bar; frames belong to their page. */
function hostOf(url: string | undefined): string {
  return (url && URL.canParse(url) && new URL(url).host) || ''
}

type Sender = Parameters<Parameters<typeof browser.runtime.onMessage.addListener>[0]>[1]

/**
 * Listens in the background. Messages of any other shape, or from anybody but this extension, are
 * dropped without an answer. Where `handle` fails the answer is `undefined`.
 */
export function onBackgroundMessage(
  handle: (message: ToBackground, from: { tabId?: number; frameId?: number; host: string }) => Promise<unknown>,
): void {
  browser.runtime.onMessage.addListener((raw: unknown, sender: Sender, answer: (value?: unknown) => void) => {
    if (sender.id !== browser.runtime.id) return undefined
    const message = v.safeParse(toBackground, raw)
    if (!message.success) return undefined
    const from = { tabId: sender.tab?.id, frameId: sender.frameId, host: hostOf(sender.tab?.url ?? sender.url) }
    handle(message.output, from).then(answer, () => answer())
    // The answer comes later.
    return true
  })
}

/** Listens in a page. */
export function onPageMessage(handle: (message: ToPage) => void, signal: AbortSignal): void {
  const listener = (raw: unknown, sender: { id?: string }) => {
    if (sender.id !== browser.runtime.id) return
    const message = v.safeParse(toPage, raw)
    if (message.success) handle(message.output)
  }
  browser.runtime.onMessage.addListener(listener)
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(listener))
}

/** Sends to one frame of a tab; a frame that is gone is no error. */
export async function tellPage(tabId: number, frameId: number | undefined, message: ToPage): Promise<void> {
  try {
    await browser.tabs.sendMessage(tabId, message, frameId === undefined ? {} : { frameId })
  } catch {
    // Nobody listens there: a page without Bedside, or one that has just been closed.
  }
}
