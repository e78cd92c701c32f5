/**
 * All listeners of a session. `document.open()` takes every listener off document and window without a
 * word, ours with the page's own, so they are kept here to be put back.
 */

type Listen = () => void

export class Ears {
  readonly #all: Listen[] = []

  constructor(readonly signal: AbortSignal) {}

  /** Listens in the capturing phase, before the page can stop an event. */
  on<K extends keyof WindowEventMap>(type: K, handle: (event: WindowEventMap[K]) => void, passive = true): void {
    this.#add(() => addEventListener(type, handle, { capture: true, passive, signal: this.signal }))
  }

  /** The same for what the reader's own hand does: what the page makes up is passed over. */
  onHand<K extends keyof WindowEventMap>(type: K, handle: (event: WindowEventMap[K]) => void, passive = true): void {
    this.on(type, (event) => event.isTrusted && handle(event), passive)
  }

  /** The same for what only the document hears. */
  onDocument<K extends keyof DocumentEventMap>(type: K, handle: (event: DocumentEventMap[K]) => void): void {
    this.#add(() => document.addEventListener(type, handle, { capture: true, passive: true, signal: this.signal }))
  }

  /** Listens again where the page has made us deaf. A listener that is still there is not added twice. */
  restore(): void {
    for (const listen of this.#all) listen()
  }

  #add(listen: Listen): void {
    this.#all.push(listen)
    listen()
  }
}
