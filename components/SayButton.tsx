/** Says the headword aloud. Not there where nothing on this computer can. */
import { useSpeech } from './speech'
import { say } from './strings'

export function SayButton({ term }: { term: string }) {
  const speak = useSpeech()
  if (!speak) return null
  return (
    <button type="button" class="speak" aria-label={say('speak', term)} onClick={() => speak(term)}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="currentColor">
        <path d="M13 1.5 6 3v7.2A2.6 2.6 0 1 0 7.5 12.5V6.2L11.5 5.3v3.4A2.6 2.6 0 1 0 13 11z" />
      </svg>
    </button>
  )
}
