import { expect, test } from 'vitest'
import { Matcher, type Match } from '../../core/match/matcher'
import { HOPEFUL } from '../../core/match/survey'
import { hashOf } from '../../core/text/words'
import { lexiconOf } from './lexicon-of'

/** Words of eight letters that have a hash in common, found by trying: two, and one that no lexicon will have. */
function alike(): string[] {
  const byHash = new Map<number, string[]>()
  for (let seed = 1, i = 0; i < 3_000_000; i++) {
    let word = ''
    for (let k = 0; k < 8; k++) {
      seed = (Math.imul(seed, 1664525) + 1013904223) | 0
      word += String.fromCharCode(97 + ((seed >>> 16) % 26))
    }
    const same = byHash.get(hashOf(word))
    if (!same) byHash.set(hashOf(word), [word])
    else if (!same.includes(word)) same.push(word)
    if (same && same.length === 3) return same
  }
  throw new Error('no three words with one hash')
}

test('words with one hash are told apart by their letters', () => {
  const [one, two, stranger] = alike()
  const forms = [one!, two!, `${two!} disc`]
  const matcher = new Matcher(lexiconOf(forms))
  const found: Match[] = []
  matcher.read(`${one!} ${stranger!}, ${two!.toUpperCase()}; ${two!} disc ${stranger!} disc`)
  matcher.match(HOPEFUL, found)
  expect(found.map((m) => forms[m.entry])).toEqual([one, two, `${two!} disc`])
})
