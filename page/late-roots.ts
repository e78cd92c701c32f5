/**
 * Elements of a page's own making that have no shadow root yet. It may be attached after they were read,
 * and nothing tells: they are looked at again a few times, and whenever something else changes.
 */

/** Scripts that make such elements mostly come within these milliseconds. */
const LOOK_AGAIN_MS = [250, 500, 1000, 2000, 4000, 8000]
/** A page with more of them than this has most of them for something else than text. */
const MOST_WAITING = 5_000

export class LateRoots {
  readonly #waiting = new Set<Element>()
  readonly #onRoots: (roots: ShadowRoot[]) => void
  #looks = 0
  #timer = 0

  constructor(onRoots: (roots: ShadowRoot[]) => void, signal: AbortSignal) {
    this.#onRoots = onRoots
    signal.addEventListener('abort', () => {
      clearTimeout(this.#timer)
      this.#waiting.clear()
    })
  }

  /** Waits for the shadow root of an element whose name has a hyphen in it: only those are ever upgraded. */
  wait(element: Element): void {
    if (this.#waiting.size >= MOST_WAITING) return
    this.#waiting.add(element)
    this.#looks = 0
    this.#schedule()
  }

  /** Looks which of them have got theirs. */
  look(): void {
    const roots: ShadowRoot[] = []
    for (const element of this.#waiting) {
      if (element.shadowRoot) roots.push(element.shadowRoot)
      if (element.shadowRoot || !element.isConnected) this.#waiting.delete(element)
    }
    if (roots.length > 0) this.#onRoots(roots)
  }

  #schedule(): void {
    const delay = LOOK_AGAIN_MS[this.#looks]
    if (this.#timer !== 0 || delay === undefined || this.#waiting.size === 0) return
    this.#timer = setTimeout(() => {
      this.#timer = 0
      this.#looks++
      this.look()
      this.#schedule()
    }, delay) as unknown as number
  }
}
