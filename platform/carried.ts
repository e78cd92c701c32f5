/** The files that the extension carries with it. */
import { browser } from 'wxt/browser'

const open = (path: string) => fetch(browser.runtime.getURL(`/${path}` as never))

/** Reads one of the extension's own JSON files; the build wrote it, so its shape is what the caller says. */
export async function loadJson<T>(path: string): Promise<T> {
  return (await (await open(path)).json()) as T
}

/** Reads one of the extension's own files as it is. */
export async function loadBytes(path: string): Promise<Uint8Array> {
  return new Uint8Array(await (await open(path)).arrayBuffer())
}
