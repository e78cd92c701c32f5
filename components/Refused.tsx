/** Says that the browser did not store what the reader changed, so that nobody believes it was kept. */
import { useState } from 'preact/hooks'
import { say } from './strings'

interface Keeping {
  /** Waits for something to be stored. The same promise, which never rejects: false where it was refused. */
  keep: (storing: Promise<unknown>) => Promise<boolean>
  /** How often the browser has refused since it last stored something. */
  refused: number
}

/** Holds what became of the reader's last change. A refusal draws anew, so that switches show what is stored. */
export function useKeeping(): Keeping {
  const [refused, setRefused] = useState(0)
  const keep = (storing: Promise<unknown>) =>
    storing.then(
      () => {
        setRefused(0)
        return true
      },
      (error: unknown) => {
        console.warn('Bedside could not store a change', error)
        setRefused((times) => times + 1)
        return false
      },
    )
  return { keep, refused }
}

/** Nothing while all is stored. Read aloud each time something was refused. */
export function Refused({ times }: { times: number }) {
  if (times === 0) return null
  return (
    <p class="refused" role="alert" key={times}>
      {say('notStored')}
    </p>
  )
}
