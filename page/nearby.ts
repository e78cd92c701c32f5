/**
 * Hands the painter the marks near the screen only, where a page has many. A browser looks through all
 * registered ranges after each change of a page (Chromium: 4 µs for each of them, in every frame), so
 * thousands far away would make a page slow that changes all the time.
 */
import { elementOf } from './layers'
import type { Mark } from './marks'
import type { Painter } from './painter'

/** Up to here all marks are registered: their cost is not felt. */
const ALL = 500
/** What is this near to the screen is painted before it is scrolled to. */
const MARGIN = '75% 0px'

export class Nearby {
  readonly #painter: Painter
  /** The marks of each element that is watched, once there are many. */
  readonly #watched = new Map<Element, Set<Mark>>()
  readonly #elements = new Map<Mark, Element>()
  readonly #near = new Set<Element>()
  readonly #few = new Set<Mark>()
  #screen: IntersectionObserver | null = null

  constructor(painter: Painter, signal: AbortSignal) {
    this.#painter = painter
    signal.addEventListener('abort', () => this.#screen?.disconnect())
  }

  add(mark: Mark): void {
    if (this.#screen) {
      this.#watch(mark)
      return
    }
    this.#few.add(mark)
    this.#painter.add(mark.range, mark.layer)
    if (this.#few.size > ALL) this.#beginToWatch()
  }

  remove(mark: Mark): void {
    this.#few.delete(mark)
    this.#painter.remove(mark.range)
    const element = this.#elements.get(mark)
    if (!element) return
    this.#elements.delete(mark)
    const rest = this.#watched.get(element)
    rest?.delete(mark)
    if (rest?.size !== 0) return
    this.#watched.delete(element)
    this.#near.delete(element)
    this.#screen?.unobserve(element)
  }

  /** Paints a mark in another layer. */
  relayer(mark: Mark, layer: string): void {
    this.#painter.remove(mark.range)
    mark.layer = layer
    const element = this.#elements.get(mark)
    if (!element || this.#near.has(element)) this.#painter.add(mark.range, layer)
  }

  #beginToWatch(): void {
    this.#screen = new IntersectionObserver((entries) => this.#onScreen(entries), { rootMargin: MARGIN })
    // They stay painted until they are known to be far away.
    for (const mark of this.#few) this.#watch(mark)
    this.#few.clear()
  }

  #watch(mark: Mark): void {
    const element = boxAround(elementOf(mark))
    if (!element) return
    this.#elements.set(mark, element)
    const marks = this.#watched.get(element)
    if (marks) marks.add(mark)
    else {
      this.#watched.set(element, new Set([mark]))
      this.#screen?.observe(element)
    }
    if (this.#near.has(element)) this.#painter.add(mark.range, mark.layer)
  }

  #onScreen(entries: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const marks = this.#watched.get(target) ?? []
      if (isIntersecting) this.#near.add(target)
      else this.#near.delete(target)
      for (const { range, layer } of marks)
        if (isIntersecting) this.#painter.add(range, layer)
        else this.#painter.remove(range)
    }
  }
}

/** The nearest element with a box of its own: one with `display: contents` is never seen on the screen. */
function boxAround(element: Element | null): Element | null {
  let at = element
  while (at?.parentElement && at.getClientRects().length === 0) at = at.parentElement
  return at
}
