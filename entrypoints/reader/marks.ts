/** Marks a report in this page and opens cards over it, as on any other page. */
import cardCss from '../../components/card.css?inline'
import { h, render } from 'preact'
import { PageCard } from '../../components/PageCard'
import type { CardEntry } from '../../core/card/model'
import { hereAt, hereOf, type Mention, type Reading } from '../../core/report/findings'
import type { Highlight } from '../../core/reader'
import type { Mark } from '../../page/marks'
import type { UnderlineStyle } from '../../page/painter'
import { Session } from '../../page/session'
import { loadPicture } from '../../platform/pictures'

export interface MarksOptions {
  reading: Reading
  underline: UnderlineStyle
  loadCard: (found: Highlight, text: string) => Promise<CardEntry | null>
  loadLinked: (id: string) => Promise<CardEntry | null>
  isKnown: (id: string) => boolean
  /** Rejects where it could not be stored. */
  onKnown: (id: string, known: boolean) => Promise<void>
  /** A word's card is shown. */
  onOpen: (found: Highlight) => void
  signal: AbortSignal
}

/** Starts marking. The report was read before: only its own lines are marked, nothing else on the page. */
export function markReport(options: MarksOptions): Session {
  const { reading, loadCard, loadLinked, isKnown, onKnown, onOpen, underline, signal } = options
  const session = new Session({
    reader: {
      draft: (text: string) => (reading.marks.has(text) ? { text } : null),
      settle: () => undefined,
      finish: (draft: object) => reading.marks.get((draft as { text: string }).text) ?? [],
      wake: () => Promise.resolve(),
      rest: () => undefined,
      forget: () => undefined,
    },
    css: cardCss,
    underline,
    signal,
    wants: () => true,
    load: async ({ found, block: { text }, range }: Mark) => {
      const word = found as Highlight
      const entry = await loadCard(word, text.slice(word.start, word.end)).catch(() => undefined)
      const here = hereAt(reading, lineAt(range.startContainer), word)
      return (mount, { close, takesFocus }) => {
        onOpen(word)
        const props = {
          entry,
          here: entry ? { ...hereOf(entry.kind, { found: word, here }), ...ownLevels(word) } : here,
          known: isKnown(word.entry),
          loadCard: loadLinked,
          loadPicture,
          onKnown,
          onClose: close,
          takesFocus,
        }
        render(null, mount)
        render(h(PageCard, props), mount)
      }
    },
    erase: (mount) => render(null, mount),
  })
  const warn = (error: unknown) => {
    if (!signal.aborted) console.warn('Bedside stopped reading this report', error)
  }
  void session.start().catch(warn)
  // Light text needs a lighter underline.
  const scheme = matchMedia('(prefers-color-scheme: dark)')
  scheme.addEventListener('change', () => void session.refresh(underline).catch(warn), { signal })
  return session
}

/** The line of the report in which a text stands. */
function lineAt(node: Node): number {
  return Number(node.parentElement?.closest<HTMLElement>('[data-line]')?.dataset['line'])
}

/** On a card, a level of the spine says which one it is; in the list its own name does. */
function ownLevels({ levels }: Highlight): { levels?: string[][] } {
  return levels.length > 0 ? { levels: [levels] } : {}
}

/** Brings a word of the shown report to the screen and opens its card. */
export function openMention(session: Session, { line, found }: Mention): void {
  const element = document.querySelector(`.report [data-line="${line}"]`)
  const text = element?.firstChild
  const selection = document.getSelection()
  if (!element || !text || !selection) return
  element.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  const word = document.createRange()
  word.setStart(text, found.start)
  word.setEnd(text, found.end)
  // The session explains what is selected.
  selection.removeAllRanges()
  selection.addRange(word)
  session.explain({ text: element.textContent, found })
  selection.removeAllRanges()
}
