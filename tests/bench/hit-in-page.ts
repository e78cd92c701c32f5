/** Runs in a page: how long it takes to find the marked word under a point, beside the browser's own way. */
import { walkBlocks } from '../../page/walk'
import { Ears } from '../../page/ears'
import { markAt } from '../../page/hit'
import { markOf, Marks } from '../../page/marks'
import { Nearby } from '../../page/nearby'
import { LIGHT_PAGE, Painter } from '../../page/painter'

export interface HitTimes {
  marks: number
  /** Points at which a word was found. */
  found: number
  /** Milliseconds a search, each a list over all points. */
  ours: number[]
  oursAfterChange: number[]
  /** `CSS.highlights.highlightsFromPoint`, where the browser has it. */
  builtIn: number[]
  builtInAfterChange: number[]
}

/** Marks every occurrence of a word and searches at points spread over the screen. */
async function measure(word: string, points: number): Promise<HitTimes> {
  const marks = new Marks()
  const painter = new Painter('dotted')
  painter.adopt(document)
  // As in the extension: only what is near the screen stays registered.
  const painted = new Nearby(painter, new Ears(new AbortController().signal))
  for (const block of walkBlocks(document.body)) {
    if (!block) continue
    for (let at = block.text.indexOf(word); at >= 0; at = block.text.indexOf(word, at + 1)) {
      const found = { start: at, end: at + word.length, kind: 'entry', entry: word, levels: [], level: 1 }
      const mark = markOf(block, found, LIGHT_PAGE)
      marks.add(mark)
      painted.add(mark)
    }
  }
  const spread = Array.from({ length: points }, (_, i) => ({
    x: ((i * 7919) % innerWidth) + 0.5,
    y: ((i * 104729) % innerHeight) + 0.5,
  }))
  const changing = document.body.lastElementChild!.firstChild as Text
  const settle = () => document.body.getBoundingClientRect()
  const change = () => {
    changing.data = changing.data.endsWith('.') ? changing.data.slice(0, -1) : `${changing.data}.`
    // The page is laid out anew for any question; what is measured is the search.
    settle()
  }
  let found = 0
  const ours = (x: number, y: number) => {
    if (markAt(marks, x, y, () => undefined)) found++
  }
  const registry = CSS.highlights as HighlightRegistry & { highlightsFromPoint?: (x: number, y: number) => unknown }
  const time = (search: (x: number, y: number) => void, before: () => void): number[] =>
    spread.map(({ x, y }) => {
      before()
      const began = performance.now()
      search(x, y)
      return performance.now() - began
    })
  for (let frames = 0; frames < 5; frames++) await new Promise(requestAnimationFrame)
  settle()
  const builtIn = (x: number, y: number) => void registry.highlightsFromPoint?.(x, y)
  const times = {
    ours: time(ours, () => undefined),
    oursAfterChange: time(ours, change),
    builtIn: registry.highlightsFromPoint ? time(builtIn, () => undefined) : [],
    builtInAfterChange: registry.highlightsFromPoint ? time(builtIn, change) : [],
  }
  return { marks: marks.size, found, ...times }
}

Object.assign(globalThis, { measureHits: measure })
