/**
 * Lets the glossary go while a page rests: most pages are read once and looked at for long, and it takes
 * more memory than all else. What the page spoke of is kept, so that what comes later is read as before.
 */
import type { TextReader } from './drafts'

/** A page that was still for this long, in milliseconds, rests. Each time that was too soon, it is twice as long. */
const FIRST_REST_MS = 2_000

/** What reads for as long as it is held. */
export type Awake<Draft, Found> = Pick<TextReader<Draft, Found>, 'draft' | 'settle' | 'finish' | 'rest'>

export class DozingReader<Draft extends object, Found> implements TextReader<Draft, Found> {
  #reader: Awake<Draft, Found> | null
  /** Those who read now. */
  #busy = 0
  #patience = FIRST_REST_MS
  #timer = 0
  #waking: Promise<void> | null = null

  /**
   * @param reader awake
   * @param load gets another one like it; may reject, as when the extension has gone
   * @param forget has the page's memory, which both share, begin anew
   */
  constructor(
    reader: Awake<Draft, Found>,
    readonly load: () => Promise<Awake<Draft, Found>>,
    readonly forget: () => void,
  ) {
    this.#reader = reader
  }

  async wake(): Promise<void> {
    this.#busy++
    clearTimeout(this.#timer)
    if (this.#reader) return
    this.#patience *= 2
    this.#waking ??= this.load().then((reader) => void (this.#reader = reader)).finally(() => (this.#waking = null)) // prettier-ignore
    try {
      await this.#waking
    } catch (error) {
      this.#busy--
      throw error
    }
  }

  rest(): void {
    this.#awake.rest()
    if (--this.#busy === 0) this.#timer = setTimeout(() => (this.#reader = null), this.#patience) as unknown as number
  }

  draft(text: string): Draft | null {
    return this.#awake.draft(text)
  }

  settle(): void {
    this.#awake.settle()
  }

  finish(draft: Draft): Found[] {
    return this.#awake.finish(draft)
  }

  get #awake(): Awake<Draft, Found> {
    if (!this.#reader) throw new Error('The reader was not woken')
    return this.#reader
  }
}
