/** One word explained: the same card over a page, in the popup and in the reader. */
import { Fragment, type ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { CardEntry, Here } from '../core/card/model'
import { HereLine } from './HereLine'
import { PictureFold, type LoadPicture } from './picture/PictureFold'
import { SayButton } from './SayButton'
import { say } from './strings'

export interface CardProps {
  entry: CardEntry
  here?: Here | undefined
  /** The card this one was opened from, by its headword. */
  backTo?: string | undefined
  known?: boolean
  saved?: boolean
  onLink: (id: string) => void
  loadPicture: LoadPicture
  onBack?: () => void
  onClose?: (() => void) | undefined
  onKnown?: ((known: boolean) => void) | undefined
  onSave?: ((saved: boolean) => void) | undefined
  /** What became of what was pressed, below the headword. */
  notice?: ComponentChildren
  /** Move focus to the card's heading when it appears: for the keyboard, never for the pointer. */
  takesFocus?: boolean
}

export function Card(props: CardProps) {
  const { entry, here, backTo, known, saved, onLink, loadPicture, onBack, onClose, onKnown, onSave, takesFocus } = props
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (takesFocus) heading.current?.focus()
  }, [entry.id, takesFocus])

  return (
    <article class="card" aria-labelledby="bedside-term">
      <header>
        {backTo !== undefined && (
          <button type="button" class="back" onClick={onBack}>
            ‹ {say('back', backTo)}
          </button>
        )}
        <h2 id="bedside-term" ref={heading} tabIndex={-1}>
          {entry.term}
        </h2>
        {entry.say && (
          <p class="say">
            <span class="hidden">{say('sayIt')} </span>
            {entry.say}
          </p>
        )}
        <SayButton term={entry.term} key={entry.id} />
        {onSave && (
          <button
            type="button"
            class="star"
            aria-pressed={saved === true}
            aria-label={say('save')}
            title={say('save')}
            onClick={() => onSave(!saved)}
          >
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
              <path d="M8 1.6l1.9 4.2 4.5.5-3.4 3.1 1 4.5L8 11.6l-4 2.3 1-4.5L1.6 6.3l4.5-.5z" />
            </svg>
          </button>
        )}
        {onClose && (
          <button type="button" class="close" aria-label={say('close')} onClick={onClose}>
            <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
              <path d="M3 3l10 10M13 3L3 13" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" />
            </svg>
          </button>
        )}
      </header>
      {props.notice}
      {entry.urgent && (
        <p class="urgent">
          <strong>{say('urgent')}</strong> {entry.urgent}
        </p>
      )}
      <p class="short">{entry.short}</p>
      {here && <HereLine here={here} kind={entry.kind} />}
      {(entry.common ?? entry.limits) && (
        <dl>
          {entry.common && <Fact name={say('common')} text={entry.common} />}
          {entry.limits && <Fact name={say('limits')} text={entry.limits} />}
        </dl>
      )}
      {(entry.more ?? entry.places) && (
        <div class="folds">
          {entry.more && (
            <details>
              <summary>{say('more')}</summary>
              <p>{entry.more}</p>
            </details>
          )}
          {entry.places && <PictureFold key={entry.id} entry={entry} here={here} loadPicture={loadPicture} />}
        </div>
      )}
      {entry.links.length > 0 && (
        <ul class="links" aria-label={say('connections')}>
          {byType(entry.links).map(([type, links]) => (
            <li key={type}>
              <span class="type">{say(`link_${type.replaceAll(' ', '_')}`)}</span>
              {links.map(({ id, term }) => (
                <Fragment key={id}>
                  {' '}
                  <button type="button" onClick={() => onLink(id)}>
                    {term}
                  </button>
                </Fragment>
              ))}
            </li>
          ))}
        </ul>
      )}
      <footer>
        {entry.pack !== undefined && <p class="origin">{say('fromPack', entry.pack)}</p>}
        {entry.origin && <p class="origin">{say(`origin_${entry.origin}`)}</p>}
        <p class="sources">
          {entry.sources.map((source, i) => (
            <span key={source.address}>
              <a href={source.address} title={source.title} target="_blank" rel="noreferrer">
                {source.label}
              </a>
              {i < entry.sources.length - 1 && ' ·'}
            </span>
          ))}
          {onKnown && (
            <button type="button" class="known" aria-pressed={known === true} onClick={() => onKnown(!known)}>
              {say('known')}
            </button>
          )}
        </p>
        <p class="quiet">{say('notAdvice')}</p>
      </footer>
    </article>
  )
}

/** The links of each type together, the types in the order in which they come. */
function byType(links: CardEntry['links']): [type: string, links: CardEntry['links']][] {
  return [...new Set(links.map(({ type }) => type))].map((type) => [type, links.filter((link) => link.type === type)])
}

function Fact({ name, text }: { name: string; text: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  )
}
