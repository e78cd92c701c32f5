/**
 * Reads a text block by block and says what to mark. The content script, the report reader and
 * `npm run explain` all read through this. A block is drafted as if its page spoke of everything; when
 * the page is known, most drafts stand as they are and only the doubtful ones are read again.
 */
import type { Lexicon } from './lexicon/lexicon'
import { definitionsIn } from './match/abbreviations'
import { Matcher, Met, type Match, type PageContext } from './match/matcher'
import { HOPEFUL, Survey } from './match/survey'
import { joinFound, PackLayer } from './packs/layer'
import type { OtherReader } from './parts/words'
import { MEDICAL, NONE_DEFINED } from './sense/guard'
import { levelId, readLevels, SPINE } from './spine/levels'
import { DIGITS } from './text/tokens'

type HighlightKind = 'entry' | 'spine' | 'medicine' | 'word-parts' | 'pack'

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

/** A block read in hope. */
export interface Draft {
  text: string
  highlights: Highlight[]
  /** Bits of what was taken for granted about the page. */
  asked: number
}

/** What is known of one page, and the words of packs over it: a reader can be let go of and made again from it. */
export class PageMemory {
  readonly met: Met
  readonly packs: PackLayer[]
  survey = new Survey()
  context: PageContext = HOPEFUL

  /** @param packs words of the reader's own packs; an earlier pack goes before a later one */
  constructor(lexicon: Lexicon, packs: readonly Lexicon[] = []) {
    this.met = new Met(lexicon)
    this.packs = packs.map((pack) => new PackLayer(pack))
  }

  /** Whether the page, as far as it was settled, speaks medicine. */
  get medical(): boolean {
    return (this.context.speaks & MEDICAL) !== 0
  }

  /** Starts a new page: nothing is known of it. */
  forget(): void {
    this.met.forget()
    this.survey = new Survey()
    this.context = HOPEFUL
    for (const pack of this.packs) pack.forget()
  }
}

/** Reads many blocks of one page. Not re-entrant; one `Reader` serves one page. */
export class Reader {
  readonly #matcher: Matcher
  readonly #others: OtherReader | undefined
  readonly #levelIds: Set<string>
  readonly #packs: PackLayer[]
  /** Bits of the context that is read in. */
  #speaks = 0
  #extra: Highlight[] = []

  constructor(
    readonly lexicon: Lexicon,
    others?: OtherReader,
    readonly memory = new PageMemory(lexicon),
  ) {
    this.#matcher = new Matcher(lexicon, memory.met)
    this.#others = others
    this.#packs = memory.packs
    this.#levelIds = new Set(lexicon.ids.filter((id) => /^[ctls]\d/.test(id)))
  }

  /** Starts a new page. */
  forget(): void {
    this.memory.forget()
  }

  /** Gives back the room that long blocks took, once a page is read. */
  rest(): void {
    this.#matcher.tokens.rest()
    for (const pack of this.#packs) pack.rest()
  }

  /** Drafts a block and learns what it says of its page; null where nothing could be marked at all. */
  draft(text: string): Draft | null {
    this.#matcher.read(text)
    const found = this.#match(HOPEFUL)
    const { survey } = this.memory
    survey.add(found)
    survey.addLevels(this.#extra)
    for (const { abbreviation, entry } of definitionsIn(text, found)) survey.defined.set(abbreviation, entry)
    const packs = this.#packs.map((pack) => pack.draft(text))
    const asked = packs.reduce((bits, pack) => bits | pack.asked, this.#matcher.asked)
    const own = this.#highlights(found)
    const highlights = packs.length === 0 ? own : joinFound<Highlight>([...packs.map((pack) => pack.found), own])
    // An abbreviation that nothing speaks for yet may be spelled out further down the page.
    if (highlights.length === 0 && (asked & NONE_DEFINED) === 0) return null
    return { text, highlights, asked }
  }

  /** Fixes what the page speaks of, from all drafts so far. Call it before `finish`. */
  settle(): void {
    const { memory, lexicon } = this
    memory.context = memory.survey.context(lexicon, memory.met)
  }

  /** What to mark in a drafted block of the settled page, in order, never overlapping. */
  finish(draft: Draft): Highlight[] {
    const { context } = this.memory
    if ((draft.asked & ~context.speaks) === 0) return draft.highlights
    this.#matcher.reread(draft.text)
    const own = this.#highlights(this.#match(context))
    if (this.#packs.length === 0) return own
    return joinFound<Highlight>([...this.#packs.map((pack) => pack.finish(draft.text, context.speaks)), own])
  }

  #match(context: PageContext): Match[] {
    const found: Match[] = []
    this.#extra = []
    this.#speaks = context.speaks
    this.#matcher.match(context, found, this.#other)
    return found
  }

  #highlights(found: readonly Match[]): Highlight[] {
    const { ids, levels } = this.lexicon
    const out = found.map(({ start, end, entry }): Highlight => {
      return { start, end, kind: 'entry', entry: ids[entry]!, levels: NO_LEVELS, level: levels[entry]! }
    })
    return this.#extra.length === 0 ? out : [...out, ...this.#extra].sort((a, b) => a.start - b.start)
  }

  /** Levels, then medicines and compounds. Returns the last token taken, or -1. */
  readonly #other = (t: number): number => {
    const { tokens, text } = this.#matcher
    const speaks = this.#speaks
    if ((tokens.word[t]! & DIGITS) !== 0) {
      const reading = readLevels(text, tokens, this.lexicon, t, speaks)
      if (!reading) return -1
      this.#matcher.asked |= MEDICAL | SPINE
      const id = levelId(reading)
      const { start, end, levels } = reading
      const entry = this.#levelIds.has(id) ? id : `spine:${levels.join('-')}`
      this.#extra.push({ start, end, kind: 'spine', entry, levels, level: 2 })
      let last = t
      while (last + 1 < tokens.count && tokens.start[last + 1]! < end) last++
      return last
    }
    if (this.#others === undefined || (speaks & MEDICAL) === 0) return -1
    const start = tokens.start[t]!
    const end = tokens.end[t]!
    const reading = this.#others.read(text, start, end)
    if (!reading) return -1
    this.#matcher.asked |= MEDICAL
    this.#extra.push({ start, end, ...reading, levels: NO_LEVELS, level: 3 })
    return t
  }
}

const NO_LEVELS: string[] = []
