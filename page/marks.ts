/** The marked words of a page: found by node, in reading order, alive or gone. */
import type { Block } from './blocks'
import { nodesAcross, pointIn } from './blocks'
import { Several } from './several'

/** What the page needs to know of a highlight; the language core's `Highlight` fits. */
export interface Found {
  start: number
  end: number
  kind: string
  entry: string
  levels: string[]
  level: number
}

export interface Mark {
  found: Found
  block: Block
  range: StaticRange
  layer: string
}

/** Makes the mark of a highlight in a block. */
export function markOf(block: Block, found: Found, layer: string): Mark {
  const from = pointIn(block, found.start, false)
  const to = pointIn(block, found.end, true)
  const range = new StaticRange({
    startContainer: from.node,
    startOffset: from.offset,
    endContainer: to.node,
    endOffset: to.offset,
  })
  return { found, block, range, layer }
}

/** A live range over the mark, for geometry; null once the page has changed underneath. */
export function liveRange(mark: Mark): Range | null {
  const { startContainer, startOffset, endContainer, endOffset } = mark.range
  if (!startContainer.isConnected || !endContainer.isConnected) return null
  if (startOffset > (startContainer as Text).length || endOffset > (endContainer as Text).length) return null
  const range = document.createRange()
  range.setStart(startContainer, startOffset)
  range.setEnd(endContainer, endOffset)
  return range
}

export class Marks {
  readonly #byNode = new Several<Node, Mark>()
  readonly #all = new Set<Mark>()
  /** How often each entry is marked. */
  readonly #times = new Map<string, number>()

  get size(): number {
    return this.#all.size
  }

  add(mark: Mark): void {
    if (!this.#all.has(mark)) this.#count(mark, 1)
    this.#all.add(mark)
    for (const node of nodesOf(mark)) this.#byNode.add(node, mark)
  }

  remove(mark: Mark): void {
    if (this.#all.delete(mark)) this.#count(mark, -1)
    for (const node of nodesOf(mark)) this.#byNode.remove(node, mark)
  }

  /** Whether some word of this entry is marked. */
  has(entry: string): boolean {
    return (this.#times.get(entry) ?? 0) > 0
  }

  #count({ found }: Mark, by: number): void {
    this.#times.set(found.entry, (this.#times.get(found.entry) ?? 0) + by)
  }

  holds(mark: Mark): boolean {
    return this.#all.has(mark)
  }

  in(node: Node): Iterable<Mark> {
    return this.#byNode.of(node)
  }

  /** Marks whose words have left the document. */
  gone(): Mark[] {
    return [...this.#all].filter((m) => !m.range.startContainer.isConnected || !m.range.endContainer.isConnected)
  }

  values(): IterableIterator<Mark> {
    return this.#all.values()
  }

  /** All marks, in the order in which the page is read. */
  inOrder(): Mark[] {
    return inReadingOrder(this.#all)
  }
}

function nodesOf({ block, range, found }: Mark): Node[] {
  if (range.startContainer === range.endContainer) return [range.startContainer]
  return nodesAcross(block, found.start, found.end)
}

/**
 * Marks in the order in which they are read. One walk finds their texts, in all trees: to compare two takes
 * Chromium as long as there are nodes between them (2,000 marks among 100,000: 0.8 s).
 */
function inReadingOrder(marks: Iterable<Mark>): Mark[] {
  const byText = grouped(marks, ({ range }) => range.startContainer)
  const ordered: Mark[] = []
  let left = byText.size
  for (const root of new Set([...byText.keys()].map((text) => text.getRootNode()))) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node: Node | null = root; node && left > 0; node = walker.nextNode()) {
      const here = byText.get(node)
      if (!here) continue
      left--
      for (const mark of here.sort((a, b) => a.range.startOffset - b.range.startOffset)) ordered.push(mark)
    }
  }
  return ordered
}

/**
 * The marks in one element in the order in which they are read. Only their blocks are compared: a walk over
 * 200,000 texts takes 50 ms, and these mostly stand in order already.
 */
export function inElementOrder(marks: Iterable<Mark>): Mark[] {
  const groups = [...grouped(marks, ({ block }) => block).values()]
  for (const group of groups) group.sort((a, b) => a.found.start - b.found.start)
  // To find that the second of two follows, a browser looks back from it: that is quick for neighbours.
  return groups.sort(([b], [a]) => -compareMarks(a!, b!)).flat()
}

function grouped<K>(marks: Iterable<Mark>, keyOf: (mark: Mark) => K): Map<K, Mark[]> {
  const groups = new Map<K, Mark[]>()
  for (const mark of marks) {
    const group = groups.get(keyOf(mark))
    if (group) group.push(mark)
    else groups.set(keyOf(mark), [mark])
  }
  return groups
}

/** Orders two marks as they are read; for many of them, `Marks.inOrder`. */
export function compareMarks({ range: a }: Mark, { range: b }: Mark): number {
  if (a.startContainer === b.startContainer) return a.startOffset - b.startOffset
  return a.startContainer.compareDocumentPosition(b.startContainer) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1
}
