/**
 * From what a writer lists to every surface form a text may show. A form here is a list of folded
 * tokens joined by single spaces: hyphens, spaces and slashes between words are alike to the matcher,
 * so only the joined spelling ("followup") is a form of its own.
 */
import { fold } from '../text/fold'
import { looksLikeVerb, plurals, verbForms } from './inflect'
import { otherSpellings } from './spelling'

const ROMAN = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii']
const NUMBERED = /^(?:type|grade|stage|class|phase|factor|group|level|degree|nerve|category)s?$/
const PREFIX =
  /^(?:para|post|pre|anti|sub|intra|inter|extra|peri|micro|hyper|hypo|non|retro|ultra|multi|semi|over)(?=[a-z]{4})/
/** Past this many variants of one listed form something is wrong with the rules, not with the form. */
const MOST_VARIANTS = 64

/** The folded tokens of a form, joined by spaces. */
export function normalForm(form: string): string {
  return fold(form)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Written in capitals, as abbreviations are: "MRI", "L5-S1" or "HbA1c" by its two capitals. */
export function isAbbreviation(form: string): boolean {
  return /^[^a-z]*\p{Lu}[^a-z]*$/u.test(form) || /^\p{Lu}[a-z]?\p{Lu}+[a-z]{0,2}\d*[a-z]?$/u.test(form)
}

/**
 * Every surface form that grows from one listed form, the form itself first. "to twitch" lists a
 * verb. Forms that `isOrdinary` knows as everyday English are kept only if they are a plain plural
 * or the verb's own forms: a derived "media" or "mania" must not stand for "medium" or "manium".
 */
export function expandForm(listed: string, isOrdinary: (word: string) => boolean): string[] {
  const verb = /^to /.test(listed)
  const base = normalForm(verb ? listed.slice(3) : listed)
  const tokens = base.split(' ')
  const kept = new Set<string>([base])
  const add = (form: string, sure = false) => {
    if (kept.size < MOST_VARIANTS && (sure || form.includes(' ') || !isOrdinary(form))) kept.add(form)
  }
  const head = headIndex(tokens)
  const withHead = (word: string) => tokens.with(head, word).join(' ')

  const noun = tokens[head]!
  plurals(noun).forEach((p, i) => add(withHead(p), i === 0 && tokens.length === 1 && !verb))
  if (verb || (tokens.length === 1 && looksLikeVerb(base))) for (const f of verbForms(noun)) add(withHead(f), verb)
  // "Baker's cyst" folds to "bakers cyst"; many write "Baker cyst".
  const owner = /(\p{L}+)['\u2019]s /u.exec(listed)
  if (owner) for (const form of [...kept]) add(form.replace(`${fold(owner[1]!)}s `, `${fold(owner[1]!)} `))
  for (const form of [...kept]) {
    joined(listed, form).forEach((f) => add(f))
    for (const f of numerals(form)) add(f)
    const split = tokens.length === 1 ? form.replace(PREFIX, '$& ') : form
    if (split !== form) add(split)
  }
  // Spellings last, word by word, so that every form above has its British or American twin.
  for (const form of [...kept])
    form.split(' ').forEach((word, i, all) => otherSpellings(word).forEach((w) => add(all.with(i, w).join(' '), true)))
  return [...kept]
}

/** The word that takes the plural: the last, or the one before "of", "in", "on" and the like. */
function headIndex(tokens: string[]): number {
  const at = tokens.findIndex((t, i) => i > 0 && /^(?:of|in|on|to|from|for|with|at)$/.test(t))
  return at > 0 ? at - 1 : tokens.length - 1
}

/** "follow-up" is also written "followup": each hyphen of the listed form closed up, one at a time. */
function joined(listed: string, form: string): string[] {
  if (!listed.includes('-')) return []
  const out: string[] = []
  for (const m of fold(listed).matchAll(/([\p{L}\p{N}]+)-([\p{L}\p{N}]{2,})/gu)) {
    const at = form.indexOf(`${m[1]} `)
    if (at >= 0) out.push(form.slice(0, at) + m[1]! + form.slice(at + m[1]!.length + 1))
  }
  return out
}

/** "type 2" is also "type II", and the other way round. */
function numerals(form: string): string[] {
  const words = form.split(' ')
  return words.flatMap((word, i) => {
    if (i === 0 || !NUMBERED.test(words[i - 1]!)) return []
    const roman = ROMAN.indexOf(word)
    if (roman > 0) return [words.with(i, String(roman)).join(' ')]
    return ROMAN[Number(word)] ? [words.with(i, ROMAN[Number(word)]!).join(' ')] : []
  })
}
