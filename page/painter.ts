/**
 * Paints ranges through the CSS Custom Highlight API: no node of the page is made, moved or changed.
 * Style sheets are constructed and adopted, which a strict content security policy allows.
 */

/** Registry names; the page can see them, so they say whose they are. */
export const LIGHT_PAGE = 'bedside-entry'
export const DARK_PAGE = 'bedside-entry-dark'
export const CURRENT = 'bedside-current'

export type UnderlineStyle = 'dotted' | 'solid' | 'background' | 'none'

/** 3:1 and better against white and against black, with room for off-white and dark grey pages. */
const INK = { light: '#0b6e72', dark: '#5fd0d3' } as const

/**
 * The extension gives these properties to each page that it marks; without them nothing of ours is seen.
 * Firefox ends the scripts of an extension that goes without a word, but takes back its style sheets.
 */
export const ALIVE = { ink: '--bedside', card: '--bedside-card' } as const
export const ALIVE_STYLE = `:root { ${ALIVE.ink}: 100%; ${ALIVE.card}: block }`
const living = (colour: string) => `color-mix(in srgb, ${colour} var(${ALIVE.ink}, 0%), transparent)`

/** The sheet for a style of underline. Forced colours and print are left to the system and the author. */
export function paintSheet(style: UnderlineStyle): string {
  const rule = (name: string, ink: string) => {
    if (style === 'none') return ''
    if (style === 'background')
      return `::highlight(${name}) { background-color: color-mix(in srgb, ${living(ink)} 22%, transparent) }`
    return `::highlight(${name}) { text-decoration: underline ${style} 2px ${living(ink)}; text-underline-offset: 0.18em }`
  }
  return `@media screen {
    ${rule(LIGHT_PAGE, INK.light)}
    ${rule(DARK_PAGE, INK.dark)}
    ::highlight(${CURRENT}) { text-decoration: underline solid 2px ${living('currentcolor')}; text-underline-offset: 0.18em; background-color: color-mix(in srgb, ${living(INK.light)} 26%, transparent) }
  }
  @media screen and (forced-colors: active) {
    ${style === 'none' ? '' : `::highlight(${LIGHT_PAGE}), ::highlight(${DARK_PAGE}) { text-decoration: underline dotted 2px LinkText }`}
    ::highlight(${CURRENT}) { text-decoration: underline solid 2px Highlight }
  }`
}

type SheetOwner = Document | ShadowRoot

/** So many ranges whose text is gone may stay with the browser before it is made to let go of them. */
const MOST_GONE = 100

export class Painter {
  readonly #sheet = new CSSStyleSheet()
  readonly #owners = new Set<WeakRef<SheetOwner>>()
  readonly #known = new WeakSet<SheetOwner>()
  readonly #layers = new Map<string, Highlight>()
  /** Ranges taken out since, whose text was no longer in the page. */
  #gone = 0

  constructor(style: UnderlineStyle) {
    this.#sheet.replaceSync(paintSheet(style))
  }

  /** Changes how all marks look. */
  restyle(style: UnderlineStyle): void {
    this.#sheet.replaceSync(paintSheet(style))
  }

  /** Makes the style known in a document or shadow root. Safe to call again: a page may replace its sheets. */
  adopt(owner: SheetOwner): void {
    if (!this.#known.has(owner)) this.#owners.add(new WeakRef(owner))
    this.#known.add(owner)
    if (!Array.from(owner.adoptedStyleSheets).includes(this.#sheet)) owner.adoptedStyleSheets.push(this.#sheet)
  }

  /** Puts back what the page has thrown out: our sheet, or with `CSS.highlights.clear()` our highlights. */
  restore(): void {
    if (this.#gone > MOST_GONE) {
      // Firefox holds on to such ranges, and to the nodes in them, for as long as the highlight is registered.
      for (const [name, layer] of this.#layers) if (CSS.highlights.get(name) === layer) CSS.highlights.delete(name)
      this.#gone = 0
    }
    for (const [name, layer] of this.#layers) if (CSS.highlights.get(name) !== layer) CSS.highlights.set(name, layer)
    for (const ref of this.#owners) {
      const owner = ref.deref()
      if (owner) this.adopt(owner)
      else this.#owners.delete(ref)
    }
  }

  add(range: AbstractRange, layer: string): void {
    this.#layer(layer).add(range)
  }

  remove(range: AbstractRange): void {
    if (!range.startContainer.isConnected) this.#gone++
    for (const layer of this.#layers.values()) layer.delete(range)
  }

  /** Shows one range as the word whose card is open, or none. */
  setCurrent(range: AbstractRange | null): void {
    const layer = this.#layer(CURRENT)
    layer.clear()
    if (range) layer.add(range)
  }

  /** Leaves the page as if Bedside had never been there. */
  clear(): void {
    for (const [name, layer] of this.#layers) {
      layer.clear()
      if (CSS.highlights.get(name) === layer) CSS.highlights.delete(name)
    }
    this.#layers.clear()
    for (const ref of this.#owners) {
      const owner = ref.deref()
      if (!owner) continue
      const sheets = Array.from(owner.adoptedStyleSheets).filter((s) => s !== this.#sheet)
      if (sheets.length !== owner.adoptedStyleSheets.length) owner.adoptedStyleSheets = sheets
    }
    this.#owners.clear()
  }

  #layer(name: string): Highlight {
    let layer = this.#layers.get(name)
    if (!layer) {
      layer = new Highlight()
      // Our underline lies under whatever the page itself paints; the open word lies on top.
      layer.priority = name === CURRENT ? 1 : -1
      this.#layers.set(name, layer)
    }
    if (CSS.highlights.get(name) !== layer) CSS.highlights.set(name, layer)
    return layer
  }
}
