/** Tells clocks and tickers from text that changes now and then. */

/** A block that changed this often without a rest is let be until it rests. */
const RESTLESS = 20
/** Unchanged for this long is a rest. */
const REST_MS = 3_000

export class Unrest {
  readonly #changes = new WeakMap<Node, { times: number; last: number }>()
  readonly #restless = new Set<Node>()
  readonly #onRest: (blocks: Node[]) => void
  #timer = 0

  /** `onRest` is called with blocks that have been restless and have come to rest. */
  constructor(onRest: (blocks: Node[]) => void, signal: AbortSignal) {
    this.#onRest = onRest
    signal.addEventListener('abort', () => clearTimeout(this.#timer))
  }

  /** Notes that a block has changed; true when it changes too often to be read each time. */
  note(block: Node): boolean {
    const now = performance.now()
    const before = this.#changes.get(block)
    const times = before && now - before.last < REST_MS ? before.times + 1 : 1
    this.#changes.set(block, { times, last: now })
    if (times <= RESTLESS) return false
    this.#restless.add(block)
    this.#timer ||= setTimeout(() => this.#look(), REST_MS) as unknown as number
    return true
  }

  #look(): void {
    this.#timer = 0
    const now = performance.now()
    const resting = [...this.#restless].filter((b) => now - (this.#changes.get(b)?.last ?? 0) >= REST_MS)
    for (const block of resting) this.#restless.delete(block)
    if (this.#restless.size > 0) this.#timer = setTimeout(() => this.#look(), REST_MS) as unknown as number
    if (resting.length > 0) this.#onRest(resting)
  }
}
