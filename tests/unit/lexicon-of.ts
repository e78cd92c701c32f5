/** A small lexicon made of plain forms, for tests: each form is an entry of its own. */
import { compileLexicon, type GuardSpec } from '../../core/lexicon/compile'
import { Lexicon } from '../../core/lexicon/lexicon'

const ALWAYS: GuardSpec = { capital: 0, nearClasses: 0, nearWords: [], page: 0, notClasses: 0, notWords: [] }

/** Forms are folded words joined by single spaces; entry i is form i. Of their words every other is one that a guard asks for. */
export function lexiconOf(forms: readonly string[]): Lexicon {
  const words = [...new Set(forms.flatMap((form) => form.split(' ')))]
  const nearWords = words.filter((_, i) => i % 2 === 0)
  return new Lexicon(
    compileLexicon({
      ids: forms.map((f) => f.replaceAll(' ', '-')),
      levels: forms.map(() => 2),
      forms: forms.map((form, entry) => ({ form, entry, guard: 0, weight: 2 })),
      guards: [ALWAYS, { ...ALWAYS, nearWords }],
      cues: new Map(),
    }),
  )
}
