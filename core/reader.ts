/**
 * Reads a text block by block and says what to mark. The content script, the report reader and
 * `npm run explain` all read through this.
 */
import type { Lexicon } from './lexicon/lexicon'
import { definitionAt } from './match/abbreviations'
import { Matcher, type Match, type PageContext } from './match/matcher'
import { HOPEFUL, Survey } from './match/survey'
import type { OtherReader } from './parts/words'
import { MEDICAL } from './sense/guard'
import { levelId, readLevels } from './spine/levels'

export type HighlightKind = 'entry' | 'spine' | 'medicine' | 'word-parts'

export interface Highlight {
  /** UTF-16 offsets into the block. */
  start: number
  end: number
  kind: HighlightKind
  /** The entry's id; for spine levels, medicines and compounds without an entry a name made of what was read. */
  entry: string
  /** Levels of the spine, for kind `spine`. */
  levels: string[]
  /** 1 everyday, 2 many stumble, 3 few know it. */
  level: number
}

/** Reads many blocks of one page. Not re-entrant; one `Reader` serves one page. */
export class Reader {
  readonly #matcher: Matcher
  readonly #others: OtherReader | undefined
  readonly #levelIds: Set<string>
  #survey: Survey
  #context: PageContext = HOPEFUL
  #extra: Highlight[] = []

  constructor(
    readonly lexicon: Lexicon,
    others?: OtherReader,
  ) {
    this.#matcher = new Matcher(lexicon)
    this.#others = others
    this.#survey = new Survey(lexicon)
    this.#levelIds = new Set(lexicon.ids.filter((id) => /^[ctls]\d/.test(id)))
  }

  /** Starts a new page: nothing is known of it. */
  forget(): void {
    this.#matcher.forget()
    this.#survey = new Survey(this.lexicon)
    this.#context = HOPEFUL
  }

  /**
   * Learns what a block says of its page, as if the page spoke of everything. Survey enough of a page,
   * then `settle`, then `read` it.
   * @returns whether the block holds anything that could be marked at all.
   */
  survey(text: string): boolean {
    const found: Match[] = []
    this.#matcher.read(text)
    this.#extra = []
    this.#matcher.match(HOPEFUL, found, this.#other)
    this.#survey.add(found)
    this.#survey.addLevels(this.#extra.filter((h) => h.kind === 'spine' && h.levels.length > 1).length)
    for (const m of found) {
      const definition = definitionAt(text, m, found)
      if (definition) this.#survey.defined.set(definition.abbreviation, definition.entry)
    }
    return found.length > 0 || this.#extra.length > 0
  }

  /** Fixes what the page speaks of, from what was surveyed so far. */
  settle(): PageContext {
    return (this.#context = this.#survey.context(this.#matcher))
  }

  /** Whether the surveyed page speaks medicine. */
  get medical(): boolean {
    return (this.#context.speaks & MEDICAL) !== 0
  }

  /** What to mark in a block of the settled page, in order, never overlapping. */
  read(text: string): Highlight[] {
    this.#matcher.read(text)
    return this.#readAgain()
  }

  /** One block that is a page of its own: surveyed, settled and read with its words looked up once. */
  readWhole(text: string): Highlight[] {
    this.forget()
    const hopeful = this.survey(text)
    if (!hopeful) return []
    this.settle()
    return this.#readAgain()
  }

  #readAgain(): Highlight[] {
    const found: Match[] = []
    this.#extra = []
    this.#matcher.match(this.#context, found, this.#other)
    const { ids, levels } = this.lexicon
    const out: Highlight[] = found.map(({ start, end, entry }) => ({
      start, end, kind: 'entry', entry: ids[entry]!, levels: [], level: levels[entry]!,
    })) // prettier-ignore
    return this.#extra.length === 0 ? out : [...out, ...this.#extra].sort((a, b) => a.start - b.start)
  }

  /** Levels, then medicines and compounds. Returns the last token taken, or -1. */
  readonly #other = (t: number): number => {
    const { tokens, words, text } = this.#matcher
    if (tokens.digits[t] !== 0) {
      const reading = readLevels(text, tokens, words, this.lexicon, t, this.#context.speaks)
      if (!reading) return -1
      const id = levelId(reading)
      const { start, end, levels } = reading
      this.#extra.push({
        start,
        end,
        kind: 'spine',
        entry: this.#levelIds.has(id) ? id : `spine:${levels.join('-')}`,
        levels,
        level: 2,
      })
      let last = t
      while (last + 1 < tokens.count && tokens.start[last + 1]! < end) last++
      return last
    }
    if (this.#others === undefined || (this.#context.speaks & MEDICAL) === 0) return -1
    const reading = this.#others.read(text.slice(tokens.start[t], tokens.end[t]))
    if (!reading) return -1
    this.#extra.push({ start: tokens.start[t]!, end: tokens.end[t]!, ...reading, levels: [], level: 3 })
    return t
  }
}
