/** The glossary as it was built into the extension, for tests that ask which entry a word belongs to. */
import { normalForm } from '../../core/lexicon/forms'
import { indexForms } from '../../scripts/glossary/form-index'
import { loadGlossary, type LoadedEntry } from '../../scripts/glossary/load'

const { entries } = loadGlossary()
const { owners } = indexForms(entries)
const byId = new Map(entries.map((entry) => [entry.id, entry]))

/** The entries that claim a word as it stands on a page; several where only its sense can tell. */
export function entriesOf(word: string): LoadedEntry[] {
  return [...(owners.get(normalForm(word)) ?? [])].flatMap((id) => byId.get(id) ?? [])
}
