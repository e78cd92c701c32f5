/** Draws a picture that the extension has put together, with the same said in words under it. */
import { useId } from 'preact/hooks'
import type { Figure, Picture as PictureData } from '../../core/picture/model'
import { say } from '../strings'

interface PictureProps {
  picture: PictureData
  /** What is shown. */
  term: string
  /** What the picture tells, where it does not know it itself; the words under it are then elsewhere. */
  said?: string
}

export function Picture({ picture, term, said }: PictureProps) {
  const id = useId()
  const { width, height, figures, labels } = picture
  const words = wordsOf(picture)
  return (
    <figure class="picture">
      <svg viewBox={`0 0 ${width} ${height}`} width={width} role="img" aria-labelledby={`${id}t ${id}d`}>
        <title id={`${id}t`}>{say('picture_title', term)}</title>
        <desc id={`${id}d`}>
          {[
            ...figures.map(({ name }) => say(`picture_seen_${name}`)),
            said ?? words.map(({ name, text }) => `${name}: ${text}`).join('. '),
          ].join('. ')}
        </desc>
        {figures.map((figure) => (
          <FigureShapes key={figure.name} figure={figure} clipId={`${id}${figure.name}`} />
        ))}
        {labels.map(({ x, y, text, nerve }) => (
          <text key={`${text} ${nerve}`} x={x} y={y} text-anchor="end" class="name">
            {nerve ? say('picture_line_nerve', text) : text}
          </text>
        ))}
        {figures.map(({ name, x, scale }) => (
          <text key={name} x={x + FOOT_X[name] * scale} y={height - 4} text-anchor="middle">
            {say(`picture_${name}`)}
          </text>
        ))}
      </svg>
      {words.length > 0 && (
        <figcaption>
          <dl>
            {words.map(({ about, name, text }) => (
              <div key={name + text} class={`about-${about}`}>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </figcaption>
      )}
    </figure>
  )
}

/** Where the word under a figure stands, from the figure's origin, in its own units. */
const FOOT_X: Record<Figure['name'], number> = { front: 0, back: 0, spine: 52, head: 50 }

function FigureShapes({ figure, clipId }: { figure: Figure; clipId: string }) {
  const { x, y, scale, shapes, clip, lit } = figure
  const draw = ({ look, path }: Figure['shapes'][number], i: number) => <path key={i} class={look} d={path} />
  return (
    <g transform={`translate(${x} ${y}) scale(${scale})`} aria-hidden="true">
      {clip && (
        <clipPath id={clipId}>
          <path d={clip} />
        </clipPath>
      )}
      {shapes.map(draw)}
      {/* A nerve is seen on whatever it crosses: a lighter line lies under each. */}
      <g clip-path={clip && `url(#${clipId})`}>
        {lit.map(draw)}
        {lit
          .filter(({ look }) => look === 'lit-nerve')
          .map(({ path }, i) => (
            <path key={`under ${i}`} class="under" d={path} />
          ))}
        {lit.filter(({ look }) => look === 'lit-nerve').map(draw)}
      </g>
    </g>
  )
}

/** What the picture tells, as names and words. */
function wordsOf({ figures, lines, side }: PictureData): { about: string; name: string; text: string }[] {
  const words = lines.map(({ about, level, text }) => ({
    about: about,
    name: say(`picture_line_${about}`, level),
    text,
  }))
  if (side === '') return words
  const front = figures.some(({ name }) => name === 'front') ? '_front' : ''
  return [...words, { about: 'side', name: say('picture_line_side'), text: say(`picture_side_${side}${front}`) }]
}
