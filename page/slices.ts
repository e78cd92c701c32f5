/** Long work in short slices, so that the page stays quick under the reader's hand. */

/** A slice ends after this many milliseconds: half a frame at 60 frames a second. */
const SLICE_MS = 8
/** Idle work is done at the latest after this many milliseconds. */
const IDLE_DEADLINE_MS = 1500

/** Resolves when the next slice may start; rejects when the signal is aborted. */
export function nextSlice(idle: boolean, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const go = () => {
      if (signal.aborted) reject(signal.reason as Error)
      else resolve()
    }
    if (idle && typeof requestIdleCallback === 'function') requestIdleCallback(go, { timeout: IDLE_DEADLINE_MS })
    else setTimeout(go, 0)
  })
}

/** Runs `step` until it says it is done, pausing between slices. @throws the signal's reason on abort. */
export async function inSlices(step: () => boolean, idle: boolean, signal: AbortSignal): Promise<void> {
  for (;;) {
    const until = performance.now() + SLICE_MS
    do if (step()) return
    while (performance.now() < until)
    await nextSlice(idle, signal)
  }
}

/** Does `work` on each item, pausing between slices. @throws the signal's reason on abort. */
export async function eachInSlices<T>(
  items: readonly T[],
  work: (item: T) => void,
  idle: boolean,
  signal: AbortSignal,
): Promise<void> {
  let i = 0
  const step = () => {
    if (i < items.length) work(items[i++]!)
    return i >= items.length
  }
  await inSlices(step, idle, signal)
}
