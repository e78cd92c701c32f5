/** What a picture is made of. Put together by the extension; a page only draws it. */

/** How a shape looks. The first four are the drawing itself, the others what is lit on it. */
export type Look =
  'outline' | 'detail' | 'bone' | 'disc' | 'cord' | 'lit' | 'lit-tube' | 'lit-dot' | 'lit-nerve' | 'lit-skin' | 'leader'

export interface Shape {
  look: Look
  /** An SVG path. */
  path: string
}

type FigureName = 'front' | 'back' | 'head' | 'spine'

export interface Figure {
  name: FigureName
  /** Where the figure's own origin lies in the picture, and its scale. */
  x: number
  y: number
  scale: number
  shapes: Shape[]
  /** What is lit does not reach beyond this outline. */
  clip?: string
  /** Lit shapes, inside `clip`. */
  lit: Shape[]
}

export interface Label {
  x: number
  y: number
  /** A level. It ends at x. */
  text: string
  /** The nerve of that level is meant. */
  nerve: boolean
}

/** What the words under the picture tell: the same as the picture shows. */
export interface Line {
  about: 'place' | 'spine' | 'nerve' | 'muscles' | 'skin' | 'reflex'
  /** The level of the spine that the line is about, or ''. */
  level: string
  text: string
}

export interface Picture {
  width: number
  height: number
  figures: Figure[]
  labels: Label[]
  lines: Line[]
  side: 'left' | 'right' | ''
}

/** What a card asks for. */
export interface PictureQuestion {
  /** Places of the entry: parts of the body or of the spine. */
  places: string[]
  /** Levels of the spine that the text names, each one bone or the gap between two. */
  levels: string[][]
  side: '' | 'left' | 'right' | 'both sides' | 'middle'
}
