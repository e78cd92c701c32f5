/** The rules for how an entry is written: short, plain, in our tone, and not in circles. */
import { normalForm } from '../../core/lexicon/forms'
import { isOrdinary, isPlain } from './english'
import { listedForms, type FormIndex } from './form-index'
import type { LoadedEntry, Problem } from './load'
import { at, type Rule } from './problem'
import { flesch, syllables } from './reading'

const MOST_WORDS = { short: 30, more: 90, common: 45, limits: 45, urgent: 45 } as const
const HARDEST_SHORT = 8

const countWords = (s: string) => s.split(/\s+/).filter((w) => /\w/.test(w)).length

const lengths: Rule = ({ entries }) =>
  entries.flatMap((e) =>
    (Object.keys(MOST_WORDS) as (keyof typeof MOST_WORDS)[]).flatMap((field) => {
      const n = countWords(e[field] ?? '')
      return n > MOST_WORDS[field] ? [at(e, field, `${n} words; at most ${MOST_WORDS[field]}`)] : []
    }),
  )

const grades: Rule = ({ entries }) =>
  entries.flatMap((e) => {
    const grade = flesch(e.short, e.term)
    return grade > HARDEST_SHORT ? [at(e, 'short', `reads at grade ${grade.toFixed(1)}; at most ${HARDEST_SHORT}`)] : []
  })

/** Every word of a short meaning is plain English or explained by an entry. */
const plainWords: Rule = ({ entries }, { owners }) =>
  entries.flatMap((e) => {
    const words = normalForm(e.short).split(' ')
    const covered = coveredWords(words, owners)
    const own = new Set(listedForms(e).flatMap((f) => normalForm(f).split(' ')))
    return words.flatMap((w, i) =>
      covered[i] || own.has(w) || /\d/.test(w) || isPlain(w)
        ? []
        : [at(e, 'short', `"${w}" is neither plain English nor an entry`)],
    )
  })

/** Which of the words lie inside some entry's form, longest first. */
function coveredWords(words: string[], owners: FormIndex['owners']): boolean[] {
  const covered = words.map(() => false)
  for (let i = 0; i < words.length; i++)
    for (let n = Math.min(6, words.length - i); n > 0; n--)
      if (owners.has(words.slice(i, i + n).join(' '))) {
        covered.fill(true, i, i + n)
        break
      }
  return covered
}

/** A short meaning must not lean on its own headword, nor two hard words on each other. */
const circles: Rule = ({ entries }, { owners, forms }) => {
  const leans = new Map<string, Set<string>>()
  const out: Problem[] = []
  for (const e of entries) {
    const text = ` ${normalForm(e.short)} `
    const own = (forms.get(e.id) ?? []).find((f) => f.length > 2 && text.includes(` ${f} `))
    if (own && e.kind !== 'everyday-word') out.push(at(e, 'short', `explains itself with "${own}"`))
    const words = text.trim().split(' ')
    const to = new Set<string>()
    for (let i = 0; i < words.length; i++)
      for (let n = 1; n <= 4 && i + n <= words.length; n++) {
        const form = words.slice(i, i + n).join(' ')
        if (!isOrdinary(form) && !words.slice(i, i + n).every(isPlain)) owners.get(form)?.forEach((id) => to.add(id))
      }
    leans.set(e.id, to)
  }
  for (const e of entries)
    for (const to of leans.get(e.id) ?? [])
      if (e.id < to && leans.get(to)?.has(e.id)) out.push(at(e, 'short', `leans on ${to}, which leans on it`))
  return out
}

const sentences: Rule = ({ entries }) => {
  const seen = new Map<string, LoadedEntry>()
  return entries.flatMap((e) =>
    [e.short, e.more, e.common, e.limits, e.urgent].flatMap((t) =>
      (t ?? '').split(/(?<=[.?!])\s+/).flatMap((s) => {
        const key = normalForm(s)
        if (countWords(key) < 6) return []
        const other = seen.get(key)
        seen.set(key, e)
        return other && other !== e ? [at(e, 'text', `"${s}" also stands in ${other.id}`)] : []
      }),
    ),
  )
}

const respellings: Rule = ({ entries }) =>
  entries.flatMap((e) => {
    const hard = normalForm(e.term)
      .split(' ')
      .filter((w) => !isPlain(w) && syllables(w) >= 4)
    return hard.length > 0 && !e.say && !/^[A-Z0-9-]+$/.test(e.term)
      ? [at(e, 'say', `"${hard[0]}" needs a respelling`)]
      : []
  })

/** Loud marks and frightening or promising words have no place in an entry. */
const tone: Rule = ({ entries }) =>
  entries.flatMap((e) =>
    (
      [
        ['short', e.short],
        ['more', e.more],
        ['common', e.common],
        ['limits', e.limits],
        ['urgent', e.urgent],
      ] as const
    ).flatMap(([field, t]) => {
      const bad =
        /!|\b(?:suffer(?:s|ing|ers?)? from|victims?|deadly|killer|miracle|cure-all|don't worry|do not worry|simply put|basically)\b/i.exec(
          t ?? '',
        )
      return bad ? [at(e, field, `"${bad[0]}" is not our tone`)] : []
    }),
  )

/** Each by its name. */
export const WORDING = { lengths, grades, plainWords, circles, sentences, respellings, tone } satisfies Record<
  string,
  Rule
>
