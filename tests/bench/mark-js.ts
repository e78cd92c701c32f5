/**
 * mark.js, which marks words by wrapping them in elements. It needs a document whose walker can go back,
 * which only a browser has: it runs in a page of Chromium.
 */
import { createRequire } from 'node:module'
import type { Page } from 'puppeteer-core'

const MARK_JS = createRequire(import.meta.url).resolve('mark.js/dist/mark.min.js')
/** mark.js calls itself once for each word: of all at once the stack overflows. */
const AT_ONCE = 500
/** Without them only white space ends a word for mark.js, and "stenosis." is none. */
const WORD_ENDS = '. , ; : ! ? ( ) [ ] " “ ” ‘ ’ \' / – — -'.split(' ')

/** So many of the words, taken at even distances, the longest first as mark.js needs them to find the longest. */
export function spread(words: readonly string[], count: number): string[] {
  const step = words.length / count
  const taken = Array.from({ length: count }, (_, i) => words[Math.floor(i * step)]!)
  return taken.sort((a, b) => b.length - a.length)
}

/** Marks the words in the page. Returns the marks that lie in no other, and the milliseconds it took. */
export async function markByMarkJs(page: Page, words: readonly string[]): Promise<{ marks: number; ms: number }> {
  await page.addScriptTag({ path: MARK_JS })
  return page.evaluate(markAll, [...words], AT_ONCE, WORD_ENDS)
}

interface MarkJs {
  Mark: new (root: Element) => { mark: (words: string[], options: object) => void }
}

/** Runs in the page. */
async function markAll(words: string[], atOnce: number, limiters: string[]) {
  const { Mark } = globalThis as unknown as MarkJs
  const root = new Mark(document.body)
  const began = performance.now()
  for (let i = 0; i < words.length; i += atOnce)
    await new Promise<void>((done) => {
      const accuracy = { value: 'exactly', limiters }
      root.mark(words.slice(i, i + atOnce), { accuracy, separateWordSearch: false, diacritics: false, done })
    })
  const ms = performance.now() - began
  return { marks: document.querySelectorAll('mark:not(mark mark)').length, ms }
}
