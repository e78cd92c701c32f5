/**
 * One page's Bedside: scanner, pointer, keyboard and card joined. Knows nothing of the browser's
 * extension side; what it needs from there is handed to it.
 */
import { CardHost } from './card-host'
import type { TextReader } from './drafts'
import { Ears } from './ears'
import { bottomOf, isOnScreen, markAt, rectsOf, reveal } from './hit'
import { compareMarks, type Mark } from './marks'
import { focusedElement, isControl, isControlAt, isWriting, type Focusable } from './focus'
import { CURRENT, Painter, type UnderlineStyle } from './painter'
import { DWELL_MS, onTheWay, watchPointer } from './pointing'
import { Scanner } from './scanner'
import { watchHold } from './touch'
import { placeOf, wordsOf, type MarkedWord, type WordPlace } from './words'

/** Draws a card that was fetched into `mount`, at once. */
type DrawCard = (mount: HTMLElement, options: { close: () => void; takesFocus: boolean }) => void

export interface SessionOptions {
  reader: TextReader<object, Mark['found']>
  css: string
  underline: UnderlineStyle
  wants: (found: Mark['found'], repeated: boolean) => boolean
  /** Fetches what a mark's card shows. Called ahead of time, too, so it keeps what it has fetched. Never rejects. */
  load: (mark: Mark) => Promise<DrawCard>
  erase: (mount: HTMLElement) => void
  /** How long the pointer rests on a word before its card opens, in milliseconds; 0: it waits for a click. */
  dwell?: () => number
  /** Whether a finger's tap on a word opens its card. */
  touch?: () => boolean
  signal: AbortSignal
}

export class Session {
  readonly #options: SessionOptions
  readonly #ears: Ears
  readonly #painter: Painter
  readonly #scanner: Scanner
  readonly #card: CardHost
  #changes = 0
  #open: Mark | null = null
  /** The word whose card was open last: `step` goes on from there. */
  #last: Mark | null = null
  #pinned = false
  /** What had the focus before the card could take it. */
  #returnFocus: Focusable | null = null

  constructor(options: SessionOptions) {
    this.#options = options
    const { reader, wants, signal, css, underline } = options
    this.#painter = new Painter(underline)
    this.#ears = new Ears(signal)
    const { ears, painter } = { ears: this.#ears, painter: this.#painter }
    this.#scanner = new Scanner({ reader, painter, wants, onChange: () => this.#onMarks(), ears })
    this.#card = new CardHost(css, () => this.close(), ears)
    signal.addEventListener('abort', () => {
      this.close()
      this.#painter.clear()
    })
  }

  /** Words marked and visible on this page. */
  get count(): number {
    return this.#scanner.marks.size
  }

  /** Goes up whenever marks have come or gone. */
  get changes(): number {
    return this.#changes
  }

  /** The words marked on this page, each once, in reading order. */
  words(): MarkedWord[] {
    return wordsOf(this.#scanner.marks.inOrder())
  }

  /** Shows one of a word's places as the current one, without a card: the panel has that. Null where it has none. */
  jump(entry: string, index: number): WordPlace | null {
    this.close()
    const place = placeOf(this.#scanner.marks.inOrder(), entry, index)
    this.#painter.setCurrent(place?.mark.range ?? null)
    if (!place) return null
    reveal(place.mark)
    this.#last = place.mark
    return place
  }

  /** Reads the page and starts to listen. Resolves when the page was read once. */
  async start(): Promise<void> {
    this.#listen()
    await this.#scanner.start(document)
  }

  /** Marks the page anew after the reader's wishes have changed. */
  async refresh(underline: UnderlineStyle): Promise<void> {
    this.#painter.restyle(underline)
    await this.#scanner.restart(document)
  }

  /** Opens the card of the word after (or before) the one open now or last, or of the first on the screen. */
  step(forward: boolean): void {
    const all = this.#scanner.marks.inOrder()
    const isSeen = (mark: Mark) => !Number.isNaN(bottomOf(mark))
    const from = this.#last && isOnScreen(this.#last) ? this.#last : null
    // A word that was only asked for, or was read anew, has to be compared.
    const at = from ? all.indexOf(from) : -1
    const after = (mark: Mark, i: number) => (at >= 0 || !from ? i - at : compareMarks(mark, from))
    // Order before place: that takes long of all marks of a long page.
    const isNext = (mark: Mark, i: number) => (from ? after(mark, i) > 0 && isSeen(mark) : bottomOf(mark) > 0)
    const isBefore = (mark: Mark, i: number) => (from ? after(mark, i) < 0 && isSeen(mark) : bottomOf(mark) <= 0)
    const mark = forward ? (all.find(isNext) ?? all.find(isSeen)) : (all.findLast(isBefore) ?? all.findLast(isSeen))
    if (!mark) return
    reveal(mark)
    void this.#show(mark, null, true)
  }

  /** Opens the card of a word in the selection, marked or not. */
  explain({ text, found }: { text: string; found: Mark['found'] }): void {
    const selection = document.getSelection()
    const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null
    if (!range) return
    const block = { text, nodes: [], starts: [] }
    void this.#show({ found, block, range: new StaticRange(range), layer: CURRENT }, null, true)
  }

  /** Closes the card and puts focus back where it was. */
  close(): void {
    if (!this.#open) return
    const back = this.#card.hasFocus ? this.#returnFocus : null
    this.#open = null
    this.#pinned = false
    this.#returnFocus = null
    this.#painter.setCurrent(null)
    this.#options.erase(this.#card.mount)
    this.#card.close()
    if (back?.isConnected) back.focus({ preventScroll: true })
  }

  async #show(mark: Mark, y: number | null, takesFocus: boolean): Promise<void> {
    // Not so where the page has thrown the card out.
    if (this.#open === mark && !takesFocus && this.#card.isOpen) return
    this.#open = mark
    this.#pinned = takesFocus
    const draw = await this.#options.load(mark)
    // Meanwhile the reader may have left, or gone on to another word.
    if (this.#open !== mark) return
    if (!this.#card.isOpen) this.#returnFocus = focusedElement()
    this.#last = mark
    draw(this.#card.mount, { close: () => this.close(), takesFocus })
    this.#painter.setCurrent(mark.range)
    this.#card.open({ rects: () => rectsOf(mark), context: mark.range.startContainer.parentElement }, y)
  }

  #onMarks(): void {
    this.#changes++
    if (this.#open && rectsOf(this.#open).length === 0) this.close()
  }

  #isSafe(x: number, y: number): boolean {
    if (this.#pinned) return true
    const { word, card } = this.#card.boxes()
    return word !== null && onTheWay(x, y, word, card)
  }

  #listen(): void {
    const { load, dwell = () => DWELL_MS } = this.#options
    watchPointer<Mark>(
      {
        dwell,
        find: (x, y) => this.#find(x, y),
        isSafe: (x, y) => this.#isSafe(x, y),
        isOpen: () => this.#card.isOpen,
        onApproach: (mark) => {
          void load(mark)
          this.#painter.restore()
        },
        onOpen: (mark, _x, y) => void this.#show(mark, y, false),
        onLeave: () => this.close(),
      },
      this.#ears,
    )
    this.#ears.onHand(
      'keydown',
      (event) => {
        if (!this.#open) return
        // Who writes wants to see the field. Nothing else is ever done at a single key.
        if (!this.#pinned && event.key.length === 1 && isWriting(event)) this.close()
        if (event.key !== 'Escape') return
        // The reader means the card, not the page's dialog behind it.
        event.stopPropagation()
        event.preventDefault()
        this.close()
      },
      false,
    )
    this.#ears.onHand('pointerdown', (event) => this.#onPress(event))
    this.#ears.onHand('click', (event) => this.#onClick(event))
    watchHold((x, y) => this.#onHold(x, y), this.#ears)
    // A page that is come back to is found as it was, without a card over it.
    this.#ears.on('pagehide', () => this.close())
    this.#ears.onDocument('fullscreenchange', () => this.#onFullScreen())
  }

  #find(x: number, y: number): Mark | null {
    if (this.#overCard(x, y)) return null
    // What is pointed at has to be read, however late it came.
    return markAt(this.#scanner.marks, x, y, (root) => this.#scanner.meet(root))
  }

  #overCard(x: number, y: number): boolean {
    if (!this.#card.isOpen) return false
    const r = this.#card.host.getBoundingClientRect()
    return x >= r.left && x <= r.right && y >= r.top && y <= r.bottom
  }

  /** Where a tap follows a link, a long press opens the card. */
  #onHold(x: number, y: number): boolean {
    const mark = this.#options.touch?.() !== false && isControlAt(x, y) ? this.#find(x, y) : null
    if (mark) void this.#show(mark, y, false).then(() => (this.#pinned = this.#open === mark))
    return mark !== null
  }

  /** A word that the full screen hides has no use for a card. */
  #onFullScreen(): void {
    const word = this.#open?.range.startContainer
    if (word && document.fullscreenElement && !document.fullscreenElement.contains(word)) this.close()
  }

  /** A press outside closes a pinned card; a press inside pins the card. */
  #onPress(event: PointerEvent): void {
    if (!this.#open) return
    if (event.composedPath().includes(this.#card.host)) this.#pinned = true
    else if (this.#pinned) this.close()
  }

  /** A tap on a word opens its card; a link stays a link. */
  #onClick(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0) return
    if ((event as PointerEvent).pointerType === 'touch' && this.#options.touch?.() === false) return
    // Inside a shadow root the event's target is only its host; the path tells all.
    const path = event.composedPath()
    if (path.includes(this.#card.host) || path.some(isControl)) return
    if (!document.getSelection()?.isCollapsed) return
    const mark = this.#find(event.clientX, event.clientY)
    if (!mark) return
    void this.#show(mark, event.clientY, false).then(() => (this.#pinned = this.#open === mark))
  }
}
