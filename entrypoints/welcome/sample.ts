/** Marks the one paragraph of the welcome page and opens its cards, as on any other page. */
import cardCss from '../../components/card.css?inline'
import { h, render } from 'preact'
import { PageCard } from '../../components/PageCard'
import { readHere } from '../../core/card/here'
import type { Highlight, Reader } from '../../core/reader'
import { Session } from '../../page/session'
import { answer, loadCard } from '../../platform/entries'
import { changeSettings, type Settings } from '../../platform/settings'
import { loadPicture } from '../../platform/pictures'
import { loadSaved, noteLookedUp, setSaved } from '../../platform/words'

/** `onOpen` is told of each card, and whether the keyboard opened it. */
export function markSample(
  reader: Reader,
  sample: string,
  settings: Settings,
  onOpen: (byKeyboard: boolean) => void,
): Session {
  const session = new Session({
    // The rest of the page explains itself.
    reader: {
      draft: (text) => (text.trim() === sample ? reader.draft(text) : null),
      settle: () => reader.settle(),
      forget: () => reader.forget(),
      wake: () => Promise.resolve(),
      rest: () => reader.rest(),
      finish: (draft) => reader.finish(draft as NonNullable<ReturnType<Reader['draft']>>),
    },
    css: cardCss,
    underline: settings.underline,
    signal: new AbortController().signal,
    wants: () => true,
    dwell: () => settings.dwell,
    touch: () => settings.touch,
    load: async ({ found, block: { text } }) => {
      const { entry: id, kind, levels, start, end } = found as Highlight
      const [entry, saved] = await Promise.all([
        answer({ entry: id, kind, levels, text: text.slice(start, end) }).catch(() => undefined),
        loadSaved().catch((): string[] => []),
      ])
      return (mount, { close, takesFocus }) => {
        onOpen(takesFocus)
        if (entry) void noteLookedUp(entry.id).catch(() => undefined)
        const props = {
          entry,
          here: readHere(text, start, end, levels),
          known: false,
          isSaved: (word: string) => saved.includes(word),
          onSave: setSaved,
          loadCard,
          loadPicture,
          onKnown: (word: string) => changeSettings(({ known }) => ({ known: [...new Set([...known, word])] })),
          onClose: close,
          takesFocus,
        }
        render(null, mount)
        render(h(PageCard, props), mount)
      }
    },
    erase: (mount) => render(null, mount),
  })
  void session.start()
  return session
}
