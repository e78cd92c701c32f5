/** What a card shows. Built by the extension from an entry; the page only draws it. */

export interface CardLink {
  type: string
  id: string
  term: string
}

export interface CardSource {
  /** Short name: "MedlinePlus", "Brinjikji 2015". */
  label: string
  title: string
  address: string
}

/** One entry as it is stored and sent: plain data, never HTML. */
export interface CardEntry {
  id: string
  term: string
  kind: string
  system: string
  say?: string
  short: string
  more?: string
  common?: string
  limits?: string
  urgent?: string
  links: CardLink[]
  /** Where it is on the picture; left out where it is nowhere to be shown. */
  places?: string[]
  sources: CardSource[]
  /** Set where the card was made by rule and no entry stands behind it. */
  origin?: 'level' | 'parts' | 'medicine'
  /** The name of the pack that the word comes from, where it is not ours. */
  pack?: string
}

/** What the text at hand says of the word. */
export interface Here {
  /** Places in the spine, each one bone ("L5") or the gap between two. */
  levels: string[][]
  cues: ('negated' | 'uncertain' | 'past' | 'family')[]
  severity: string
  side: '' | 'left' | 'right' | 'both sides' | 'middle'
}

/** The question a page asks for a word. */
export interface CardQuestion {
  entry: string
  kind: 'entry' | 'spine' | 'medicine' | 'word-parts' | 'pack'
  /** The word as it stands on the page. */
  text: string
  levels: string[]
}
