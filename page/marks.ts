/** The marked words of a page: found by node, in reading order, alive or gone. */
import type { Block } from './blocks'
import { pointIn } from './blocks'

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
  readonly #byNode = new WeakMap<Node, Mark[]>()
  readonly #all = new Set<Mark>()
  /** How often each entry is marked. */
  readonly #times = new Map<string, number>()

  get size(): number {
    return this.#all.size
  }

  add(mark: Mark): void {
    if (!this.#all.has(mark)) this.#count(mark, 1)
    this.#all.add(mark)
    for (const node of nodesOf(mark)) {
      const list = this.#byNode.get(node)
      if (list) list.push(mark)
      else this.#byNode.set(node, [mark])
    }
  }

  remove(mark: Mark): void {
    if (this.#all.delete(mark)) this.#count(mark, -1)
    for (const node of nodesOf(mark)) {
      const rest = (this.#byNode.get(node) ?? []).filter((m) => m !== mark)
      if (rest.length > 0) this.#byNode.set(node, rest)
      else this.#byNode.delete(node)
    }
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

  in(node: Node): readonly Mark[] {
    return this.#byNode.get(node) ?? []
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
    return [...this.#all].sort(compareMarks)
  }
}

function nodesOf({ block, range }: Mark): Node[] {
  if (range.startContainer === range.endContainer) return [range.startContainer]
  const from = block.nodes.indexOf(range.startContainer as Text)
  const to = block.nodes.indexOf(range.endContainer as Text)
  return block.nodes.slice(from, to + 1)
}

/** Orders marks as they are read. */
export function compareMarks({ range: a }: Mark, { range: b }: Mark): number {
  if (a.startContainer === b.startContainer) return a.startOffset - b.startOffset
  return a.startContainer.compareDocumentPosition(b.startContainer) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1
}
