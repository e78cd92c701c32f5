/** The chain of cards a reader has opened from one another, with the way back. */
import { useState } from 'preact/hooks'
import type { CardEntry } from '../core/card/model'

export interface Trail {
  card: CardEntry | undefined
  /** Headword of the card before, if there is one. */
  backTo: string | undefined
  /** The card was opened from another. */
  nested: boolean
  /** Why the last word that was asked for has no card: there is none, or it could not be read. */
  problem: '' | 'noEntry' | 'lookupFailed'
  open: (id: string) => void
  back: () => void
  clear: () => void
}

/** `load` resolves to null where there is no such entry; the chain then stays as it is, and says so. */
export function useTrail(load: (id: string) => Promise<CardEntry | null>, first?: CardEntry): Trail {
  const [cards, setCards] = useState<CardEntry[]>(first ? [first] : [])
  const [problem, setProblem] = useState<Trail['problem']>('')
  return {
    problem,
    card: cards.at(-1),
    backTo: cards.at(-2)?.term,
    nested: cards.length > 1,
    open: (id) => {
      setProblem('')
      load(id).then(
        (card) => {
          if (card) setCards((now) => (now.at(-1)?.id === id ? now : [...now, card]))
          else setProblem('noEntry')
        },
        (error: unknown) => {
          setProblem('lookupFailed')
          console.warn('Bedside could not look up a word', error)
        },
      )
    },
    back: () => {
      setProblem('')
      setCards((now) => now.slice(0, -1))
    },
    clear: () => {
      setProblem('')
      setCards([])
    },
  }
}
