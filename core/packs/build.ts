/**
 * Compiles a pack as the glossary is compiled: the same forms grow from what is listed, and the same
 * string goes to the pages. What differs is what is known of a word: nobody has weighed a pack's words,
 * so they say nothing of whether a page is medical.
 */
import { ALWAYS, capitalMode, compileLexicon, type FormSpec, type GuardSpec } from '../lexicon/compile'
import { expandForm, isAbbreviation, normalForm } from '../lexicon/forms'
import { MEDICAL } from '../sense/guard'
import { MOST_WORDS } from '../text/words'
import { BadPack, packIdOf, wordIdOf, type BadRow, type PackWord } from './pack'
import { readRows, type PackFile } from './read'

/** Abbreviations up to this length mean too many things to be marked outside medical text. */
const SHORT_ABBREVIATION = 3
/** A pack's word was asked for by name: it is marked at every level. */
const HARDEST = 3
/** Calls back now and then with how many rows of how many are done. */
export type OnProgress = (done: number, of: number) => void
/** Often enough to be seen, seldom enough to cost nothing. */
const PROGRESS_EVERY = 250

export interface BuiltPack {
  id: string
  name: string
  about: string
  words: PackWord[]
  lexicon: string
  /** The rows that were left out, in the file's order. */
  bad: BadRow[]
}

/**
 * Makes a pack of what was read from its file; `fallback` names it where the file does not.
 * @throws BadPack where no row can be used, or the words are more than a page can carry.
 */
export function makePack(
  file: PackFile,
  fallback: string,
  isEveryday: (word: string) => boolean,
  onProgress: OnProgress,
): BuiltPack {
  const name = file.name || fallback
  const { words, bad } = readRows(file)
  const id = packIdOf(name)
  if (words.length === 0) throw new BadPack('noGoodRows', bad)
  return { id, name, about: file.about, words, lexicon: compileWords(id, words, isEveryday, onProgress), bad }
}

/** Compiles words that were read before. @throws BadPack where they are more than a page can carry. */
export function compileWords(
  pack: string,
  words: readonly PackWord[],
  isEveryday: (word: string) => boolean,
  onProgress: OnProgress = () => undefined,
): string {
  const guards: GuardSpec[] = [ALWAYS]
  const guardAt = (spec: GuardSpec) => {
    const at = guards.findIndex((g) => g.capital === spec.capital && g.page === spec.page)
    return at >= 0 ? at : guards.push(spec) - 1
  }
  const different = new Set<string>()
  const forms: FormSpec[] = []
  words.forEach((word, entry) => {
    if (entry % PROGRESS_EVERY === 0) onProgress(entry, words.length)
    const own = new Set<string>()
    for (const listed of [word.term, ...word.forms])
      for (const form of expandForm(listed, isEveryday)) {
        if (own.has(form)) continue
        own.add(form)
        for (const w of form.split(' ')) different.add(w)
        forms.push({ form, entry, guard: guardAt(guardFor(listed, form, isEveryday)), weight: 0 })
      }
  })
  if (different.size > MOST_WORDS) throw new BadPack('tooManyWords')
  const ids = words.map(({ term }) => wordIdOf(pack, term))
  const lexicon = compileLexicon({ ids, levels: ids.map(() => HARDEST), forms, guards, cues: new Map() })
  onProgress(words.length, words.length)
  return lexicon
}

/** As for our own words: capitals for abbreviations, a medical page for what everybody says. */
function guardFor(listed: string, form: string, isEveryday: (word: string) => boolean): GuardSpec {
  const everyday = !form.includes(' ') && isEveryday(form)
  if (isAbbreviation(listed)) {
    const short = everyday || normalForm(listed).length <= SHORT_ABBREVIATION
    return { ...ALWAYS, capital: capitalMode(listed), page: short ? MEDICAL : 0 }
  }
  return everyday ? { ...ALWAYS, page: MEDICAL } : ALWAYS
}
