/** Ten thousand entries to search in: ours, and made-up ones of the same shape. */
import type { SearchRow } from '../../core/search/book'
import { loadGlossary } from '../../scripts/glossary/load'
import { searchRows } from '../../scripts/glossary/package'

/** Made-up words keep somewhat more than half of two real ones, and so sound like medicine. */
const KEPT = 0.55

/** Our entries, followed by made-up ones until there are `count`. The same every time. */
export function manyRows(count = 10_000): SearchRow[] {
  const own = searchRows(loadGlossary())
  const words = [...new Set(own.flatMap((r) => [r.term, ...r.forms]).flatMap((t) => t.match(/[a-z]{4,}/gi) ?? []))]
  const random = randomOf(7)
  const pick = () => words[random(words.length)]!.toLowerCase()
  const splice = (a: string, b: string) => a.slice(0, Math.ceil(a.length * KEPT)) + b.slice(-Math.ceil(b.length * KEPT))
  const like = (text: string) => text.replace(/[a-z]{4,}/g, () => splice(pick(), pick()))
  const rows = [...own]
  for (let i = 0; rows.length < count; i++) {
    const row = own[i % own.length]!
    // Where nothing of a word was changed, it would be the real one a second time.
    if (like(row.term) === row.term) continue
    rows.push({ ...row, id: `made-up-${i}`, term: like(row.term), forms: row.forms.map(like) })
  }
  return rows
}

/** Slips of the finger: of every sixth headword of six letters or more, one with a letter too few, too many, wrong or swapped. */
export function slips(rows: readonly SearchRow[]): { typed: string; entry: string }[] {
  const random = randomOf(11)
  return rows
    .filter(({ term, id }, i) => i % 6 === 0 && /^[a-z ]{6,}$/i.test(term) && !id.startsWith('made-up'))
    .map(({ term, id }) => {
      const at = 1 + random(term.length - 2)
      const [before, here, next] = [term.slice(0, at), term.charAt(at), term.charAt(at + 1)]
      const typed = [
        before + term.slice(at + 1),
        before + here + term.slice(at),
        `${before}${beside(here)}${term.slice(at + 1)}`,
        before + next + here + term.slice(at + 2),
      ][random(4)]!
      return { typed, entry: id }
    })
}

const KEYBOARD = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/** The key next to a letter's. */
function beside(letter: string): string {
  const row = KEYBOARD.find((keys) => keys.includes(letter.toLowerCase())) ?? ''
  const at = row.indexOf(letter.toLowerCase())
  return row.charAt(at + 1) || row.charAt(at - 1) || letter
}

/** Numbers below a limit, by a linear congruential generator (Numerical Recipes). */
function randomOf(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 0x1_0000_0000) * below)
  }
}
