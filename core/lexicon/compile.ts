/**
 * Compiles surface forms to the lexicon's one string. Runs at build time; `Lexicon` reads it back.
 * Words are numbered so that their number tells what they are good for: first those that guards ask
 * for, then those that are asked for and start a form, then the other starts, then the rest.
 * A trie over words, numbered breadth first, so that a node's children lie side by side and the
 * trie is three arrays: each node's word, where its children start, and its senses.
 */
import { MOST_WORDS } from '../text/words'
import { isAbbreviation } from './forms'
import { writeNumbers } from './vlq'

/** When a form may be marked. Words are folded; classes are bits. */
export interface GuardSpec {
  /** 0: any case. 1: all capitals. 2: each word's first letter. */
  capital: 0 | 1 | 2
  nearClasses: number
  nearWords: readonly string[]
  /** Bits of what the page must speak of (any of them); 0 for no such wish. */
  page: number
  notClasses: number
  notWords: readonly string[]
}

/** The guard that lets everything through. */
export const ALWAYS: GuardSpec = { capital: 0, nearClasses: 0, nearWords: [], page: 0, notClasses: 0, notWords: [] }

/** Mixed spellings that start small (aPTT, vWF) are like no other word: any case will do. */
export function capitalMode(listed: string): 0 | 1 | 2 {
  if (/^\p{Ll}/u.test(listed)) return 0
  const first = listed.split(/[ -]/)[0]!
  return isAbbreviation(first) && first === first.toUpperCase() ? 1 : 2
}

export interface FormSpec {
  /** Folded words joined by single spaces. */
  form: string
  entry: number
  /** Index into `guards`; 0 is the guard that always holds. */
  guard: number
  /** How much the form says that a page is medical: 0 nothing, 1 something, 2 a lot. */
  weight: number
}

export interface LexiconSpec {
  ids: readonly string[]
  /** 1 everyday, 2 many stumble, 3 few know it. */
  levels: readonly number[]
  forms: readonly FormSpec[]
  guards: readonly GuardSpec[]
  /** Folded cue word → class bits. */
  cues: ReadonlyMap<string, number>
}

interface Node {
  word: number
  children: Map<number, Node>
  senses: { entry: number; guard: number; weight: number }[]
}

/** @throws Error when there are too many words. */
export function compileLexicon(spec: LexiconSpec): string {
  const starts = new Set(spec.forms.map((f) => f.form.split(' ', 1)[0]!))
  const asked = new Set([...spec.cues.keys(), ...spec.guards.flatMap((g) => [...g.nearWords, ...g.notWords])])
  const group = (word: string) => (asked.has(word) ? (starts.has(word) ? 1 : 0) : starts.has(word) ? 2 : 3)
  const words = [...new Set([...asked, ...spec.forms.flatMap((f) => f.form.split(' '))])].sort(
    (a, b) => group(a) - group(b) || (a < b ? -1 : 1),
  )
  if (words.length > MOST_WORDS) throw new Error(`the lexicon has ${words.length} words; at most ${MOST_WORDS}`)
  const number = new Map(words.map((w, i) => [w, i]))

  const root: Node = { word: 0, children: new Map(), senses: [] }
  for (const { form, entry, guard, weight } of spec.forms) {
    let node = root
    for (const w of form.split(' ')) {
      const key = number.get(w)!
      let next = node.children.get(key)
      if (!next) node.children.set(key, (next = { word: key, children: new Map(), senses: [] }))
      node = next
    }
    if (!node.senses.some((s) => s.entry === entry && s.guard === guard)) node.senses.push({ entry, guard, weight })
  }

  const order: Node[] = [root]
  const trie: number[] = []
  const senseLists = new Map<string, number>()
  const senses: number[] = []
  for (let i = 0; i < order.length; i++) {
    const children = [...order[i]!.children.values()].sort((a, b) => a.word - b.word)
    trie.push(children.length)
    let last = 0
    for (const child of children) {
      trie.push(child.word - last)
      last = child.word
      trie.push(senseList(child, senseLists, senses))
      order.push(child)
    }
  }

  const guards = spec.guards.flatMap((g) => {
    const list = (ws: readonly string[]) => {
      const sorted = ws.map((w) => number.get(w)!).sort((a, b) => a - b)
      return [sorted.length, ...sorted]
    }
    return [g.capital, g.nearClasses, g.page, g.notClasses, ...list(g.nearWords), ...list(g.notWords)]
  })
  const cues = words.slice(0, asked.size).map((word) => spec.cues.get(word) ?? 0)
  const numbers = [
    words.length,
    order.length,
    senses.length,
    spec.guards.length,
    cues.length,
    ...spec.levels,
    ...trie,
    ...senses,
    ...guards,
    ...cues,
  ]
  return [words.join(' '), spec.ids.join(' '), writeNumbers(numbers)].join('\n')
}

/** The list's place in `senses` plus one; 0 for a node that ends no form. Equal lists are stored once. */
function senseList(node: Node, lists: Map<string, number>, senses: number[]): number {
  if (node.senses.length === 0) return 0
  const flat = node.senses.flatMap((s, i) => [s.entry, s.guard, s.weight, i + 1 < node.senses.length ? 1 : 0])
  const key = flat.join()
  let at = lists.get(key)
  if (at === undefined) {
    lists.set(key, (at = senses.length + 1))
    senses.push(...flat)
  }
  return at
}
