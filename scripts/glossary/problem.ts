/** A rule of the glossary, and how it names what breaks it. */
import type { FormIndex } from './form-index'
import type { Glossary, LoadedEntry, Problem } from './load'

/** Looks at all entries and names what breaks it. */
export type Rule = (glossary: Glossary, index: FormIndex) => Problem[]

/** What is wrong with a field of an entry. */
export const at = (e: LoadedEntry, field: string, reason: string): Problem => ({
  file: `${e.system}.yaml`,
  id: e.id,
  field,
  reason,
})
