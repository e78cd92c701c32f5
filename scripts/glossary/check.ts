/** The glossary's rules: these for how entries fit together and what each must have, and those of wording.ts. */
import { expandForm, normalForm } from '../../core/lexicon/forms'
import { isEveryday } from './english'
import { guardsOf, indexForms } from './form-index'
import type { Glossary, LoadedEntry, Problem } from './load'
import { at, type Rule } from './problem'
import { WORDING } from './wording'

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

/** Every rule by its name. */
export const RULES = {
  uniqueIds,
  links,
  ownership,
  guardForms,
  addresses,
  reassurance,
  redFlags,
  ...WORDING,
} satisfies Record<string, Rule>

/** Every rule over every entry. An empty list means the glossary is sound. */
export function checkGlossary(glossary: Glossary, index = indexForms(glossary.entries)): Problem[] {
  return [...glossary.problems, ...Object.values(RULES).flatMap((rule) => rule(glossary, index))]
}
