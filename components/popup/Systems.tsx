/** The whole glossary by body system: first the systems, then the words of one. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { say } from '../strings'
import { WordList, type WordItem } from './WordList'

export interface SystemItem {
  id: string
  /** How many words it has. */
  count: number
}

interface SystemsProps {
  systems: () => SystemItem[]
  wordsOf: (system: string) => WordItem[]
  onOpen: (id: string) => void
  onLeave: () => void
}

export function Systems({ systems, wordsOf, onOpen, onLeave }: SystemsProps) {
  const [system, setSystem] = useState('')
  const back = useRef<HTMLButtonElement>(null)
  const left = useRef('')
  useEffect(() => {
    if (system !== '') back.current?.focus()
    // The way back leads to where it was left.
    else if (left.current !== '') document.getElementById(`system-${left.current}`)?.focus()
    left.current = system
  }, [system])
  const titleOf = (id: string) => say(`system_${id.replaceAll('-', '_')}`)
  if (system !== '')
    return (
      <>
        <p class="crumb">
          <button type="button" ref={back} onClick={() => setSystem('')}>
            ‹ {say('allSystems')}
          </button>
          <strong>{titleOf(system)}</strong>
        </p>
        <WordList
          items={wordsOf(system)}
          label={titleOf(system)}
          onOpen={onOpen}
          onLeave={() => back.current?.focus()}
        />
      </>
    )
  const all = systems()
  if (all.length === 0) return <p class="hint">{say('loading')}</p>
  const named = all.map((one) => ({ ...one, title: titleOf(one.id) })).sort((a, b) => a.title.localeCompare(b.title)) // prettier-ignore
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const buttons = [...(event.currentTarget as HTMLElement).querySelectorAll('button')]
    const at = buttons.indexOf(event.target as HTMLButtonElement) + step
    if (at < 0) onLeave()
    else buttons[at]?.focus()
  }
  return (
    <ul class="systems" aria-label={say('view_systems')} onKeyDown={onKeyDown}>
      {named.map(({ id, title, count }) => (
        <li key={id}>
          <button type="button" id={`system-${id}`} onClick={() => setSystem(id)}>
            {title} <span>{count}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
