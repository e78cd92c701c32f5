/**
 * Finds words by what somebody types: exact first, then words that start so, then what sounds the same,
 * then typos. Typos are ranked by `fuse.js`, which is good at it but slow: it is given a shortlist.
 */
import Fuse from 'fuse.js'
import { normalForm } from '../lexicon/forms'
import { levelsAlone } from '../spine/levels'
import { BAR, type FoundWord, type WordBook } from './book'
import { Shortlist } from './shortlist'
import { soundOf } from './sounds'

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
const EXACT = 0
const LEVEL = 1.5
const STARTS = 2
const WORD_STARTS = 5
const NEAR = 8
/** The headword wins a tie with another word's form. */
const OTHER_FORM = 1
/** Among what is near: 0 for what sounds the same, then what starts so, then Fuse's own score. */
const SOUND_STARTS = 0.05
const NEAR_MISS = 0.1
const perLetter = (length: number) => length / 100

/** Takes a word by its number with a score. */
type Offer = (word: number, score: number) => void

export class Search {
  readonly #book: WordBook
  readonly #shortlist = new Shortlist()
  /** Of each form that is ready for near misses: where it starts, and its sound. */
  readonly #places: number[] = []
  readonly #sounds: string[] = []
  #ready = 0
  /** Where the forms hold what was asked for last, by what it stands after. */
  readonly #held = new Map<string, { text: string; places: readonly number[] }>()

  constructor(book: WordBook) {
    this.#book = book
  }

  /**
   * Gets ready for near misses, in pieces, so that the first of them need not wait for it: works while
   * `goOn` says so, and returns whether all is ready. Some 2 µs for each form of a word.
   */
  prepare(goOn: () => boolean): boolean {
    const { forms } = this.#book
    while (this.#ready < forms.length && goOn()) {
      const place = forms.indexOf(BAR, this.#ready) + 1
      const end = endOf(forms, place)
      const sound = soundOf(forms.slice(place, end))
      this.#places.push(place)
      this.#sounds.push(sound)
      this.#shortlist.add(sound)
      this.#ready = forms[end] === BAR ? end : end + 1
    }
    return this.#ready >= forms.length
  }

  /** The best words for a query, at most 20. An empty query finds nothing. */
  find(query: string): FoundWord[] {
    const levels = levelsAlone(query)
    const wanted = normalForm(levels?.join(' ') ?? query.slice(0, LONGEST_QUERY))
    if (wanted === '') return []
    const scored = new Map<number, number>()
    const offer: Offer = (word, score) => {
      const old = scored.get(word)
      if (old === undefined || score < old) scored.set(word, score)
    }
    this.#findWritten(wanted, offer, () => scored.size)
    const made = levels && !this.#book.byId(levels.join('-').toLowerCase()) ? [levelWord(levels)] : []
    if (made.length === 0 && scored.size < FEW && wanted.length >= SHORTEST_NEAR) this.#findNear(wanted, offer)
    const best = [...scored].sort((a, b) => a[1] - b[1])
    const exact = best.filter(([, score]) => score < LEVEL).length
    return best
      .slice(0, MOST_RESULTS - made.length)
      .map(([word]) => this.#book.word(word))
      .toSpliced(exact, 0, ...made)
  }

  /** Whole forms and their beginnings first: where these fill the list, no later word of a form comes before them. */
  #findWritten(wanted: string, offer: Offer, count: () => number): void {
    const { forms } = this.#book
    for (const [before, tier] of [
      [BAR, STARTS],
      [' ', WORD_STARTS],
    ] as const) {
      if (count() >= MOST_RESULTS) return
      for (const at of this.#writtenAt(before, wanted)) {
        const from = before === BAR ? at + 1 : forms.lastIndexOf(BAR, at) + 1
        const length = endOf(forms, at + 1) - from
        const rank = from === 1 || forms[from - 2] === '\n' ? 0 : OTHER_FORM
        offer(this.#book.at(from), rank + (length === wanted.length ? EXACT : tier + perLetter(length)))
      }
    }
  }

  /** With a letter more, a text stands at some of the places where it stood without. */
  #writtenAt(before: string, text: string): readonly number[] {
    const { forms } = this.#book
    const held = this.#held.get(before)
    const places =
      held && text.startsWith(held.text)
        ? held.places.filter((at) => forms.startsWith(text, at + 1))
        : allPlaces(forms, before + text)
    this.#held.set(before, { text, places })
    return places
  }

  #findNear(wanted: string, offer: Offer): void {
    const sound = soundOf(wanted)
    if (sound.length < SHORTEST_NEAR) return
    this.prepare(() => true)
    const { forms } = this.#book
    const near = this.#shortlist.like(sound, SHORTLIST).map((i) => {
      const place = this.#places[i]!
      const text = forms.slice(place, endOf(forms, place))
      const rank = place === 1 || forms[place - 2] === '\n' ? 0 : OTHER_FORM
      return { text, sound: this.#sounds[i]!, word: this.#book.at(place), rank: perLetter(rank) }
    })
    const scored: [word: number, score: number][] = []
    for (const { sound: same, word, rank } of near)
      if (same === sound) scored.push([word, rank])
      else if (same.startsWith(sound)) scored.push([word, SOUND_STARTS + perLetter(same.length)])
    // A slip of the finger is seen in the letters, a word that was only heard in the sounds.
    for (const [field, typed] of [
      ['sound', sound],
      ['text', wanted],
    ] as const) {
      const fuse = new Fuse(near, { keys: [field], includeScore: true, threshold: WORST_SCORE, ignoreFieldNorm: true })
      for (const { item, score = 1 } of fuse.search(typed)) {
        const longer = Math.abs(item[field].length - typed.length)
        scored.push([item.word, NEAR_MISS + score + longer * LENGTH_COST + item.rank])
      }
    }
    const worst = Math.min(...scored.map(([, score]) => score)) + WORSE_THAN_BEST
    for (const [word, score] of scored) if (score <= worst) offer(word, NEAR + score)
  }
}

/** A level of the spine that has no entry: its card is made by rule. */
function levelWord(levels: readonly string[]): FoundWord {
  return { id: `spine:${levels.join('-')}`, term: levels.join('–'), short: '', system: 'spine', level: 2 }
}

function allPlaces(text: string, part: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) places.push(at)
  return places
}

/** Where the form that holds this place ends. */
function endOf(forms: string, place: number): number {
  let end = place
  while (forms.charCodeAt(end) !== BAR_CODE && forms.charCodeAt(end) !== LINE_CODE) end++
  return end
}

const BAR_CODE = BAR.charCodeAt(0)
const LINE_CODE = '\n'.charCodeAt(0)
