/** The levels of the spine that a report names: lit on one spine, and said beside it. */
import type { Mention } from '../../core/report/findings'
import { isFound, type LevelWord, type ReportLevel } from '../../core/report/levels'
import type { Picture as PictureData } from '../../core/picture/model'
import { hereText } from '../HereLine'
import { Picture } from '../picture/Picture'
import { say } from '../strings'

export interface LevelsProps {
  levels: readonly ReportLevel[]
  /** Null while it is not there yet. */
  picture: PictureData | null
  onOpen: (mention: Mention) => void
}

export function Levels({ levels, picture, onOpen }: LevelsProps) {
  if (levels.length === 0 || !picture) return null
  const said = levels.map((level) => `${nameOf(level)}: ${textOf(level)}`).join('. ')
  return (
    <section class="levels screen" aria-labelledby="levels-title">
      <h2 id="levels-title">{say('levels_title')}</h2>
      <p class="soft">{say('levels_how')}</p>
      <div class="levels-body">
        <Picture picture={picture} term={say('levels_title')} said={said} />
        <ul>
          {levels.map((level) => (
            <li key={nameOf(level)} class={isFound(level) ? 'lit-level' : undefined}>
              <h3>{nameOf(level)}</h3>
              {[...level.found, ...level.notSeen].map((word) => (
                <Line key={`${word.mention.line} ${word.mention.found.start}`} onOpen={() => onOpen(word.mention)}>
                  {wordOf(word)}
                </Line>
              ))}
              {isOnlyNamed(level) && level.named && (
                <Line onOpen={() => onOpen(level.named!)}>{say('reader_named')}</Line>
              )}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

function Line({ onOpen, children }: { onOpen: () => void; children: string }) {
  return (
    <p>
      <button type="button" onClick={onOpen}>
        {children}
      </button>
    </p>
  )
}

const isOnlyNamed = ({ found, notSeen }: ReportLevel) => found.length + notSeen.length === 0

function nameOf({ levels, nerve }: ReportLevel): string {
  const name = levels.join('–')
  return nerve ? say('picture_line_nerve', name) : name
}

const wordOf = ({ text, kind, here }: LevelWord) => [text, hereText(kind, here)].filter(Boolean).join(': ')

function textOf({ found, notSeen }: ReportLevel): string {
  return [...found, ...notSeen].map((word) => wordOf(word)).join('; ') || say('reader_named')
}
