/** The page code, loaded by the background into a frame whose text may speak medicine. Wiring only. */
import cardCss from '../components/card.css?inline'
import { h, render } from 'preact'
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { PageCard } from '../components/PageCard'
import { sayBy } from '../components/strings'
import { readHere } from '../core/card/here'
import type { CardEntry } from '../core/card/model'
import { Lexicon } from '../core/lexicon/lexicon'
import { readRules, WordReader } from '../core/parts/words'
import { PageMemory, Reader, type Draft } from '../core/reader'
import { DozingReader } from '../page/dozing'
import { clearLeftovers } from '../page/leftovers'
import type { Found, Mark } from '../page/marks'
import { Session } from '../page/session'
import { whenOrphaned } from '../platform/alive'
import { loadPackLexicons, onPacks } from '../platform/pack-list'
import { askCard, askPicture, onPageMessage, tellBackground, type JumpAnswer } from '../platform/messages'
import { isOnFor, levelOn, loadSettings, onSettings, type Settings } from '../platform/settings'
import { localText } from '../platform/text'
import { loadSaved } from '../platform/words'

type GlossaryText = [lexicon: string, rules: string]
type PageReader = DozingReader<Draft, Found>

declare global {
  var bedsideLexicon: GlossaryText | undefined
  /** Set once in the content script's own world, which the page cannot see. */
  var bedsidePage: { count: () => number; changes: () => number } | undefined
}

export default defineUnlistedScript(() => {
  const glossary = takeGlossary()
  if (!globalThis.bedsidePage && glossary) void begin(glossary)
})

/** What the background has put here. What is needed of it goes into typed arrays; the text is held no longer than that. */
function takeGlossary(): GlossaryText | undefined {
  const glossary = globalThis.bedsideLexicon
  globalThis.bedsideLexicon = undefined
  return glossary
}

async function begin(text: GlossaryText): Promise<void> {
  globalThis.bedsidePage = { count: () => 0, changes: () => 0 }
  sayBy(localText)
  clearLeftovers(document)
  const end = new AbortController()
  whenOrphaned(() => end.abort(), end.signal)
  let [{ reader, memory }, settings] = await Promise.all([makeReader(text), loadSettings()])
  let session: Session | null = null
  /** Where Bedside is off, a session that marks nothing serves the words that are asked for. */
  let asked: Session | null = null
  let stop = new AbortController()

  /** A page that let us in by mistake gets its memory back; the first script watches it as before. */
  const leaveIfNothing = () => {
    if (memory.medical || session === null || session.count > 0 || asked !== null) return
    end.abort()
    globalThis.bedsidePage = undefined
    globalThis.bedsideSleeps?.()
  }
  const apply = (next: Settings) => {
    const wanted = isOnFor(next, hostHere())
    const same =
      next.underline === settings.underline &&
      next.firstOnly === settings.firstOnly &&
      levelOn(next, hostHere()) === levelOn(settings, hostHere()) &&
      next.known.join() === settings.known.join()
    settings = next
    if (!wanted) {
      stop.abort()
      session = null
    } else if (!session) {
      stop = new AbortController()
      session = makeSession(reader, () => settings, AbortSignal.any([stop.signal, end.signal]))
      void session.start().then(leaveIfNothing).catch(ignoreAbort)
    } else if (!same) void session.refresh(next.underline).catch(ignoreAbort)
  }
  globalThis.bedsidePage = { count: () => session?.count ?? 0, changes: () => session?.changes ?? 0 }
  apply(settings)
  onSettings(apply, end.signal)
  // Another reader, and so another reading of the page.
  onPacks(() => {
    void loadGlossary().then(makeReader).then((next) => {
      if (end.signal.aborted) return
      ;({ reader, memory } = next)
      stop.abort()
      session = null
      apply(settings)
    }, ignoreAbort) // prettier-ignore
  }, end.signal)
  onPageMessage((message) => {
    switch (message.type) {
      case 'words':
        return session?.words() ?? []
      case 'jump':
        return jump(session, message.entry, message.index)
      case 'step':
        session?.step(message.forward)
        return undefined
      case 'explain':
        asked ??= session ? null : makeSession(reader, () => settings, end.signal)
        void firstWord(reader, message.text).then((word) => (session ?? asked)?.explain(word)).catch(ignoreAbort) // prettier-ignore
        return undefined
    }
  }, end.signal)
}

/** A reader that lets the glossary go while the page rests, and what it knows of the page. */
async function makeReader(text: GlossaryText): Promise<{ reader: PageReader; memory: PageMemory }> {
  const glossary = new Lexicon(text[0])
  const packs = (await loadPackLexicons()).map((pack) => new Lexicon(pack))
  const memory = new PageMemory(glossary, packs)
  const read = (lexicon: Lexicon, [, rules]: GlossaryText) =>
    new Reader(lexicon, new WordReader(readRules(rules)), memory)
  const again = async () => {
    const next = await loadGlossary()
    return read(new Lexicon(next[0]), next)
  }
  return { reader: new DozingReader(read(glossary, text), again, () => memory.forget()), memory }
}

let coming: Promise<GlossaryText> | null = null

/** The glossary, once more; those who ask at the same moment share it. @throws where the extension has gone. */
function loadGlossary(): Promise<GlossaryText> {
  return (coming ??= askGlossary().finally(() => (coming = null)))
}

async function askGlossary(): Promise<GlossaryText> {
  await tellBackground({ type: 'glossary' })
  const glossary = takeGlossary()
  if (!glossary) throw new Error('The glossary did not come')
  return glossary
}

function makeSession(reader: PageReader, settings: () => Settings, signal: AbortSignal): Session {
  const cards = new Map<string, Promise<CardEntry | null>>()
  const fetchCard = (mark: Mark) => {
    const { entry, kind, levels, start, end } = mark.found
    const key = `${entry} ${levels.join()}`
    let card = cards.get(key)
    if (!card) {
      card = askCard({ entry, kind: kind as never, text: mark.block.text.slice(start, end).slice(0, 500), levels })
      cards.set(key, card)
      card.catch(() => cards.delete(key))
    }
    return card
  }
  const loadLinked = (id: string) => askCard({ entry: id, kind: 'entry', text: '', levels: [] })
  const noteShown = async (id: string) => {
    if (settings().history) await tellBackground({ type: 'looked', id })
  }
  return new Session({
    reader,
    css: cardCss,
    underline: settings().underline,
    signal,
    wants: ({ entry, level }: Found, repeated) =>
      level >= levelOn(settings(), hostHere()) &&
      !settings().known.includes(entry) &&
      !(repeated && settings().firstOnly),
    load: async (mark) => {
      const { entry: id, start, end, levels } = mark.found
      // Nobody answers once the extension was updated or removed: the card says so.
      const [entry, saved] = await Promise.all([
        fetchCard(mark).catch(() => undefined),
        loadSaved().catch((): string[] => []),
      ])
      const here = readHere(mark.block.text, start, end, levels)
      return (mount, { close, takesFocus }) => {
        const props = {
          entry,
          here,
          known: settings().known.includes(id),
          isSaved: (word: string) => saved.includes(word),
          onSave: (word: string, now: boolean) => tellBackground({ type: 'save', id: word, saved: now }),
          onShown: noteShown,
          loadCard: loadLinked,
          loadPicture: askPicture,
          onKnown: (known: string, now: boolean) => tellBackground({ type: 'known', id: known, known: now }),
          onClose: close,
          takesFocus,
        }
        render(null, mount)
        render(h(PageCard, props), mount)
      }
    },
    erase: (mount) => render(null, mount),
    dwell: () => settings().dwell,
    touch: () => settings().touch,
  })
}

/** Shows a word in the page for the panel, and tells what the page says of it there. */
function jump(session: Session | null, entry: string, index: number): JumpAnswer {
  const to = session?.jump(entry, index)
  if (!to) return null
  const { mark, index: at, count } = to
  const { start, end, levels } = mark.found
  return { index: at, count, here: readHere(mark.block.text, start, end, levels) }
}

/** The first word in selected text that can be explained, or the text itself as a word without an entry. */
async function firstWord(reader: PageReader, text: string): Promise<{ text: string; found: Found }> {
  await reader.wake()
  const [first] = reader.draft(text)?.highlights ?? []
  reader.settle()
  reader.rest()
  return { text, found: first ?? { start: 0, end: text.length, kind: 'entry', entry: '', levels: [], level: 3 } }
}

/** Frames without an address of their own (about:blank, srcdoc) have the origin of the page around them. */
function hostHere(): string {
  return location.host || (URL.parse(self.origin)?.host ?? '')
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof DOMException && error.name === 'AbortError'))
    console.warn('Bedside stopped reading this page', error)
}
