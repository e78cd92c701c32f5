/** The files that the extension carries with it. */
import { browser } from 'wxt/browser'

/** Reads one of the extension's own JSON files; the build wrote it, so its shape is what the caller says. */
export async function loadJson<T>(path: string): Promise<T> {
  const response = await fetch(browser.runtime.getURL(`/${path}` as never))
  return (await response.json()) as T
}
