/**
 * What an organisation has set for all its browsers (docs/MANAGED.md). Pages cannot ask for it, so the
 * background keeps a copy of it beside the settings.
 */
import { browser } from 'wxt/browser'
import { MANAGED, parseManaged } from './settings'

/**
 * Brings the copy up to date, now and when the organisation changes its mind. Resolves when it is, or when
 * the storage is full or broken: words are marked then by what was copied before.
 */
export function keepManaged(): Promise<void> {
  const renew = () => copy().catch((error: unknown) => console.warn('Bedside could not copy what is managed', error))
  browser.storage.onChanged.addListener((_changes, area) => {
    if (area === 'managed') void renew()
  })
  return renew()
}

async function copy(): Promise<void> {
  const managed = parseManaged(await read())
  const stored = (await browser.storage.local.get(MANAGED))[MANAGED]
  if (JSON.stringify(stored ?? {}) !== JSON.stringify(managed)) await browser.storage.local.set({ [MANAGED]: managed })
}

/** Firefox has no such store where nobody has set anything. */
async function read(): Promise<unknown> {
  try {
    return await browser.storage.managed.get(null)
  } catch {
    return {}
  }
}
