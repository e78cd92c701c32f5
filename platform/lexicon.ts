/** The compiled lexicon, for pages of the extension itself; other pages are handed it as a script. */
import { browser } from 'wxt/browser'
import { Lexicon } from '../core/lexicon/lexicon'
import { readRules, WordReader } from '../core/parts/words'
import { PageMemory, Reader } from '../core/reader'
import { loadPackLexicons } from './pack-list'

/** A reader of text with all that the extension knows. */
export async function loadReader(): Promise<Reader> {
  const response = await fetch(browser.runtime.getURL('/lexicon.js' as never))
  const script = await response.text()
  // `globalThis.bedsideLexicon=[…];`: what is assigned is JSON.
  const [lexicon, rules] = JSON.parse(script.slice(script.indexOf('=') + 1, script.lastIndexOf(';'))) as [
    string,
    string,
  ]
  const packs = (await loadPackLexicons()).map((text) => new Lexicon(text))
  const glossary = new Lexicon(lexicon)
  return new Reader(glossary, new WordReader(readRules(rules)), new PageMemory(glossary, packs))
}
