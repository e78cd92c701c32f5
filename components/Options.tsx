/** The settings page: which words, how they look, when cards open, where, and what is the reader's own. */
import { History } from './History'
import { Keep, type KeepProps } from './options/Keep'
import { Look, type Underline } from './options/Look'
import { Keys, Opening, type Dwell, type Key } from './options/Opening'
import { Packs, type PacksProps } from './options/Packs'
import { Check, Choice, Kept } from './options/parts'
import { Refused } from './Refused'
import { Sites, type Site, type SiteRule } from './options/Sites'
import { say } from './strings'

/** What the page shows and changes; the extension's settings fit. */
interface Choices {
  level: 1 | 2 | 3
  underline: Underline
  firstOnly: boolean
  dwell: Dwell
  touch: boolean
  known: string[]
  history: boolean
}

export interface OptionsProps {
  choices: Choices
  /** Whether an organisation has chosen this. */
  isManaged: (name: keyof Choices) => boolean
  sites: readonly Site[]
  hostIn: (typed: string) => string
  onRule: (host: string, rule: SiteRule | null) => void
  /** Headwords of entries by id, for the list of known words. */
  termOf: (id: string) => string
  onChange: (change: Partial<Choices>) => void
  /** How many words are in the list of those looked up. */
  recent: number
  onClearRecent: () => void
  keys: readonly Key[]
  onKeys: () => void
  packs: PacksProps
  keep: KeepProps
  /** How often the browser has refused to store a change. */
  refused: number
}

const LEVELS = [1, 2, 3] as const

export function Options(props: OptionsProps) {
  const { choices, isManaged, onChange } = props
  return (
    <main class="surface options">
      <h1>{say('optionsTitle')}</h1>
      <Choice
        legend={say('whichWords')}
        name="level"
        options={LEVELS.map((value) => ({ value, label: say(`level_${value}`) }))}
        value={choices.level}
        locked={isManaged('level')}
        onPick={(level) => onChange({ level })}
      >
        <Check
          label={say('firstOnly')}
          checked={choices.firstOnly}
          locked={isManaged('firstOnly')}
          onChange={(firstOnly) => onChange({ firstOnly })}
        />
      </Choice>
      <Look
        underline={choices.underline}
        locked={isManaged('underline')}
        onPick={(underline) => onChange({ underline })}
      />
      <Opening
        dwell={choices.dwell}
        touch={choices.touch}
        lockedDwell={isManaged('dwell')}
        lockedTouch={isManaged('touch')}
        onDwell={(dwell) => onChange({ dwell })}
        onTouch={(touch) => onChange({ touch })}
      />
      <Keys keys={props.keys} onChange={props.onKeys} />
      <Sites sites={props.sites} hostIn={props.hostIn} onRule={props.onRule} />
      <Packs {...props.packs} />
      <Kept
        title={say('knownWords')}
        none={say('knownNone')}
        items={choices.known}
        nameOf={props.termOf}
        onRemove={(id) => onChange({ known: choices.known.filter((k) => k !== id) })}
      />
      <History
        on={choices.history}
        count={props.recent}
        onSwitch={(history) => onChange({ history })}
        onClear={props.onClearRecent}
      />
      <Keep {...props.keep} />
      <p class="quiet">{say('notAdvice')}</p>
      <Refused times={props.refused} />
    </main>
  )
}
