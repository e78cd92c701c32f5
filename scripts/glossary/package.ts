/** The files the extension carries: the lexicon for pages, the entries by shard, and what search needs. */
import type { CardEntry, CardLink, CardSource } from '../../core/card/model'
import { SHARDS, shardOf } from '../../core/card/shards'
import { writeEveryday } from '../../core/lexicon/everyday'
import { bookText, type SearchRow } from '../../core/search/book'
import type { LinkType, Source } from '../../data/schema'
import { levelOf, lexiconText } from './compile'
import { everydayWords } from './english'
import type { Glossary, LoadedEntry } from './load'
import { pictureBook, placesOf } from './places'
import { rulebook, rulesText, type Rules } from './rules'

export interface PackedFile {
  name: string
  contents: string
}

/** Publishers by host, for addresses that name none. */
const PUBLISHERS: readonly (readonly [host: RegExp, name: string])[] = [
  [/medlineplus\.gov$/, 'MedlinePlus'],
  [/(^|\.)cancer\.gov$/, 'National Cancer Institute'],
  [/rarediseases\.info\.nih\.gov$/, 'NIH GARD'],
  [/ninds\.nih\.gov$/, 'NINDS'],
  [/niams\.nih\.gov$/, 'NIAMS'],
  [/niddk\.nih\.gov$/, 'NIDDK'],
  [/nhlbi\.nih\.gov$/, 'NHLBI'],
  [/nia\.nih\.gov$/, 'National Institute on Aging'],
  [/nei\.nih\.gov$/, 'National Eye Institute'],
  [/nidcd\.nih\.gov$/, 'NIDCD'],
  [/nimh\.nih\.gov$/, 'NIMH'],
  [/ncbi\.nlm\.nih\.gov$/, 'NCBI'],
  [/ghr\.nlm\.nih\.gov$/, 'Genetics Home Reference'],
  [/nih\.gov$/, 'NIH'],
  [/cdc\.gov$/, 'CDC'],
  [/fda\.gov$/, 'FDA'],
  [/nhs\.uk$/, 'NHS'],
  [/nhsinform\.scot$/, 'NHS inform'],
  [/who\.int$/, 'WHO'],
  [/radiologyinfo\.org$/, 'RadiologyInfo'],
  [/orthoinfo\.aaos\.org$/, 'AAOS OrthoInfo'],
  [/cochrane\.org$|cochranelibrary\.com$/, 'Cochrane'],
  [/my\.clevelandclinic\.org$/, 'Cleveland Clinic'],
  [/mayoclinic\.org$/, 'Mayo Clinic'],
  [/heart\.org$/, 'American Heart Association'],
]

/** The mirror of a link that holds both ways. */
const SYMMETRIC: readonly LinkType[] = ['looks like']

/** @throws Error when an entry leans on a source that is not there. */
export function packGlossary(glossary: Glossary, rules: Rules): PackedFile[] {
  const places = placesOf(glossary.entries, rules)
  const cards = cardEntries(glossary, places)
  const shards = Array.from({ length: SHARDS }, (): CardEntry[] => [])
  for (const card of cards) shards[shardOf(card.id)]!.push(card)
  return [
    // The content script's world is the only place that sees this global.
    {
      name: 'lexicon.js',
      contents: `globalThis.bedsideLexicon=${JSON.stringify([lexiconText(glossary), rulesText(rules)])};`,
    },
    { name: 'rules.json', contents: JSON.stringify(rulebook(rules)) },
    { name: 'pictures.json', contents: JSON.stringify(pictureBook(rules, places)) },
    { name: 'everyday.txt', contents: writeEveryday(everydayWords()) },
    { name: 'search.txt', contents: bookText(searchRows(glossary)) },
    ...shards.map((list, i) => ({
      name: `entries/${i}.json`,
      contents: JSON.stringify(Object.fromEntries(list.map((c) => [c.id, c]))),
    })),
  ]
}

/** The entries as the search sees them. */
export function searchRows({ entries }: Glossary): SearchRow[] {
  return entries.map((e) => ({
    id: e.id,
    term: e.term,
    forms: (e.forms ?? []).map((f) => f.replace(/^to /, '')),
    short: e.short,
    system: e.system,
    level: levelOf(e),
  }))
}

/** The entries as cards: links resolved and mirrored, sources named. */
function cardEntries({ entries, sources }: Glossary, places: ReadonlyMap<string, string[]>): CardEntry[] {
  const terms = new Map(entries.map((e) => [e.id, e.term]))
  const links = new Map<string, CardLink[]>(entries.map((e) => [e.id, []]))
  const add = (from: string, type: string, to: string) => {
    const list = links.get(from)
    const term = terms.get(to)
    if (list && term !== undefined && !list.some((l) => l.id === to)) list.push({ type, id: to, term })
  }
  for (const e of entries)
    for (const link of e.connects ?? []) for (const [type, to] of Object.entries(link)) add(e.id, type, to)
  for (const e of entries)
    for (const link of e.connects ?? [])
      for (const [type, to] of Object.entries(link)) if (SYMMETRIC.includes(type as LinkType)) add(to, type, e.id)
  return entries.map((e) => ({ ...toCard(e, links.get(e.id) ?? [], sources), places: places.get(e.id) }))
}

function toCard(e: LoadedEntry, links: CardLink[], sources: ReadonlyMap<string, Source>): CardEntry {
  const { id, term, kind, system, say, short, more, common, limits, urgent } = e
  return {
    id,
    term,
    kind,
    system,
    say,
    short,
    more: more?.trim(),
    common,
    limits,
    urgent,
    links,
    sources: e.sources.map((s) => toSource(e, s, sources)),
  }
}

function toSource(e: LoadedEntry, source: string | Source, sources: ReadonlyMap<string, Source>): CardSource {
  const found = typeof source === 'string' ? sources.get(source) : source
  if (!found) throw new Error(`${e.system}.yaml ${e.id}: a source is not in sources.yaml`)
  const { host } = new URL(found.address)
  const publisher =
    found.publisher ?? PUBLISHERS.find(([pattern]) => pattern.test(host))?.[1] ?? host.replace(/^www\./, '')
  return { label: found.year ? `${publisher} ${found.year}` : publisher, title: found.title, address: found.address }
}
