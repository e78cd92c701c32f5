/** How long Bedside holds the main thread at a time, in Chromium: it traces whose script runs. */
import type { Page } from 'puppeteer-core'

export interface TraceEvent {
  name: string
  /** Process and thread. */
  pid: number
  tid: number
  /** When it began, and how long it took, in microseconds. */
  ts: number
  dur?: number
  /** Of the thread's own time, in microseconds: what else the machine does is not in it. */
  tdur?: number
  args: { data?: { url?: string; type?: string } }
}

/** Runs `use`; tells what the tracing categories recorded meanwhile. */
export async function recorded(page: Page, categories: string[], use: () => Promise<void>): Promise<TraceEvent[]> {
  await page.tracing.start({ categories })
  let trace: Uint8Array | undefined
  try {
    await use()
  } finally {
    trace = await page.tracing.stop()
  }
  return (JSON.parse(Buffer.from(trace ?? []).toString()) as { traceEvents: TraceEvent[] }).traceEvents
}

/**
 * Runs `use`; tells the longest that a script of an extension ran in the page meanwhile, in milliseconds, with all it had
 * the browser do. Without a collection of all garbage that fell into it: on a page of 200,000 nodes one takes 40 ms, the
 * page's own nodes most of it, and whoever runs when it is due has to wait.
 */
export async function longestOwnTask(page: Page, use: () => Promise<void>): Promise<number> {
  const events = await recorded(page, ['devtools.timeline'], use)
  const own = events.filter(
    ({ name, args }) => name === 'FunctionCall' && args.data?.url?.startsWith('chrome-extension:') === true,
  )
  if (own.length === 0) throw new Error('No script of an extension was seen to run')
  const collecting = events.filter(({ name }) => name === 'MajorGC')
  const taken = (task: TraceEvent) => (task.tdur ?? 0) - sum(collecting.filter((event) => isWithin(event, task)))
  return Math.max(...own.map(taken)) / 1000
}

const sum = (events: TraceEvent[]) => events.reduce((all, { tdur = 0 }) => all + tdur, 0)

const isWithin = (event: TraceEvent, task: TraceEvent) =>
  event.pid === task.pid && event.tid === task.tid && event.ts >= task.ts && event.ts < task.ts + (task.dur ?? 0)
