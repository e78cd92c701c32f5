/**
 * One page's Bedside: scanner, pointer, keyboard and card joined. Knows nothing of the browser's
 * extension side; what it needs from there is handed to it.
 */
import { CardHost } from './card-host'
import { markAt, rectsOf } from './hit'
import type { Mark } from './marks'
import { Painter, type UnderlineStyle } from './painter'
import { onTheWay, watchPointer } from './pointing'
import { Scanner, type TextReader } from './scanner'

export interface SessionOptions {
  reader: TextReader
  css: string
  underline: UnderlineStyle
  wants: (found: Mark['found']) => boolean
  /** Fetches what a mark's card will show, ahead of time. */
  prefetch: (mark: Mark) => void
  /** Draws the card of a mark into `mount`; resolves when it stands there. */
  draw: (mark: Mark, mount: HTMLElement, options: { close: () => void; takesFocus: boolean }) => Promise<void>
  erase: (mount: HTMLElement) => void
  signal: AbortSignal
}

export class Session {
  readonly #options: SessionOptions
  readonly #painter: Painter
  readonly #scanner: Scanner
  readonly #card: CardHost
  #open: Mark | null = null
  #pinned = false
  #returnFocus: HTMLElement | null = null

  constructor(options: SessionOptions) {
    this.#options = options
    const { reader, wants, signal, css, underline } = options
    this.#painter = new Painter(underline)
    this.#scanner = new Scanner({ reader, painter: this.#painter, wants, onChange: () => this.#onMarks(), signal })
    this.#card = new CardHost(css, signal)
    signal.addEventListener('abort', () => {
      this.close()
      this.#painter.clear()
    })
  }

  /** Words marked and visible on this page. */
  get count(): number {
    return this.#scanner.marks.size
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

  /** Opens the card of the next (or previous) word after the one open, the selection or the screen's top. */
  step(forward: boolean): void {
    const marks = this.#scanner.marks.inOrder().filter((m) => rectsOf(m).length > 0)
    if (marks.length === 0) return
    const at = this.#open ? marks.indexOf(this.#open) : -1
    const first = () => {
      const visible = marks.findIndex((m) => rectsOf(m)[0]!.bottom > 0)
      return forward ? Math.max(0, visible) : visible - 1
    }
    const next = at < 0 ? first() : at + (forward ? 1 : -1)
    const mark = marks[(next + marks.length) % marks.length]!
    mark.range.startContainer.parentElement?.scrollIntoView({ block: 'nearest' })
    void this.#show(mark, null, true)
  }

  /** Closes the card and puts focus back where it was. */
  close(): void {
    if (!this.#open) return
    const back = this.#returnFocus
    this.#open = null
    this.#pinned = false
    this.#returnFocus = null
    this.#painter.setCurrent(null)
    this.#options.erase(this.#card.mount)
    this.#card.close()
    if (back?.isConnected) back.focus({ preventScroll: true })
  }

  async #show(mark: Mark, y: number | null, takesFocus: boolean): Promise<void> {
    if (this.#open === mark && !takesFocus) return
    this.#open = mark
    this.#pinned = takesFocus
    if (takesFocus && !this.#card.isOpen)
      this.#returnFocus = document.activeElement instanceof HTMLElement ? document.activeElement : null
    await this.#options.draw(mark, this.#card.mount, { close: () => this.close(), takesFocus })
    if (this.#open !== mark) return
    this.#painter.setCurrent(mark.range)
    this.#card.open({ rects: () => rectsOf(mark), context: mark.range.startContainer.parentElement }, y)
  }

  #onMarks(): void {
    if (this.#open && rectsOf(this.#open).length === 0) this.close()
  }

  #isSafe(x: number, y: number): boolean {
    if (this.#pinned) return true
    const { word, card } = this.#card.boxes()
    return word !== null && onTheWay(x, y, word, card)
  }

  #listen(): void {
    const { signal, prefetch } = this.#options
    watchPointer<Mark>(
      window,
      {
        find: (x, y) => this.#find(x, y),
        isSafe: (x, y) => this.#isSafe(x, y),
        isOpen: () => this.#card.isOpen,
        onApproach: prefetch,
        onOpen: (mark, _x, y) => void this.#show(mark, y, false),
        onLeave: () => this.close(),
      },
      signal,
    )
    addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape' || !this.#open) return
        // The reader means the card, not the page's dialog behind it.
        event.stopPropagation()
        event.preventDefault()
        this.close()
      },
      { capture: true, signal },
    )
    addEventListener('pointerdown', (event) => this.#onPress(event), { capture: true, passive: true, signal })
    addEventListener('click', (event) => this.#onClick(event), { capture: true, passive: true, signal })
  }

  #find(x: number, y: number): Mark | null {
    return this.#scanner.marks.size > 0 && !this.#overCard(x, y) ? markAt(this.#scanner.marks, x, y) : null
  }

  #overCard(x: number, y: number): boolean {
    if (!this.#card.isOpen) return false
    const r = this.#card.host.getBoundingClientRect()
    return x >= r.left && x <= r.right && y >= r.top && y <= r.bottom
  }

  /** A press outside closes a pinned card; a press inside pins the card. */
  #onPress(event: PointerEvent): void {
    if (!this.#open) return
    if (event.composedPath().includes(this.#card.host)) this.#pinned = true
    else if (this.#pinned) this.close()
  }

  /** A tap on a word opens its card; a link stays a link. */
  #onClick(event: MouseEvent): void {
    const target = event.target as Element | null
    if (event.defaultPrevented || event.button !== 0 || !target || target === this.#card.host) return
    if (target.closest('a[href], button, input, select, textarea, label, summary, [onclick], [role="button"]')) return
    if (!document.getSelection()?.isCollapsed) return
    const mark = this.#find(event.clientX, event.clientY)
    if (!mark) return
    void this.#show(mark, event.clientY, false).then(() => (this.#pinned = true))
  }
}
