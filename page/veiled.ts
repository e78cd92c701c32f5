/**
 * Words in what nobody can see yet: a folded section, a tab behind, text that fades in. They wait here
 * until they can be seen.
 */
import { isCurrent, type Block } from './blocks'
import type { Ears } from './ears'
import { boxAround, isShown } from './layout'
import { Marks, type Mark } from './marks'
import { Several } from './several'
import { eachInSlices } from './slices'

/** Text that has its place but cannot be seen is looked at again this long after one of these. */
const AGAIN_MS = 250
const MAY_UNVEIL = ['transitionend', 'animationend', 'click', 'keyup', 'scroll', 'pointerover'] as const

export class Veiled {
  readonly #waiting = new Several<Element, Mark>()
  readonly #elements = new Map<Mark, Element>()
  /** The same words by their texts. */
  readonly #marks = new Marks()
  /** Those of them that have their place on the screen. */
  readonly #placed = new Set<Element>()
  readonly #onSeen: (mark: Mark) => void
  readonly #onDone: () => void
  readonly #signal: AbortSignal
  readonly #appearing = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries)
      if (isIntersecting) this.#placed.add(target)
      else this.#placed.delete(target)
    void this.#look().catch(() => undefined)
  })
  #timer = 0

  /** `onSeen` is called for each word that can be seen now, `onDone` after some of them. */
  constructor(onSeen: (mark: Mark) => void, onDone: () => void, ears: Ears) {
    this.#onSeen = onSeen
    this.#onDone = onDone
    this.#signal = ears.signal
    // An element that only becomes opaque or visible keeps its box: the observer has nothing to tell.
    const again = () => {
      if (this.#placed.size === 0) return
      this.#timer ||= setTimeout(() => {
        this.#timer = 0
        void this.#look().catch(() => undefined)
      }, AGAIN_MS) as unknown as number
    }
    for (const type of MAY_UNVEIL) ears.on(type, again)
    ears.signal.addEventListener('abort', () => {
      clearTimeout(this.#timer)
      this.#appearing.disconnect()
      for (const waiting of [this.#elements, this.#placed]) waiting.clear()
    })
  }

  /** How many words wait. */
  get size(): number {
    return this.#elements.size
  }

  /** Has a mark wait until its element can be seen. */
  wait(inner: Element, mark: Mark): void {
    // The observer sees nothing of an element without a box.
    const element = boxAround(inner)
    this.#marks.add(mark)
    this.#elements.set(mark, element)
    if (this.#waiting.add(element, mark)) this.#appearing.observe(element)
  }

  /** Forgets what waits in a text node, as when it is read anew. */
  forget(node: Text): void {
    for (const mark of this.#marks.in(node)) this.#forget(mark)
  }

  /** Forgets elements that have left the page, and words that have changed. */
  prune(): void {
    const isTrue = whetherTrue()
    for (const mark of this.#elements.keys()) if (!isTrue(mark)) this.#forget(mark)
  }

  #forget(mark: Mark): void {
    const element = this.#elements.get(mark)
    if (!element) return
    this.#marks.remove(mark)
    this.#elements.delete(mark)
    if (!this.#waiting.remove(element, mark)) return
    this.#placed.delete(element)
    this.#appearing.unobserve(element)
  }

  async #look(): Promise<void> {
    const shown = [...this.#placed].filter(isShown).flatMap((element) => [...this.#waiting.of(element)])
    if (shown.length === 0) return
    const isTrue = whetherTrue()
    const show = (mark: Mark) => {
      // Between two slices it may have been shown already, or have changed.
      if (!this.#elements.has(mark)) return
      this.#forget(mark)
      if (isTrue(mark)) this.#onSeen(mark)
    }
    await eachInSlices(shown, show, false, this.#signal)
    this.#onDone()
  }
}

/** Asks of each block only once, for the moment, whether it still says what it said. */
function whetherTrue(): (mark: Mark) => boolean {
  const known = new Map<Block, boolean>()
  return ({ block }) => {
    const answer = known.get(block) ?? isCurrent(block)
    known.set(block, answer)
    return answer
  }
}
