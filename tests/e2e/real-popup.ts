/** The popup as its button opens it, looked at from a page of the extension. */
import type { Page } from 'puppeteer-core'
import { until, type OpenBrowser } from './harness'

export interface Opening {
  /** From the start of its page until what is typed is answered, in ms. */
  fromPage: number
  /** From the call that opens it until then, or until its field has the focus, in ms: whichever comes later. */
  fromClick: number
}

/** The part of both browsers' API that is called here. */
interface Api {
  action: { openPopup: () => Promise<void>; setPopup: (details: { popup: string }) => Promise<void> }
  extension: { getViews: (filter: { type: string }) => Window[] }
  developerPrivate: {
    updateExtensionConfiguration: (change: { extensionId: string; pinnedToToolbar: boolean }) => Promise<void>
  }
}

/**
 * Has the button stand in Chromium's toolbar, as for everybody who uses it: one that does not is moved there
 * first, which would be most of what is measured.
 */
export async function pinButton(open: OpenBrowser): Promise<void> {
  const list = await open.newPage('chrome://extensions')
  await list.evaluate(
    (extensionId) =>
      (globalThis as unknown as { chrome: Api }).chrome.developerPrivate.updateExtensionConfiguration({
        extensionId,
        pinnedToToolbar: true,
      }),
    open.extensionId,
  )
  await list.close()
}

/** Opens a file of the extension as its popup, waits until it can be typed into, and closes it. */
export async function openByButton(page: Page, file = 'popup.html'): Promise<Opening> {
  await page.bringToFront()
  const clicked = await page.evaluate(openPopup, file)
  const seen = await until('the popup to have the focus and to answer', () => page.evaluate(lookAtPopup), (at) => at !== null) // prettier-ignore
  await page.evaluate(closePopup)
  await until(
    'the popup to close',
    () => page.evaluate(lookAtPopup),
    (at) => at === null,
  )
  const { fromPage, answersAt, focusAt } = seen!
  return { fromPage, fromClick: Math.max(answersAt, focusAt) - clicked }
}

/** Runs in a page of the extension. Has the time noted at which the popup's field gets the focus; returns when it was asked for. */
async function openPopup(popup: string): Promise<number> {
  const scope = globalThis as unknown as { browser?: Api; chrome?: Api; focusAt?: number }
  const { action, extension } = (scope.browser ?? scope.chrome)!
  const lookEveryMs = 4
  await action.setPopup({ popup })
  delete scope.focusAt
  const clicked = performance.timeOrigin + performance.now()
  const looking = setInterval(() => {
    const [view] = extension.getViews({ type: 'popup' })
    if (!view?.document.hasFocus() || view.document.activeElement?.id !== 'query') return
    scope.focusAt = performance.timeOrigin + performance.now()
    clearInterval(looking)
  }, lookEveryMs)
  await action.openPopup()
  return clicked
}

/** Runs in a page of the extension. */
function lookAtPopup(): { fromPage: number; answersAt: number; focusAt: number } | null {
  const scope = globalThis as unknown as { browser?: Api; chrome?: Api; focusAt?: number }
  const [view] = (scope.browser ?? scope.chrome)!.extension.getViews({ type: 'popup' })
  const [ready] = view?.performance.getEntriesByName('search-ready') ?? []
  if (!view || !ready || scope.focusAt === undefined) return null
  const { startTime } = ready
  return { fromPage: startTime, answersAt: view.performance.timeOrigin + startTime, focusAt: scope.focusAt }
}

/** Runs in a page of the extension. */
function closePopup(): void {
  const scope = globalThis as unknown as { browser?: Api; chrome?: Api }
  for (const view of (scope.browser ?? scope.chrome)!.extension.getViews({ type: 'popup' })) view.close()
}
