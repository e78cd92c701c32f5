/** Everything that is said between the parts of the extension, and nothing else is listened to. */
import * as v from 'valibot'
import { browser } from 'wxt/browser'
import type { CardEntry } from '../core/card/model'
import type { Picture, PictureQuestion } from '../core/picture/model'

const wake = v.object({ type: v.literal('wake') })
/** A page that rested wants the glossary again. */
const glossary = v.object({ type: v.literal('glossary') })
const question = {
  entry: v.pipe(v.string(), v.maxLength(200)),
  kind: v.picklist(['entry', 'spine', 'medicine', 'word-parts', 'pack']),
  text: v.pipe(v.string(), v.maxLength(500)),
  levels: v.pipe(v.array(v.pipe(v.string(), v.maxLength(4))), v.maxLength(12)),
}
const places = v.pipe(v.array(question.levels), v.maxLength(12))
const card = v.object({ type: v.literal('card'), ...question })
const side = v.picklist(['', 'left', 'right', 'both sides', 'middle'])
const picture = v.object({
  type: v.literal('picture'),
  places: v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.maxLength(20)),
  levels: places,
  side,
})
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const known = v.object({ type: v.literal('known'), id, known: v.boolean() })
const save = v.object({ type: v.literal('save'), id, saved: v.boolean() })
/** A word's card was shown; kept only if the reader has asked for that. */
const looked = v.object({ type: v.literal('looked'), id })

/** From pages and our own surfaces to the background. */
export const toBackground = v.variant('type', [wake, glossary, card, picture, known, save, looked])
export type ToBackground = v.InferOutput<typeof toBackground>

/** To a page, from the background or from our own surfaces, by type. `words` is answered with a `PageWord[]`. */
export const toPage = {
  step: v.object({ forward: v.boolean() }),
  explain: v.object({ text: v.pipe(v.string(), v.maxLength(2000)) }),
  words: v.object({}),
  jump: v.object({ entry: question.entry, index: v.pipe(v.number(), v.integer()) }),
}
type PageMessages = { [Type in keyof typeof toPage]: { type: Type } & v.InferOutput<(typeof toPage)[Type]> }
export type ToPage = PageMessages[keyof PageMessages]

/** What was said to a page; null where it is of no shape that we know. */
function readToPage(raw: unknown): ToPage | null {
  const type = (raw as { type?: unknown } | null)?.type
  if (typeof type !== 'string' || !Object.hasOwn(toPage, type)) return null
  const message = v.safeParse(toPage[type as keyof typeof toPage], raw)
  return message.success ? ({ type, ...message.output } as ToPage) : null
}

const here = v.object({
  levels: places,
  cues: v.array(v.picklist(['negated', 'uncertain', 'past', 'family'])),
  severity: v.pipe(v.string(), v.maxLength(200)),
  side,
})
const jumped = v.nullable(v.object({ index: v.number(), count: v.number(), here }))
/** Which of how many places is shown now, and what the page says there; null where the word is gone. */
export type JumpAnswer = v.InferOutput<typeof jumped>

/** As many as a page may have marks. */
const MOST_WORDS = 20_000
const word = v.object({ ...question, count: v.pipe(v.number(), v.integer(), v.minValue(1)) })
/** A word that is marked in a page: what to ask for its card, `text` as it first stands there, and how often. */
export type PageWord = v.InferOutput<typeof word>

/** Asks the background for the card of a word. Resolves to null where there is none. @throws when nobody can tell. */
export async function askCard(question: Omit<v.InferOutput<typeof card>, 'type'>): Promise<CardEntry | null> {
  const message: ToBackground = { type: 'card', ...question }
  const answer = await browser.runtime.sendMessage<ToBackground, CardEntry | null | undefined>(message)
  if (answer === undefined) throw new Error(`The card of ${question.entry} could not be read`)
  return answer
}

/** Asks the background for the picture on a card. Resolves to null where nothing can be drawn. */
export async function askPicture(question: PictureQuestion): Promise<Picture | null> {
  const message: ToBackground = { type: 'picture', ...question }
  return browser.runtime.sendMessage<ToBackground, Picture | null>(message)
}

/** Tells the background something; resolves when it is done. @throws where the background could not do it. */
export async function tellBackground(message: ToBackground): Promise<void> {
  const answer = await browser.runtime.sendMessage<ToBackground, true | undefined>(message)
  if (answer !== true) throw new Error(`The background could not do what ${message.type} asks`)
}

/** The host a reader sees in the address bar; frames belong to their page. */
function hostOf(url: string | undefined): string {
  return (url && URL.canParse(url) && new URL(url).host) || ''
}

interface From {
  tabId?: number
  frameId?: number
  /** Of the page in the tab. */
  host: string
  /** From a private window. */
  isPrivate: boolean
}

type Sender = Parameters<Parameters<typeof browser.runtime.onMessage.addListener>[0]>[1]

/**
 * Listens in the background. Messages of any other shape, or from anybody but this extension, are
 * dropped without an answer. Where `handle` fails the answer is `undefined`.
 */
export function onBackgroundMessage(handle: (message: ToBackground, from: From) => Promise<unknown>): void {
  browser.runtime.onMessage.addListener((raw: unknown, sender: Sender, answer: (value?: unknown) => void) => {
    if (sender.id !== browser.runtime.id) return undefined
    const message = v.safeParse(toBackground, raw)
    if (!message.success) return undefined
    const from = {
      tabId: sender.tab?.id,
      frameId: sender.frameId,
      host: hostOf(sender.tab?.url ?? sender.url),
      isPrivate: sender.tab?.incognito === true,
    }
    handle(message.output, from).then(answer, () => answer())
    // The answer comes later.
    return true
  })
}

/** Listens in a page. What `handle` returns is the answer; undefined is none. */
export function onPageMessage(handle: (message: ToPage) => unknown, signal: AbortSignal): void {
  const listener = (raw: unknown, sender: { id?: string }, answer: (value: unknown) => void): undefined => {
    if (sender.id !== browser.runtime.id) return
    const message = readToPage(raw)
    const said = message ? handle(message) : undefined
    if (said !== undefined) answer(said)
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

/** The words marked in one frame of a tab, each once, in reading order; none where nobody answers. */
export async function askWords(tabId: number, frameId: number): Promise<PageWord[]> {
  const message: ToPage = { type: 'words' }
  const answer: unknown = await browser.tabs.sendMessage(tabId, message, { frameId }).catch(() => undefined)
  const words = v.safeParse(v.pipe(v.array(word), v.maxLength(MOST_WORDS)), answer)
  return words.success ? words.output : []
}

/** Shows a word in its page, the place that `index` counts. Null where it is gone, or nobody answers. */
export async function askJump(tabId: number, frameId: number, entry: string, index: number): Promise<JumpAnswer> {
  const message: ToPage = { type: 'jump', entry, index }
  const answer: unknown = await browser.tabs.sendMessage(tabId, message, { frameId }).catch(() => null)
  const read = v.safeParse(jumped, answer)
  return read.success ? read.output : null
}
