/** What nearly every end-to-end file needs before its first test: the pages, a browser with Bedside, a tab. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll } from 'vitest'
import { openBackstage, type Backstage } from './backstage'
import { watchErrors } from './expected'
import { openBrowser, PAGES, serve, type BrowserName, type OpenBrowser, type OpenChoices } from './harness'

export interface Stage {
  open: OpenBrowser
  server: Awaited<ReturnType<typeof serve>>
  /** In a tab behind the page. */
  backstage: Backstage
  page: Page
  /** What goes wrong in the page. */
  errors: string[]
}

interface StageChoices extends OpenChoices {
  /** What is served, if not `tests/pages`. */
  source?: Parameters<typeof serve>[0]
  headers?: Parameters<typeof serve>[1]
}

/** Sets the stage before the tests of a `describe`, hands it to `ready`, and clears it after them. */
export function useStage(
  name: BrowserName,
  ready: (stage: Stage) => void | Promise<void>,
  { source = PAGES, headers, ...choices }: StageChoices = {},
): void {
  let clear: (() => Promise<void>)[] = []
  beforeAll(async () => {
    const server = await serve(source, headers)
    clear = [() => server.close()]
    const open = await openBrowser(name, choices)
    clear = [() => open.close(), ...clear]
    const backstage = await openBackstage(open)
    const page = await open.newPage()
    await ready({ open, server, backstage, page, errors: watchErrors(page) })
  })
  afterAll(async () => {
    for (const step of clear) await step()
  })
}
