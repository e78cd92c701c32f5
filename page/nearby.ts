/**
 * Hands the painter the marks near the screen only, where a page has many. A browser looks through all
 * registered ranges after each change of a page (Chromium: 4 µs for each of them, in every frame), so
 * thousands far away would make a page slow that changes all the time.
 */
import { aroundScreen } from './crowd'
import type { Ears } from './ears'
import { elementOf } from './layers'
import { boxAround } from './layout'
import { inElementOrder, type Mark } from './marks'
import type { Painter } from './painter'
import { Several } from './several'

/** Up to here all marks are registered: their cost is not felt. */
const ALL = 500
/** What is this near to the screen is painted before it is scrolled to: a part of its height. */
const MARGIN = 0.75
/** Inside a long text the screen is looked for this long after it was scrolled. */
const SCROLLED_MS = 100

export class Nearby {
  readonly #painter: Painter
  readonly #ears: Ears
  /** The marks of each element that is watched, once there are many. */
  readonly #watched = new Several<Element, Mark>()
  /** Those of a crowd in reading order, while that is known. */
  readonly #orders = new WeakMap<Element, Mark[]>()
  readonly #elements = new Map<Mark, Element>()
  readonly #near = new Set<Element>()
  readonly #painted = new Set<Mark>()
  #screen: IntersectionObserver | null = null
  #timer = 0

  constructor(painter: Painter, ears: Ears) {
    this.#painter = painter
    this.#ears = ears
    ears.signal.addEventListener('abort', () => {
      this.#screen?.disconnect()
      clearTimeout(this.#timer)
    })
  }

  add(mark: Mark): void {
    if (this.#screen) {
      this.#watch(mark)
      return
    }
    this.#paint(mark, true)
    if (this.#painted.size > ALL) this.#beginToWatch()
  }

  remove(mark: Mark): void {
    this.#paint(mark, false)
    const element = this.#elements.get(mark)
    if (!element) return
    this.#elements.delete(mark)
    this.#orders.delete(element)
    if (!this.#watched.remove(element, mark)) return
    this.#near.delete(element)
    this.#screen?.unobserve(element)
  }

  /** Paints a mark in another layer. */
  relayer(mark: Mark, layer: string): void {
    const wasPainted = this.#painted.has(mark)
    this.#paint(mark, false)
    mark.layer = layer
    this.#paint(mark, wasPainted)
  }

  #paint(mark: Mark, wanted: boolean): void {
    if (this.#painted.has(mark) === wanted) return
    if (wanted) {
      this.#painted.add(mark)
      this.#painter.add(mark.range, mark.layer)
    } else {
      this.#painted.delete(mark)
      this.#painter.remove(mark.range)
    }
  }

  #beginToWatch(): void {
    this.#screen = new IntersectionObserver((entries) => this.#onScreen(entries), {
      rootMargin: `${MARGIN * 100}% 0px`,
    })
    for (const type of ['scroll', 'resize'] as const) this.#ears.on(type, () => this.#lookSoon())
    // They stay painted until they are known to be far away.
    for (const mark of this.#painted) this.#watch(mark)
  }

  #watch(mark: Mark): void {
    const around = elementOf(mark)
    if (!around) return
    // The page is asked once for each element: between two marks that is dear in a long text.
    const element = this.#watched.of(around).size > 0 ? around : boxAround(around)
    this.#elements.set(mark, element)
    this.#orders.delete(element)
    if (this.#watched.add(element, mark)) this.#screen?.observe(element)
    if (!this.#near.has(element)) return
    if (this.#watched.of(element).size > ALL) this.#lookSoon()
    else this.#paint(mark, true)
  }

  #onScreen(entries: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.#near.add(target)
      else this.#near.delete(target)
      this.#paintIn(target)
    }
  }

  /** Inside an element that is taller than the screen, the observer has nothing to tell. */
  #lookSoon(): void {
    this.#timer ||= setTimeout(() => {
      this.#timer = 0
      for (const element of this.#near) if (this.#watched.of(element).size > ALL) this.#paintIn(element)
    }, SCROLLED_MS) as unknown as number
  }

  #paintIn(element: Element): void {
    const marks = this.#watched.of(element)
    const isNear = this.#near.has(element)
    let around: ReadonlySet<Mark> | null = null
    if (isNear && marks.size > ALL) {
      const order = this.#orders.get(element) ?? inElementOrder(marks)
      this.#orders.set(element, order)
      around = new Set(aroundScreen(order, MARGIN))
    }
    for (const mark of marks) this.#paint(mark, isNear && (around?.has(mark) ?? true))
  }
}
