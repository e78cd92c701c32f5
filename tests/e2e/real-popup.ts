/** The popup as its button opens it, looked at from a page of the extension. */
import type { Page } from 'puppeteer-core'
import { until, type OpenBrowser } from './harness'

export interface Opening {
  /** From the start of its page until what is typed is answered, in ms. */
  fromPage: number
  /** From the call that opens it until then, or until its field has the focus, in ms: what comes later. */
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
  const clicked = await page.evaluate(async (popup) => {
    const { action } = ((globalThis as { browser?: unknown }).browser ?? (globalThis as { chrome?: unknown }).chrome) as Api // prettier-ignore
    await action.setPopup({ popup })
    const now = performance.timeOrigin + performance.now()
    await action.openPopup()
    return now
  }, file)
  const seen = await until('the popup to have the focus and to answer', () => page.evaluate(lookAtPopup), (at) => at !== null) // prettier-ignore
  await page.evaluate(closePopup)
  await until(
    'the popup to close',
    () => page.evaluate(lookAtPopup),
    (at) => at === null,
  )
  const { fromPage, answersAt, seenAt } = seen!
  return { fromPage, fromClick: (seenAt ?? answersAt) - clicked }
}

/** Runs in a page of the extension. `seenAt` is null where the focus was there before the answers. */
function lookAtPopup(): { fromPage: number; answersAt: number; seenAt: number | null } | null {
  const scope = globalThis as unknown as { browser?: Api; chrome?: Api; late?: boolean }
  const [view] = (scope.browser ?? scope.chrome)!.extension.getViews({ type: 'popup' })
  const [ready] = view?.performance.getEntriesByName('search-ready') ?? []
  if (!view || !ready) {
    scope.late = false
    return null
  }
  const hasFocus = view.document.hasFocus() && view.document.activeElement?.id === 'query'
  const isLate = scope.late === true
  scope.late = !hasFocus
  if (!hasFocus) return null
  const seenAt = isLate ? performance.timeOrigin + performance.now() : null
  return { fromPage: ready.startTime, answersAt: view.performance.timeOrigin + ready.startTime, seenAt }
}

/** Runs in a page of the extension. */
function closePopup(): void {
  const scope = globalThis as unknown as { browser?: Api; chrome?: Api }
  for (const view of (scope.browser ?? scope.chrome)!.extension.getViews({ type: 'popup' })) view.close()
}
