/** How long Bedside holds the main thread at a time, in Chromium: it traces whose script runs. */
import type { Page } from 'puppeteer-core'

interface TraceEvent {
  name: string
  /** Of the thread's own time, in microseconds: what else the machine does is not in it. */
  tdur?: number
  args: { data?: { url?: string } }
}

/** Runs `use`; tells the longest that a script of an extension ran in the page meanwhile, in milliseconds, with all it had the browser do. */
export async function longestOwnTask(page: Page, use: () => Promise<void>): Promise<number> {
  await page.tracing.start({ categories: ['devtools.timeline'] })
  let recorded: Uint8Array | undefined
  try {
    await use()
  } finally {
    recorded = await page.tracing.stop()
  }
  const trace = JSON.parse(Buffer.from(recorded ?? []).toString()) as { traceEvents: TraceEvent[] }
  const own = trace.traceEvents.filter(
    ({ name, args }) => name === 'FunctionCall' && args.data?.url?.startsWith('chrome-extension:') === true,
  )
  if (own.length === 0) throw new Error('No script of an extension was seen to run')
  return Math.max(...own.map(({ tdur = 0 }) => tdur)) / 1000
}
