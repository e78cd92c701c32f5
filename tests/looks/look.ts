/** What `npm run looks` takes pictures of, and the ways in which it looks: colours, sizes of the window. */
import type { Page, Viewport } from 'puppeteer-core'
import type { Backstage } from '../e2e/backstage'
import type { OpenBrowser, serve } from '../e2e/harness'

export const SCHEMES = ['light', 'dark', 'forced'] as const
export type Scheme = (typeof SCHEMES)[number]

export interface Visit {
  open: OpenBrowser
  backstage: Backstage
  server: Awaited<ReturnType<typeof serve>>
  /** Makes a page look as the visit wants it, at this size. */
  dress: (page: Page, screen: Viewport) => Promise<void>
}

export interface Look {
  name: string
  /** By the name of each; the first is looked at in all schemes, the others in light alone. */
  screens: Readonly<Record<string, Viewport>>
  /** The whole page, not the window only. */
  whole?: boolean
  /** Made for fingers, at this size alone. */
  touch?: boolean
  /** Brings it to the screen and resolves to the page, which is closed afterwards. */
  show: (visit: Visit, screen: Viewport) => Promise<Page>
}

/** A window at 200 % has half the room. */
export const zoomed = ({ width, height }: Viewport): Viewport => ({ width: width / 2, height: height / 2, deviceScaleFactor: 2 }) // prettier-ignore

export const DESKTOP = { width: 1280, height: 900 }
export const PHONE = { width: 360, height: 740 }
