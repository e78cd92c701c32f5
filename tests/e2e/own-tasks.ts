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

/** Runs `use`; tells the longest that a script of an extension ran in the page meanwhile, in milliseconds, with all it had the browser do. */
export async function longestOwnTask(page: Page, use: () => Promise<void>): Promise<number> {
  const events = await recorded(page, ['devtools.timeline'], use)
  const own = events.filter(
    ({ name, args }) => name === 'FunctionCall' && args.data?.url?.startsWith('chrome-extension:') === true,
  )
  if (own.length === 0) throw new Error('No script of an extension was seen to run')
  return Math.max(...own.map(({ tdur = 0 }) => tdur)) / 1000
}
