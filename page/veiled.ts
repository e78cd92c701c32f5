/**
 * Words in what nobody can see yet: a folded section, a tab behind, text that fades in. They wait here
 * until they can be seen.
 */
import { isCurrent } from './blocks'
import type { Ears } from './ears'
import type { Mark } from './marks'

/** Text that has its place but cannot be seen is looked at again this long after one of these. */
const AGAIN_MS = 250
const MAY_UNVEIL = ['transitionend', 'animationend', 'click', 'keyup', 'scroll', 'pointerover'] as const

export class Veiled {
  readonly #waiting = new Map<Element, Mark[]>()
  /** Those of them that have their place on the screen. */
  readonly #placed = new Set<Element>()
  readonly #onSeen: (marks: Mark[]) => void
  readonly #appearing = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries)
      if (isIntersecting) this.#placed.add(target)
      else this.#placed.delete(target)
    this.#look()
  })
  #timer = 0

  constructor(onSeen: (marks: Mark[]) => void, ears: Ears) {
    this.#onSeen = onSeen
    // An element that only becomes opaque or visible keeps its box: the observer has nothing to tell.
    const again = () => {
      if (this.#placed.size === 0) return
      this.#timer ||= setTimeout(() => {
        this.#timer = 0
        this.#look()
      }, AGAIN_MS) as unknown as number
    }
    for (const type of MAY_UNVEIL) ears.on(type, again)
    ears.signal.addEventListener('abort', () => {
      clearTimeout(this.#timer)
      this.#appearing.disconnect()
      this.#waiting.clear()
      this.#placed.clear()
    })
  }

  wait(element: Element, mark: Mark): void {
    const marks = this.#waiting.get(element)
    if (marks) marks.push(mark)
    else {
      this.#waiting.set(element, [mark])
      this.#appearing.observe(element)
    }
  }

  /** Forgets what waits in a text node, as when it is read anew. */
  forget(node: Text): void {
    const { parentElement } = node
    if (parentElement) this.#keep(parentElement, (m) => m.range.startContainer !== node)
  }

  /** Forgets elements that have left the page, and words that have changed. */
  prune(): void {
    for (const element of this.#waiting.keys()) this.#keep(element, (m) => isCurrent(m.block))
  }

  #keep(element: Element, isWanted: (mark: Mark) => boolean): void {
    const rest = this.#waiting.get(element)?.filter(isWanted) ?? []
    if (rest.length > 0) this.#waiting.set(element, rest)
    else this.#release(element)
  }

  #release(element: Element): void {
    this.#waiting.delete(element)
    this.#placed.delete(element)
    this.#appearing.unobserve(element)
  }

  #look(): void {
    const seen: Mark[] = []
    for (const element of this.#placed) {
      if (!isShown(element)) continue
      seen.push(...(this.#waiting.get(element) ?? []).filter((m) => isCurrent(m.block)))
      this.#release(element)
    }
    if (seen.length > 0) this.#onSeen(seen)
  }
}

/** Whether an element can be seen, were it on the screen. */
export function isShown(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
}
