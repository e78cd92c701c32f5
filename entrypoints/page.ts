/** The page code, loaded by the background into a frame whose text may speak medicine. Wiring only. */
import cardCss from '../components/card.css?inline'
import { h, render } from 'preact'
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { PageCard } from '../components/PageCard'
import { Strings } from '../components/strings'
import { readHere } from '../core/card/here'
import type { CardEntry } from '../core/card/model'
import { Lexicon } from '../core/lexicon/lexicon'
import { readRules, WordReader } from '../core/parts/words'
import { Reader } from '../core/reader'
import { clearLeftovers } from '../page/leftovers'
import type { Found, Mark } from '../page/marks'
import { Session } from '../page/session'
import { whenOrphaned } from '../platform/alive'
import { loadPackLexicons, onPacks } from '../platform/pack-list'
import { askCard, askPicture, onPageMessage, tellBackground, type JumpAnswer } from '../platform/messages'
import { isOnFor, levelOn, loadSettings, onSettings, type Settings } from '../platform/settings'
import { localText } from '../platform/text'
import { loadSaved } from '../platform/words'

declare global {
  var bedsideLexicon: [lexicon: string, rules: string] | undefined
  /** Set once in the content script's own world, which the page cannot see. */
  var bedsidePage: { count: () => number; changes: () => number } | undefined
}

export default defineUnlistedScript(() => {
  const lexicon = globalThis.bedsideLexicon
  // What is needed of it goes into typed arrays; the text itself is held no longer than that.
  globalThis.bedsideLexicon = undefined
  if (!globalThis.bedsidePage && lexicon !== undefined) void begin(lexicon)
})

async function begin([lexicon, rules]: [lexicon: string, rules: string]): Promise<void> {
  globalThis.bedsidePage = { count: () => 0, changes: () => 0 }
  clearLeftovers(document)
  const end = new AbortController()
  whenOrphaned(() => end.abort(), end.signal)
  const glossary = new Lexicon(lexicon)
  const words = new WordReader(readRules(rules))
  const withPacks = async () =>
    new Reader(
      glossary,
      words,
      (await loadPackLexicons()).map((text) => new Lexicon(text)),
    )
  let [reader, settings] = await Promise.all([withPacks(), loadSettings()])
  let session: Session | null = null
  /** Where Bedside is off, a session that marks nothing serves the words that are asked for. */
  let asked: Session | null = null
  let stop = new AbortController()

  /** A page that let us in by mistake gets its memory back; the first script watches it as before. */
  const leaveIfNothing = () => {
    if (reader.medical || session === null || session.count > 0 || asked !== null) return
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
    void withPacks().then((next) => {
      if (end.signal.aborted) return
      reader = next
      stop.abort()
      session = null
      apply(settings)
    })
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
        ;(session ?? asked)?.explain(firstWord(reader, message.text))
        return undefined
    }
  }, end.signal)
}

function makeSession(reader: Reader, settings: () => Settings, signal: AbortSignal): Session {
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
        render(h(Strings.Provider, { value: localText, children: h(PageCard, props) }), mount)
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
function firstWord(reader: Reader, text: string): { text: string; found: Found } {
  const [first] = reader.draft(text)?.highlights ?? []
  reader.settle()
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
