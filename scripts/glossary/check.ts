/** The glossary's rules. Each rule looks at all entries and names what breaks it. */
import { expandForm, normalForm } from '../../core/lexicon/forms'
import type { Guard } from '../../data/schema'
import { isEveryday, isOrdinary, isPlain } from './english'
import type { Glossary, LoadedEntry, Problem } from './load'
import { flesch, syllables } from './reading'

const MOST_WORDS = { short: 30, more: 90, common: 45, limits: 45, urgent: 45 } as const
const HARDEST_SHORT = 8
const FINDINGS = new Set(['spine', 'joints', 'imaging'])
/** Signs that need help fast: an entry for one of these must say when to get it. */
const RED_FLAGS = [
  'cauda-equina-syndrome',
  'stroke',
  'transient-ischemic-attack',
  'sepsis',
  'heart-attack',
  'anaphylaxis',
  'testicular-torsion',
  'meningitis',
  'giant-cell-arteritis',
  'ectopic-pregnancy',
  'pulmonary-embolism',
  'deep-vein-thrombosis',
  'aortic-dissection',
  'appendicitis',
  'preeclampsia',
  'diabetic-ketoacidosis',
  'hypoglycemia',
  'overdose',
  'heat-stroke',
  'concussion',
  'retinal-detachment',
  'necrotizing-fasciitis',
  'compartment-syndrome',
  'septic-arthritis',
  'spinal-cord-compression',
  'status-epilepticus',
  'chest-pain',
  'seizure',
]

type Rule = (glossary: Glossary, index: FormIndex) => Problem[]

/** All surface forms, with the entries that claim them. */
export interface FormIndex {
  owners: Map<string, Set<string>>
  forms: Map<string, string[]>
}

/** The headword and every listed form, as written. */
export function listedForms(entry: LoadedEntry): string[] {
  return [entry.term, ...(entry.forms ?? [])]
}

/** Expands the forms of all entries. */
export function indexForms(entries: readonly LoadedEntry[]): FormIndex {
  const owners = new Map<string, Set<string>>()
  const forms = new Map<string, string[]>()
  for (const entry of entries) {
    const own = [...new Set(listedForms(entry).flatMap((f) => expandForm(f, isEveryday)))]
    forms.set(entry.id, own)
    for (const form of own) owners.set(form, (owners.get(form) ?? new Set()).add(entry.id))
  }
  return { owners, forms }
}

/** The guards of an entry as a list, shorthands spelled out. */
export function guardsOf(entry: LoadedEntry): Guard[] {
  if (entry.sense === undefined) return []
  if (entry.sense === 'medical') return [{ page: 'medical' }]
  if (entry.sense === 'capital') return [{ capital: true }]
  return Array.isArray(entry.sense) ? entry.sense : [entry.sense]
}

const at = (e: LoadedEntry, field: string, reason: string): Problem => ({
  file: `${e.system}.yaml`,
  id: e.id,
  field,
  reason,
})
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

const uniqueIds: Rule = ({ entries }) => {
  const seen = new Set<string>()
  return entries.flatMap((e) => (seen.size === seen.add(e.id).size ? [at(e, 'id', 'this id is used twice')] : []))
}

const links: Rule = ({ entries }) => {
  const ids = new Set(entries.map((e) => e.id))
  const linked = new Set(entries.flatMap((e) => (e.connects ?? []).flatMap((c) => Object.values(c))))
  return entries.flatMap((e) => [
    ...(e.connects ?? []).flatMap((c) => {
      const to = Object.values(c)[0]!
      if (to === e.id) return [at(e, 'connects', 'links to itself')]
      return ids.has(to) ? [] : [at(e, 'connects', `no entry has the id ${to}`)]
    }),
    ...((e.connects?.length ?? 0) === 0 && !linked.has(e.id)
      ? [at(e, 'connects', 'an orphan: nothing links here or from here')]
      : []),
  ])
}

/** Two entries may share a form only when each of them guards it. */
const ownership: Rule = ({ entries }, { owners, forms }) => {
  const byId = new Map(entries.map((e) => [e.id, e]))
  const guarded = (e: LoadedEntry, form: string) =>
    guardsOf(e).some((g) => !g.for || g.for.some((f) => expandForm(f, isEveryday).includes(form)))
  return entries.flatMap((e) =>
    (forms.get(e.id) ?? []).flatMap((form) => {
      const others = [...(owners.get(form) ?? [])].filter((id) => id !== e.id)
      if (others.length === 0 || guarded(e, form)) return []
      return others.some((o) => byId.has(o)) ? [at(e, 'forms', `"${form}" is also a form of ${others.join(', ')}`)] : []
    }),
  )
}

const guardForms: Rule = ({ entries, cues }, { forms }) =>
  entries.flatMap((e) =>
    guardsOf(e).flatMap((g) => [
      ...(g.for ?? []).flatMap((f) =>
        forms.get(e.id)?.includes(normalForm(f.replace(/^to /, '')))
          ? []
          : [at(e, 'sense', `"${f}" is not a form of this entry`)],
      ),
      ...[...(g.near ?? []), ...(g.not ?? [])].flatMap((w) =>
        w.startsWith('@') && !cues.has(w.slice(1)) ? [at(e, 'sense', `cues.yaml has no class ${w}`)] : [],
      ),
      ...(g.page && g.page !== 'medical' && !cues.has(g.page)
        ? [at(e, 'sense', `cues.yaml has no class ${g.page}`)]
        : []),
      ...(g.near || g.page || g.capital || g.not ? [] : [at(e, 'sense', 'a guard that asks for nothing')]),
    ]),
  )

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

const addresses: Rule = ({ entries, sources }) => {
  const titles = new Map<string, string>()
  for (const s of sources.values()) titles.set(s.address, s.title)
  return entries.flatMap((e) =>
    e.sources.flatMap((s) => {
      if (typeof s === 'string') return sources.has(s) ? [] : [at(e, 'sources', `sources.yaml has no ${s}`)]
      const title = titles.get(s.address) ?? s.title
      titles.set(s.address, title)
      return title === s.title ? [] : [at(e, 'sources', `${s.address} is called "${title}" elsewhere`)]
    }),
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

const reassurance: Rule = ({ entries }) =>
  entries.flatMap((e) =>
    FINDINGS.has(e.system) && (e.kind === 'condition' || e.kind === 'sign') && !e.common && !e.limits && !e.urgent
      ? [at(e, 'limits', 'a finding says how common it is, or what it does not tell')]
      : [],
  )

const redFlags: Rule = ({ entries }) =>
  entries.flatMap((e) =>
    RED_FLAGS.includes(e.id) && !e.urgent ? [at(e, 'urgent', 'a red flag says when to get help')] : [],
  )

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

const RULES: Rule[] = [
  uniqueIds,
  lengths,
  grades,
  links,
  ownership,
  guardForms,
  plainWords,
  circles,
  sentences,
  addresses,
  respellings,
  reassurance,
  redFlags,
  tone,
]

/** Every rule over every entry. An empty list means the glossary is sound. */
export function checkGlossary(glossary: Glossary, index = indexForms(glossary.entries)): Problem[] {
  return [...glossary.problems, ...RULES.flatMap((rule) => rule(glossary, index))]
}
