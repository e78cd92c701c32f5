/**
 * What a reader sees as one piece (paragraph, cell, list item): its text, and the way back from each
 * character to its text node.
 */
import { flat, partOf } from './data'

export interface Block {
  text: string
  nodes: Text[]
  /** Where in `text` each node's data starts; negative where the block goes on in the midst of a node. */
  starts: number[]
  /** Its last node goes on in the next block. */
  goesOn?: boolean
}

/** The text node and offset of a character of the block. An end belongs to the node it closes. */
export function pointIn(block: Block, offset: number, isEnd: boolean): { node: Text; offset: number } {
  const i = nodeAt(block, offset, isEnd)
  const node = block.nodes[i]!
  return { node, offset: Math.min(offset - block.starts[i]!, node.length) }
}

/** The nodes that a piece of the block lies in. */
export function nodesAcross(block: Block, start: number, end: number): Text[] {
  return block.nodes.slice(nodeAt(block, start, false), nodeAt(block, end, true) + 1)
}

/** Which of the block's nodes a character is in: halved again and again, since a block may have a node for each letter. */
function nodeAt({ starts }: Block, offset: number, isEnd: boolean): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (isEnd ? starts[middle]! < offset : starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** Whether the page still says what the block says. */
export function isCurrent({ text, nodes, starts, goesOn }: Block): boolean {
  return nodes.every((node, i) => {
    const from = Math.max(0, starts[i]!)
    const begin = from - starts[i]!
    const isCut = goesOn === true && i === nodes.length - 1
    const length = isCut ? text.length - from : node.length - begin
    if (!node.isConnected || length < 0 || length > text.length - from) return false
    const said = partOf(node, begin, length)
    const to = from + said.length
    // Between two nodes there may be a sign for a line break or an object.
    const ends = to === (starts[i + 1] ?? text.length) || (!isCut && /[\n\uFFFC]/.test(text.charAt(to)))
    return ends && (text.startsWith(said, from) || text.startsWith(flat(said), from))
  })
}

/** The nodes that start in the block: one that it goes on with was begun in another. */
export function startingIn({ nodes, starts }: Block): Text[] {
  return nodes.filter((_, i) => starts[i]! >= 0)
}
