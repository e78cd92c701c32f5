/**
 * Finds entries by what somebody types: exact first, then words that start so, then what sounds the same,
 * then typos. Typos are ranked by `fuse.js`, which is good at it but slow: it is given a shortlist.
 */
import Fuse from 'fuse.js'
import { normalForm } from '../lexicon/forms'
import { levelsAlone } from '../spine/levels'
import { Shortlist } from './shortlist'
import { soundOf } from './sounds'

export interface SearchRow {
  /** An entry's id, or what stands for one where the card is made by rule. */
  id: string
  term: string
  forms: string[]
  /** One sentence of what it is; '' where the card is made by rule. */
  short: string
  system: string
  level: number
}

interface Key {
  text: string
  row: SearchRow
  /** 0 for the headword, 1 for other forms: the headword wins a tie. */
  rank: number
  sound: string
}

const MOST_RESULTS = 20
/** What is longer than this is no word; the rest of it is not looked at. */
const LONGEST_QUERY = 60
/** Near misses are looked for when fewer than this many words are found without them. */
const FEW = 5
/** A query of fewer letters is near to everything. */
const SHORTEST_NEAR = 3
/** Words that `fuse.js` is given to rank: it ranks some 100 of them in a millisecond. */
const SHORTLIST = 120
/** Fuse's score up to which a near miss is shown: 0 is equal, 1 has nothing in common. */
const WORST_SCORE = 0.5
/** Where something better is found, a near miss may be so much worse and not more. */
const WORSE_THAN_BEST = 0.25
/** Letters by which a word is longer or shorter than what was typed cost this much of Fuse's score each. */
const LENGTH_COST = 0.03

/** Scores, the lower the better; within a tier a shorter word comes first. */
const LEVEL = 1.5
const STARTS = 2
const WORD_STARTS = 5
const NEAR = 8
/** Among what is near: 0 for what sounds the same, then what starts so, then Fuse's own score. */
const SOUND_STARTS = 0.05
const NEAR_MISS = 0.1
const perLetter = (text: string) => text.length / 100

export class Search {
  readonly #keys: Key[]
  readonly #shortlist: Shortlist
  /** How many keys have their sound. */
  #ready = 0

  constructor(rows: readonly SearchRow[]) {
    this.#keys = rows.flatMap((row) => [keyOf(row.term, row, 0), ...row.forms.map((form) => keyOf(form, row, 1))])
    this.#shortlist = new Shortlist(this.#keys.length)
  }

  /**
   * Gets ready for near misses, in pieces, so that the first of them need not wait for it: works while
   * `goOn` says so, and returns whether all is ready. Some 2 µs for each form of a word.
   */
  prepare(goOn: () => boolean): boolean {
    while (this.#ready < this.#keys.length && goOn()) {
      const key = this.#keys[this.#ready++]!
      key.sound = soundOf(key.text)
      this.#shortlist.add(key.sound)
    }
    return this.#ready === this.#keys.length
  }

  /** The best entries for a query, at most 20. An empty query finds nothing. */
  find(query: string): SearchRow[] {
    const levels = levelsAlone(query)
    const wanted = normalForm(levels?.join(' ') ?? query.slice(0, LONGEST_QUERY))
    if (wanted === '') return []
    const scored = new Map<SearchRow, number>()
    const offer = (row: SearchRow, score: number) => {
      const old = scored.get(row)
      if (old === undefined || score < old) scored.set(row, score)
    }
    for (const { text, row, rank } of this.#keys) {
      if (!text.includes(wanted)) continue
      if (text === wanted) offer(row, rank)
      else if (text.startsWith(wanted)) offer(row, STARTS + rank + perLetter(text))
      else if (text.includes(` ${wanted}`)) offer(row, WORD_STARTS + rank + perLetter(text))
    }
    if (levels && !this.#keys.some(({ row }) => row.id === levels.join('-').toLowerCase()))
      offer(levelRow(levels), LEVEL)
    else if (scored.size < FEW && wanted.length >= SHORTEST_NEAR) this.#findNear(wanted, offer)
    return [...scored]
      .sort((a, b) => a[1] - b[1])
      .slice(0, MOST_RESULTS)
      .map(([row]) => row)
  }

  #findNear(wanted: string, offer: (row: SearchRow, score: number) => void): void {
    const sound = soundOf(wanted)
    if (sound.length < SHORTEST_NEAR) return
    this.prepare(() => true)
    const near = this.#shortlist.like(sound, SHORTLIST).map((i) => this.#keys[i]!)
    const scored: [row: SearchRow, score: number][] = []
    for (const { sound: same, row, rank } of near)
      if (same === sound) scored.push([row, rank / 100])
      else if (same.startsWith(sound)) scored.push([row, SOUND_STARTS + perLetter(same)])
    // A slip of the finger is seen in the letters, a word that was only heard in the sounds.
    for (const [field, typed] of [
      ['sound', sound],
      ['text', wanted],
    ] as const) {
      const fuse = new Fuse(near, { keys: [field], includeScore: true, threshold: WORST_SCORE, ignoreFieldNorm: true })
      for (const { item, score = 1 } of fuse.search(typed)) {
        const longer = Math.abs(item[field].length - typed.length)
        scored.push([item.row, NEAR_MISS + score + longer * LENGTH_COST + item.rank / 100])
      }
    }
    const worst = Math.min(...scored.map(([, score]) => score)) + WORSE_THAN_BEST
    for (const [row, score] of scored) if (score <= worst) offer(row, NEAR + score)
  }
}

/** A level of the spine that has no entry: its card is made by rule. */
function levelRow(levels: readonly string[]): SearchRow {
  const id = `spine:${levels.join('-')}`
  return { id, term: levels.join('–'), forms: [], short: '', system: 'spine', level: 2 }
}

function keyOf(text: string, row: SearchRow, rank: number): Key {
  return { text: PLAIN.test(text) ? text : normalForm(text), row, rank, sound: '' }
}

/** Most forms are folded as they stand. */
const PLAIN = /^[a-z\d]+(?: [a-z\d]+)*$/
