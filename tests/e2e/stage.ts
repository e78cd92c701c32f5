/** What nearly every end-to-end file needs before its first test: the pages, a browser with Bedside, a tab. */
import type { Page } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { openBackstage, type Backstage } from './backstage'
import { watchErrors } from './expected'
import { openBrowser, PAGES, serve, type BrowserName, type OpenBrowser, type OpenChoices } from './harness'

export interface Stage {
  open: OpenBrowser
  server: Awaited<ReturnType<typeof serve>>
  /** In tabs behind the page. */
  backstage: Backstage
  /** A tab for the page that is tested. */
  page: Page
  /** What has gone wrong in the watched pages during the test. After it there must be nothing. */
  errors: string[]
  /** Watches another page for what goes wrong. */
  watch: (page: Page) => void
}

interface StageChoices extends OpenChoices {
  /** What is served, if not `tests/pages`. */
  source?: Parameters<typeof serve>[0]
  headers?: Parameters<typeof serve>[1]
  /** For tests in which things have to go wrong in `page`: it is not watched. */
  unwatched?: boolean
}

/** Sets the stage before the tests of a `describe`, hands it to `ready`, and clears it after them. */
export function useStage(
  name: BrowserName,
  ready: (stage: Stage) => void | Promise<void>,
  { source = PAGES, headers, unwatched = false, ...choices }: StageChoices = {},
): void {
  const errors: string[] = []
  const watch = (page: Page) => watchErrors(page, errors)
  let clear: (() => Promise<void>)[] = []
  beforeAll(async () => {
    const server = await serve(source, headers)
    clear = [() => server.close()]
    const open = await openBrowser(name, choices)
    clear = [() => open.close(), ...clear]
    const backstage = await openBackstage(open)
    const page = await open.newPage()
    if (!unwatched) watch(page)
    await ready({ open, server, backstage, page, errors, watch: (other) => void watch(other) })
  })
  afterEach(() => {
    expect(errors.splice(0)).toEqual([])
  })
  afterAll(async () => {
    for (const step of clear) await step()
  })
}
