/**
 * The values of each key, where nearly all keys have one: that is kept as it is, for a set around it takes
 * five times its memory. A key may also have thousands, and lose them one by one.
 */
export class Several<K extends WeakKey, V extends object> {
  readonly #by = new WeakMap<K, V | Set<V>>()

  /** Returns whether it is the key's first. */
  add(key: K, value: V): boolean {
    const held = this.#by.get(key)
    if (held instanceof Set) held.add(value)
    else if (held !== value) this.#by.set(key, held ? new Set([held, value]) : value)
    return held === undefined
  }

  /** Returns whether it was the key's last. */
  remove(key: K, value: V): boolean {
    const held = this.#by.get(key)
    const isLast = held === value || (held instanceof Set && held.delete(value) && held.size === 0)
    if (isLast) this.#by.delete(key)
    return isLast
  }

  of(key: K): ReadonlySet<V> {
    const held = this.#by.get(key)
    if (!held) return NONE
    return held instanceof Set ? held : new Set([held])
  }
}

/** Most keys that are asked for have nothing: nothing is made for them. */
const NONE: ReadonlySet<never> = new Set()
