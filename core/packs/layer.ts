/**
 * The words of one pack over a page, read beside the glossary's own. Packs and glossary are matched each
 * for itself, leftmost-longest; where their matches touch, the one that starts first wins, then the
 * longer one, then the pack. A pack says nothing of what the page speaks of: the glossary does.
 */
import type { Lexicon } from '../lexicon/lexicon'
import { definitionsIn } from '../match/abbreviations'
import { Matcher, type Match } from '../match/matcher'
import { HOPEFUL } from '../match/survey'

interface Placed {
  start: number
  end: number
}

export interface PackHighlight extends Placed {
  kind: 'pack'
  entry: string
  levels: string[]
  level: number
}

const NO_LEVELS: string[] = []

export class PackLayer {
  readonly #matcher: Matcher
  /** Abbreviations that the page spells out: as a word of this pack, or as something else (-1). */
  readonly #defined = new Map<string, number>()

  constructor(readonly lexicon: Lexicon) {
    this.#matcher = new Matcher(lexicon)
  }

  /** Starts a new page. */
  forget(): void {
    this.#matcher.met.forget()
    this.#defined.clear()
  }

  /** Gives back the room that long blocks took, once a page is read. */
  rest(): void {
    this.#matcher.tokens.rest()
  }

  /** What may be marked in a block, and what was taken for granted of its page. */
  draft(text: string): { found: PackHighlight[]; asked: number } {
    const matches = this.#match(text, HOPEFUL.speaks, HOPEFUL.defined)
    for (const { abbreviation, entry } of definitionsIn(text, matches)) this.#defined.set(abbreviation, entry)
    return { found: this.#highlights(matches), asked: this.#matcher.asked }
  }

  /** What is to be marked in a block of a page that speaks of this. */
  finish(text: string, speaks: number): PackHighlight[] {
    return this.#highlights(this.#match(text, speaks, this.#defined))
  }

  #match(text: string, speaks: number, defined: ReadonlyMap<string, number>): Match[] {
    const found: Match[] = []
    this.#matcher.reread(text)
    this.#matcher.match({ speaks, defined }, found)
    return found
  }

  #highlights(matches: readonly Match[]): PackHighlight[] {
    const { ids, levels } = this.lexicon
    return matches.map(({ start, end, entry }) => {
      return { start, end, kind: 'pack', entry: ids[entry]!, levels: NO_LEVELS, level: levels[entry]! }
    })
  }
}

/** Joins lists of what was found, each in order and never overlapping itself; of equals the earlier list's wins. */
export function joinFound<T extends Placed>(lists: readonly (readonly T[])[]): T[] {
  const all = lists.flat().sort((a, b) => a.start - b.start || b.end - a.end)
  let free = 0
  return all.filter(({ start, end }) => {
    if (start < free) return false
    free = end
    return true
  })
}
