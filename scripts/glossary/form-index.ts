/** Which spellings each entry claims, and what guards them. */
import { expandForm } from '../../core/lexicon/forms'
import type { Guard } from '../../data/schema'
import { isEveryday } from './english'
import type { LoadedEntry } from './load'

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
