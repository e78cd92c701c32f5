/** From Chromium's own record of its main thread: what each keystroke kept it busy, up to the frame that shows the answer. */
import type { TraceEvent } from '../e2e/own-tasks'

/** The tracing categories that have tasks, events and frames in them. */
export const FRAMES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'cc']

/** Milliseconds a keystroke, in their order. */
export function busyFor(events: readonly TraceEvent[]): number[] {
  const inputs = events.filter(({ name, args }) => name === 'EventDispatch' && args.data?.type === 'input')
  const [one] = inputs
  if (!one) throw new Error('No keystroke was recorded')
  const own = events.filter(({ pid, tid }) => pid === one.pid && tid === one.tid).sort((a, b) => a.ts - b.ts)
  const tasks = own.filter(({ name }) => name === 'RunTask')
  const frames = own.filter(({ name }) => name === 'ProxyMain::BeginMainFrame')
  return inputs.map((input) => {
    const handled = endOf(input)
    const frame = frames.find(({ ts }) => ts >= handled)
    if (!frame) throw new Error('A keystroke was followed by no frame')
    const [from, to] = [tasks.findLast(({ ts }) => ts <= input.ts)?.ts ?? input.ts, endOf(frame)]
    const within = tasks.filter((task) => task.ts < to && endOf(task) > from)
    return within.reduce((sum, task) => sum + Math.min(endOf(task), to) - Math.max(task.ts, from), 0) / 1000
  })
}

const endOf = ({ ts, dur = 0 }: TraceEvent) => ts + dur
