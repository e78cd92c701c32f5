/** Runs in a page: how long Bedside takes to read and mark it whole, beside a walk that only reads every character. */
import { Lexicon } from '../../core/lexicon/lexicon'
import { readRules, WordReader } from '../../core/parts/words'
import { Reader } from '../../core/reader'
import type { Block } from '../../page/blocks'
import { Ears } from '../../page/ears'
import { elementOf, layerFor } from '../../page/layers'
import { isShown, spansOneLine } from '../../page/layout'
import { markOf, Marks } from '../../page/marks'
import { Nearby } from '../../page/nearby'
import { LIGHT_PAGE, Painter } from '../../page/painter'
import { walkBlocks } from '../../page/walk'

export interface ReadTimes {
  characters: number
  marks: number
  /** Milliseconds, the best of several runs. */
  bare: number
  /** Walk, words and senses; no mark is made. */
  read: number
  /** The browser's restyling of the page when our style sheet comes: once a page, whatever is marked. */
  sheet: number
  /** All but that, up to the page being styled and laid out with its marks. */
  marked: number
}

const RUNS = 7

function measure(lexicon: string, rules: string): ReadTimes {
  const reader = new Reader(new Lexicon(lexicon), new WordReader(readRules(rules)))
  let characters = 0
  let sum = 0
  const bare = best(() => {
    characters = 0
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const { data } = walker.currentNode as Text
      for (let i = 0; i < data.length; i++) sum += data.charCodeAt(i)
      characters += data.length
    }
  })
  const read = best(() => {
    readAll(reader, () => sum++)
  })
  const painter = new Painter('dotted')
  document.body.getBoundingClientRect()
  const began = performance.now()
  painter.adopt(document)
  document.body.getBoundingClientRect()
  const sheet = performance.now() - began
  let marks = 0
  const marked = best(() => {
    const end = new AbortController()
    marks = markAll(reader, painter, new Ears(end.signal))
    end.abort()
  })
  if (sum < 0) throw new Error('The characters were not read')
  return { characters, marks, bare, read, sheet, marked }
}

function readAll(reader: Reader, onFound: (block: Block, found: ReturnType<Reader['finish']>[number]) => void): void {
  reader.forget()
  const drafts = []
  for (const block of walkBlocks(document.body)) {
    const draft = block && reader.draft(block.text)
    if (draft) drafts.push({ block, draft })
  }
  reader.settle()
  for (const { block, draft } of drafts) for (const found of reader.finish(draft)) onFound(block, found)
}

function markAll(reader: Reader, painter: Painter, ears: Ears): number {
  const marks = new Marks()
  const painted = new Nearby(painter, ears)
  const layers = new Map<Element, string | null>()
  readAll(reader, (block, found) => {
    const mark = markOf(block, found, LIGHT_PAGE)
    const element = elementOf(mark)
    if (!element || !spansOneLine(mark)) return
    let layer = layers.get(element)
    if (layer === undefined) layers.set(element, (layer = isShown(element) ? layerFor(element) : null))
    if (layer === null) return
    mark.layer = layer
    marks.add(mark)
    painted.add(mark)
  })
  document.body.getBoundingClientRect()
  const { size } = marks
  for (const mark of [...marks.values()]) painted.remove(mark)
  return size
}

function best(run: () => void): number {
  let least = Infinity
  for (let i = 0; i < RUNS; i++) {
    const began = performance.now()
    run()
    least = Math.min(least, performance.now() - began)
  }
  return least
}

Object.assign(globalThis, { measureReading: measure })
