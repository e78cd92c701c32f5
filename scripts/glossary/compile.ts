/** From the loaded glossary to what is shipped: the lexicon's string, and the entries the card shows. */
import { expandForm, isAbbreviation, normalForm } from '../../core/lexicon/forms'
import {
  ALWAYS,
  capitalMode,
  compileLexicon,
  type FormSpec,
  type GuardSpec,
  type LexiconSpec,
} from '../../core/lexicon/compile'
import { plurals } from '../../core/lexicon/inflect'
import { CUE_CLASSES, classBit, type CueClass } from '../../core/sense/classes'
import { MEDICAL } from '../../core/sense/guard'
import type { Guard } from '../../data/schema'
import { guardsOf, listedForms } from './form-index'
import { isEveryday, isOrdinary, isPlain, saidCount } from './english'
import type { Glossary, LoadedEntry } from './load'

/** Forms that are levels of the spine are read by the parser, not listed. */
const LEVEL_FORM =
  /^[ctlsd]\d{1,2}(?: [ctlsd]?\d{1,2})?(?: (?:spinal )?(?:nerves?|nerve roots?|vertebrae?|vertebras|levels?))?$/
/** Abbreviations up to this length mean too many things to be marked outside medical text. */
const SHORT_ABBREVIATION = 3
/** A form said at least this often in 51 million words is everybody's. */
const EVERYDAY_SAID = 400
/** A headword said at least this often needs no explaining to most readers (twice in a million: Zipf 3.3). */
const KNOWN_SAID = 100
/** An everyday word that medicine uses in its own way is taken for known only when it is commoner still. */
const KNOWN_SENSE = 200
/** Known words may make a strange phrase: each must be commoner still. */
const KNOWN_IN_PHRASE = 800
/** Of these kinds a phrase is a name, and its words do not tell what it means ("nerve root", "foot drop"). */
const NAMES = new Set(['anatomy', 'sign', 'body-word'])
/** Headwords said less often than this are words that few readers know. */
const RARE_SAID = 8

/** Builds the lexicon's specification. Entries keep their order: an entry's index is its place in the list. */
export function lexiconSpec({ entries, cues }: Glossary): LexiconSpec {
  const guards: GuardSpec[] = [ALWAYS]
  const guardIndex = new Map<string, number>([[JSON.stringify(ALWAYS), 0]])
  const indexOf = (spec: GuardSpec) => {
    const key = JSON.stringify(spec)
    let at = guardIndex.get(key)
    if (at === undefined) guardIndex.set(key, (at = guards.push(spec) - 1))
    return at
  }
  const forms: FormSpec[] = []
  entries.forEach((entry, index) => {
    const own = new Set<string>()
    for (const listed of listedForms(entry)) {
      for (const form of expandForm(listed, isEveryday)) {
        if (own.has(form) || LEVEL_FORM.test(form)) continue
        own.add(form)
        const weight = weightOf(form, listed)
        for (const guard of guardsFor(entry, listed, form))
          forms.push({ form, entry: index, guard: indexOf(guard), weight })
      }
    }
  })
  return { ids: entries.map((e) => e.id), levels: entries.map(levelOf), forms, guards, cues: cueBits(cues) }
}

/** The lexicon as the page loads it. */
export function lexiconText(glossary: Glossary): string {
  return compileLexicon(lexiconSpec(glossary))
}

/** How hard the headword is: as written in the entry, else from how often its rarest word is said. */
export function levelOf(entry: LoadedEntry): number {
  if (entry.level) return entry.level
  const words = normalForm(entry.term).split(' ').filter((w) => w.length > 2) // prettier-ignore
  const rarest = Math.min(...words.map(familiarity), Infinity)
  if (rarest >= knownFrom(entry)) return 1
  return rarest < RARE_SAID && !isAbbreviation(entry.term) ? 3 : 2
}

/** From how often on a headword is taken for known. */
function knownFrom({ term, kind }: LoadedEntry): number {
  if (!term.includes(' ')) return kind === 'everyday-word' ? KNOWN_SENSE : KNOWN_SAID
  return NAMES.has(kind) ? Infinity : KNOWN_IN_PHRASE
}

/** How often a word is said in 51 million, its plurals with it: who knows "symptoms" knows "symptom". */
function familiarity(word: string): number {
  return [...new Set([word, ...plurals(word)])].reduce((sum, form) => sum + saidCount(form), 0)
}

/** How much a form says that its page is medical: 2 for a word of the trade, 1 for one said elsewhere too, 0 for everybody's. */
function weightOf(form: string, listed: string): number {
  if (isAbbreviation(listed)) return 1
  const words = form.split(' ')
  if (words.some((w) => w.length > 3 && !isPlain(w))) return 2
  return words.length > 1 || saidCount(form) < EVERYDAY_SAID ? 1 : 0
}

function guardsFor(entry: LoadedEntry, listed: string, form: string): GuardSpec[] {
  const own = guardsOf(entry).filter((g) => !g.for || g.for.some((f) => expandForm(f, isEveryday).includes(form)))
  if (own.length > 0) return own.map((g) => guardSpec(g, listed))
  if (isAbbreviation(listed)) {
    const short = normalForm(listed).length <= SHORT_ABBREVIATION || isOrdinary(form)
    return [
      short
        ? guardSpec({ capital: true, page: 'medical', near: ['@care'] }, listed)
        : { ...ALWAYS, capital: capitalMode(listed) },
    ]
  }
  return [weightOf(form, listed) === 2 ? ALWAYS : guardSpec({ page: 'medical' }, listed)]
}

function guardSpec(guard: Guard, listed: string): GuardSpec {
  const near = split(guard.near ?? [])
  const not = split(guard.not ?? [])
  const wishes = near.bits !== 0 || near.words.length > 0 || guard.page !== undefined || guard.capital
  const page =
    guard.page === undefined
      ? wishes
        ? 0
        : MEDICAL
      : guard.page === 'medical'
        ? MEDICAL
        : classBit(guard.page as CueClass)
  return {
    capital: guard.capital ? capitalMode(listed) : 0,
    nearClasses: near.bits,
    nearWords: near.words,
    notClasses: not.bits,
    notWords: not.words,
    page,
  }
}

function split(words: readonly string[]): { bits: number; words: string[] } {
  const classes = words.filter((w) => w.startsWith('@'))
  const plain = words.filter((w) => !w.startsWith('@')).flatMap((w) => expandForm(w, () => false))
  return {
    bits: classes.reduce((bits, c) => bits | classBit(c.slice(1) as CueClass), 0),
    words: [...new Set(plain.flatMap((w) => w.split(' ')))].sort(),
  }
}

function cueBits(cues: Glossary['cues']): Map<string, number> {
  const bits = new Map<string, number>()
  for (const name of CUE_CLASSES)
    for (const listed of cues.get(name) ?? [])
      for (const form of expandForm(listed, isEveryday))
        if (!form.includes(' ')) bits.set(form, (bits.get(form) ?? 0) | classBit(name))
  return bits
}
