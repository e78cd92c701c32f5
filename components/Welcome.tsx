/** The page on the first day: what Bedside does, shown by doing it. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Access } from './Access'
import { say } from './strings'

export interface WelcomeProps {
  /** A paragraph with marked words; who marks it finds it by `data-sample`. */
  sample: string
  /** The browser lets Bedside read websites. */
  allowed: boolean
  onAllow: () => Promise<boolean>
  /** What the reader has done so far. */
  pointed: boolean
  stepped: boolean
  /** The key for the next word, or '' where it has none. */
  nextKey: string
  /** Resolves to whether the popup is open. */
  onPopup: () => Promise<boolean>
  onReader: () => void
  onSettings: () => void
}

export function Welcome(props: WelcomeProps) {
  const { sample, allowed, onAllow, pointed, stepped, nextKey, onPopup, onReader, onSettings } = props
  const [popup, setPopup] = useState<boolean | null>(null)
  return (
    <main class="surface welcome">
      <h1>{say('welcomeTitle')}</h1>
      <p class="short">{say('welcomeLead')}</p>
      {!allowed && <Access onAllow={onAllow} />}
      <ol>
        <Step done={pointed} what={say('welcomePoint')}>
          <p class="sample" data-sample="">
            {sample}
          </p>
        </Step>
        <Step done={stepped} what={nextKey ? say('welcomeKeys', nextKey) : say('welcomeNoKeys')} />
        <Step done={popup === true} what={say('welcomeSearch')}>
          <p>
            <button type="button" class="solid" onClick={() => void onPopup().then(setPopup)}>
              {say('welcomeOpenSearch')}
            </button>
          </p>
          <p role="status">{popup === false && say('welcomeNoSearch')}</p>
        </Step>
      </ol>
      <p>{say('welcomeRest')}</p>
      <p class="row">
        <button type="button" class="solid" onClick={onReader}>
          {say('openReader')}
        </button>
        <button type="button" class="solid" onClick={onSettings}>
          {say('settings')}
        </button>
      </p>
      <p class="quiet">{say('notAdvice')}</p>
    </main>
  )
}

interface StepProps {
  done: boolean
  what: string
  children?: ComponentChildren
}

/** Whether it is done is said in words beside it, and told to screen readers once. */
function Step({ done, what, children }: StepProps) {
  return (
    <li class={done ? 'done' : ''}>
      <p>
        {what}{' '}
        <span class="did" role="status">
          {done && say('welcomeDone')}
        </span>
      </p>
      {children}
    </li>
  )
}
