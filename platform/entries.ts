/** Reads the glossary that the extension carries, shard by shard, and keeps what it has read. */
import { levelCard, medicineCard, partsCard, partsIndex, type Rulebook } from '../core/card/made'
import type { CardEntry, CardQuestion } from '../core/card/model'
import { shardOf } from '../core/card/shards'
import { stemOf } from '../core/parts/stems'
import { packOf } from '../core/packs/pack'
import { bookText, WordBook } from '../core/search/book'
import { loadBytes, loadJson } from './carried'
import { loadPackCard, loadPackRows } from './packs'

const shards = new Map<number, Promise<Record<string, CardEntry>>>()

/** The card of an entry or of a pack's word; null where neither is. */
export async function loadCard(id: string): Promise<CardEntry | null> {
  if (packOf(id) !== undefined) return loadPackCard(id)
  const shard = shardOf(id)
  let entries = shards.get(shard)
  if (!entries) {
    entries = loadJson<Record<string, CardEntry>>(`entries/${shard}.json`)
    shards.set(shard, entries)
    // A read that failed is tried again the next time.
    entries.catch(() => shards.delete(shard))
  }
  const found = await entries
  return Object.hasOwn(found, id) ? (found[id] ?? null) : null
}

let book: Promise<Rulebook> | undefined

/** The card that answers a page's question: an entry's, or one made by rule. Null where neither is. */
export async function answer({ entry, kind, text, levels }: CardQuestion): Promise<CardEntry | null> {
  const stored = await loadCard(entry)
  if (stored || kind === 'entry' || kind === 'pack') return stored
  book ??= loadJson<Rulebook>('rules.json')
  const rules = await book
  if (kind === 'spine') return levelCard(levels, rules)
  if (kind === 'word-parts') return partsCard(text, partsIndex(rules), rules)
  const family = stemOf(text.toLowerCase(), rules.stems)?.entry
  const card = family === undefined ? null : await loadCard(family)
  return medicineCard(text, rules, card ? { type: 'kind of', id: card.id, term: card.term } : undefined)
}

/** What ids of cards made by rule start with, and the question that each stands for. */
const MADE: Record<string, (rest: string) => Pick<CardQuestion, 'kind' | 'text' | 'levels'>> = {
  spine: (rest) => ({ kind: 'spine', text: '', levels: rest.split('-') }),
  medicine: (rest) => ({ kind: 'medicine', text: rest, levels: [] }),
  parts: (rest) => ({ kind: 'word-parts', text: rest, levels: [] }),
}

/** The card of an id alone, of an entry or made by rule ("spine:C5-C6"). Null where there is none. */
export function cardOf(id: string): Promise<CardEntry | null> {
  const [, family = '', rest = ''] = /^(\w+):(.*)$/.exec(id) ?? []
  const question = Object.hasOwn(MADE, family) ? MADE[family]?.(rest) : undefined
  return question ? answer({ entry: id, ...question }) : loadCard(id)
}

interface WordBooks {
  /** What the extension carries. */
  own: Promise<WordBook>
  /** The same with the words of packs that are switched on. */
  all: Promise<WordBook>
}

/** All words as search sees them. Packs are stored elsewhere, and to ask for them takes longer. */
export function loadWordBooks(): WordBooks {
  const bytes = loadBytes('search.txt')
  const own = bytes.then((ours) => new WordBook([ours]))
  const all = Promise.all([bytes, own, loadPackRows()]).then(([ours, book, rows]) =>
    rows.length > 0 ? new WordBook([ours, new TextEncoder().encode(bookText(rows))]) : book,
  )
  return { own, all }
}
