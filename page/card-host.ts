/**
 * The one element that Bedside puts into a page, and only while a card is open: `<bedside-card>`, in
 * the top layer, with a closed shadow root whose styles the page cannot reach.
 */
import { computePosition, flip, offset, shift, size, type Placement, type VirtualElement } from '@floating-ui/dom'
import type { Ears } from './ears'
import { ALIVE } from './painter'
import { watchSwipe } from './touch'

/** The card keeps this far from the line of its word and from the edge of the screen, in CSS pixels. */
const CLEARANCE = 8
/** Past this share of the screen's height the card scrolls inside. */
const MOST_HEIGHT = 0.6
/** Below this width a touch screen gets a sheet at its bottom edge. */
const SHEET_WIDTH = 600

const HOST_SHEET = `
  :host { all: initial !important; position: fixed !important; right: auto !important; margin: 0 !important;
    left: var(--card-left, 0) !important; top: var(--card-top, 0) !important; bottom: var(--card-bottom, auto) !important;
    padding: 0 !important; border: 0 !important; background: none !important; overflow: visible !important; width: auto !important;
    height: auto !important; max-width: none !important; max-height: none !important; display: var(${ALIVE.card}, none) !important; opacity: 1 !important;
    visibility: visible !important; pointer-events: auto !important; transform: none !important; filter: none !important;
    z-index: 2147483647 !important; color-scheme: light dark !important; zoom: var(--card-zoom, 1) !important; direction: ltr !important }
  @media print { :host { display: none !important } }
`

export interface CardAnchor {
  /** The boxes of the word, one a line; empty when the word has gone. */
  rects: () => DOMRect[]
  /** An element near the word, for clipping and scrolling. */
  context: Element | null
}

export class CardHost {
  readonly host: HTMLElement
  readonly root: ShadowRoot
  /** Where the card's content is drawn. */
  readonly mount: HTMLElement
  #anchor: CardAnchor | null = null
  #lineY: number | null = null
  readonly #size: ResizeObserver

  /** The word has been brought out from under the sheet. */
  #cleared = false

  /** `onAway` is called when the reader sends the card away by hand. */
  constructor(css: string, onAway: () => void, ears: Ears) {
    this.host = document.createElement('bedside-card')
    this.root = this.host.attachShadow({ mode: 'closed' })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(HOST_SHEET + css)
    this.root.adoptedStyleSheets.push(sheet)
    this.mount = document.createElement('div')
    this.mount.className = 'mount'
    this.root.append(this.mount)
    this.#size = new ResizeObserver(() => void this.place())
    watchSwipe(this.mount, () => this.host.dataset.sheet !== undefined, onAway)
    const follow = () => void this.place()
    ears.on('scroll', follow)
    ears.on('resize', follow)
    ears.onDocument('fullscreenchange', () => this.#raise())
    ears.signal.addEventListener('abort', () => this.close())
  }

  get isOpen(): boolean {
    return this.host.isConnected
  }

  /** Whether the focus is inside the card. */
  get hasFocus(): boolean {
    return this.root.activeElement !== null
  }

  /** Shows the host beside the anchor. `y` tells which line of a broken word was pointed at. */
  open(anchor: CardAnchor, y: number | null = null): void {
    this.#anchor = anchor
    this.#lineY = y
    this.#cleared = false
    const parent = parentFor(anchor.context)
    if (this.host.parentElement !== parent) parent.append(this.host)
    this.#raise()
    this.#size.observe(this.mount)
    void this.place()
  }

  close(): void {
    this.#size.disconnect()
    this.#anchor = null
    this.host.remove()
  }

  /** Puts the card beside its word again, after scrolling, zooming or growing. */
  async place(): Promise<void> {
    const anchor = this.#anchor
    if (!anchor) return
    // A page that zooms itself zooms what is in it; the card keeps its own size.
    const zoom = this.host.parentElement?.currentCSSZoom ?? 1
    this.#set('zoom', String(1 / zoom))
    if (innerWidth < SHEET_WIDTH && matchMedia('(pointer: coarse)').matches) {
      this.host.dataset.sheet = ''
      this.#put(0, null)
      this.#clearWord(anchor)
      return
    }
    delete this.host.dataset.sheet
    const line = lineOf(anchor.rects(), this.#lineY)
    if (!line) return
    const reference: VirtualElement = {
      getBoundingClientRect: () => line,
      ...(anchor.context && { contextElement: anchor.context }),
    }
    const { x, y } = await computePosition(reference, this.host, {
      strategy: 'fixed',
      placement: placementFor(anchor.context),
      middleware: [
        offset(CLEARANCE),
        flip({ padding: CLEARANCE, fallbackStrategy: 'bestFit', crossAxis: false }),
        shift({ padding: CLEARANCE }),
        size({
          padding: CLEARANCE,
          apply: ({ availableHeight }) =>
            this.mount.style.setProperty(
              '--most-height',
              `${Math.max(120, Math.min(availableHeight, innerHeight * MOST_HEIGHT))}px`,
            ),
        }),
      ],
    })
    if (this.#anchor === anchor) this.#put(x, y)
  }

  /** The boxes of word and card, for the safe way between them. */
  boxes(): { word: DOMRect | null; card: DOMRect } {
    return { word: lineOf(this.#anchor?.rects() ?? [], this.#lineY), card: this.host.getBoundingClientRect() }
  }

  /** Scrolls the word out from under the sheet, once: after that the page is the reader's to scroll. */
  #clearWord(anchor: CardAnchor): void {
    const height = this.host.getBoundingClientRect().height
    const line = lineOf(anchor.rects(), this.#lineY)
    if (this.#cleared || height === 0 || !line) return
    this.#cleared = true
    const hidden = line.bottom + CLEARANCE - (innerHeight - height)
    if (hidden > 0) scrollBy({ top: Math.min(hidden, line.top - CLEARANCE), behavior: 'instant' })
  }

  #put(x: number, y: number | null): void {
    this.#set('left', `${Math.round(x)}px`)
    this.#set('top', y === null ? 'auto' : `${Math.round(y)}px`)
    this.#set('bottom', y === null ? '0' : 'auto')
  }

  /** Inside the shadow root an important rule beats the page's; these variables are all it takes from outside. */
  #set(name: 'left' | 'top' | 'bottom' | 'zoom', value: string): void {
    this.host.style.setProperty(`--card-${name}`, value, 'important')
  }

  /** To the top of the top layer: above dialogs, full-screen elements and other popovers. */
  #raise(): void {
    if (!this.host.isConnected) return
    try {
      this.host.popover = 'manual'
      if (this.host.matches(':popover-open')) this.host.hidePopover()
      this.host.showPopover()
    } catch {
      // A document that allows no popover (XML, a page being torn down): the z-index has to do.
    }
  }
}

/**
 * Outside a modal dialog or an element in full screen nothing can be clicked or focused: the card of a
 * word in one has to be in there, too.
 */
function parentFor(context: Element | null): Element {
  for (let at = context; at;) {
    const modal = at.closest(':modal')
    if (modal) return modal
    const root = at.getRootNode()
    at = root instanceof ShadowRoot ? root.host : null
  }
  return document.documentElement
}

/** Beside the line, aligned with the word's beginning, however the text runs. */
function placementFor(context: Element | null): Placement {
  const { writingMode, direction } = context ? getComputedStyle(context) : { writingMode: '', direction: 'ltr' }
  if (/^(?:vertical|sideways)/.test(writingMode)) return writingMode.endsWith('lr') ? 'right-start' : 'left-start'
  return direction === 'rtl' ? 'bottom-end' : 'bottom-start'
}

/** The line box that was pointed at, or the first. */
function lineOf(rects: DOMRect[], y: number | null): DOMRect | null {
  return rects.find((r) => y !== null && y >= r.top - 2 && y <= r.bottom + 2) ?? rects[0] ?? null
}
