/** Says that the browser withholds websites from Bedside, and asks for them on a click. */
import { useState } from 'preact/hooks'
import { say } from './strings'

/** `onAllow` resolves to whether the reader has allowed it. */
export function Access({ onAllow }: { onAllow: () => Promise<boolean> }) {
  const [refused, setRefused] = useState(false)
  return (
    <div class="access">
      <p>{say('accessMissing')}</p>
      <p>
        <button
          type="button"
          class="solid"
          onClick={() => {
            onAllow().then((allowed) => setRefused(!allowed), () => setRefused(true)) // prettier-ignore
          }}
        >
          {say('accessAllow')}
        </button>
      </p>
      <p role="status">{refused && say('accessRefused')}</p>
    </div>
  )
}
