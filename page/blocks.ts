/**
 * Walks a document and yields its text block by block: what a reader sees as one piece (paragraph,
 * cell, list item), with the way back from each character to its text node. Reads only; the page is
 * never touched. Works on anything shaped like a DOM, so `npm run explain` walks by the same code.
 */
import { ELEMENT, flowsInLine, isHidden, isSkipped, isUnreadable } from './kinds'

export interface Block {
  text: string
  nodes: Text[]
  /** Where in `text` each node's data starts; negative where the block goes on in the midst of a node. */
  starts: number[]
  /** Its last node goes on in the next block. */
  goesOn?: boolean
}

const TEXT = 3
/** Stands where something that is not text was: ends a phrase. */
const OBJECT = '\uFFFC'
/** Longer texts are read in pieces, each within a slice of time. */
const LONGEST_BLOCK = 20_000
/**
 * A single text longer than this is passed over, as no page for readers has one: to paint a mark in it
 * takes Chromium 100 ms at ten times the length, and Firefox as long each time it is asked for a place.
 */
const LONGEST_TEXT = 1_000_000
/** A text is cut at a space if there is one within this many characters. */
const CUT_WITHIN = 500
/** A pause is offered after this many nodes without a block, so that a caller can keep its time. */
const NODES_BETWEEN_PAUSES = 256

export interface WalkOptions {
  /** Called for each element with a shadow root; walk it on its own. */
  onShadow?: (host: Element) => void
  /** Called for each element that may get a shadow root yet. */
  onCustom?: (element: Element) => void
  /** Ends a block at about this many characters; the rest goes on in the next, even of the same text node. */
  longestBlock?: number
  /** Read what an attribute hides, too: a living page may show it later. */
  readHidden?: boolean
  /** Only the root's own text: elements that are blocks of their own are passed over. */
  own?: boolean
}

/**
 * Yields the blocks under `root` in document order; `null` is a pause, nothing more. Returns false when
 * it lost its way, because the page took out what it was reading.
 */
export function* walkBlocks(root: Node, options: WalkOptions = {}): Generator<Block | null, boolean, undefined> {
  const { longestBlock: longest = LONGEST_BLOCK, readHidden = false, own = false, onShadow, onCustom } = options
  let nodes: Text[] = []
  let parts: string[] = []
  let starts: number[] = []
  let length = 0
  let sincePause = 0
  const take = (): Block | null => {
    const block = nodes.length > 0 ? { text: parts.join(''), nodes, starts } : null
    ;[nodes, parts, starts, length] = [[], [], [], 0]
    return block
  }
  const mark = (sign: string) => {
    if (length === 0) return
    parts.push(sign)
    length += sign.length
  }

  let node: Node | null = root
  while (node) {
    if (++sincePause > NODES_BETWEEN_PAUSES) {
      sincePause = 0
      yield null
    }
    let down: Node | null = null
    if (node.nodeType === TEXT) {
      const text = node as Text
      const isTooLong = text.length > LONGEST_TEXT
      if (isTooLong) mark(OBJECT)
      for (let at = 0; !isTooLong;) {
        const piece = pieceOf(text, at, longest)
        if (at === 0 && length === 0 && !/[^ \n\r\t]/.test(piece) && piece.length === text.length) break
        nodes.push(text)
        starts.push(length - at)
        parts.push(piece.includes('\n') && !isPreformatted(text) ? flat(piece) : piece)
        length += piece.length
        at += piece.length
        const goesOn = at < text.length
        if (length > longest || goesOn) {
          const block = take()
          if (block) yield goesOn ? { ...block, goesOn } : block
        }
        // The caller may have paused, and the text be another meanwhile.
        if (at >= text.length) break
      }
    } else if (node.nodeType === ELEMENT || node === root) {
      const name = node === root && node.nodeType !== ELEMENT ? '' : (node as Element).localName
      const inner = node !== root && node.nodeType === ELEMENT
      if (inner && (isSkipped(node as Element, name) || (!readHidden && isHidden(node as Element)))) mark(OBJECT)
      else if (name === 'br') mark('\n')
      else {
        if (name !== '' && (node as Element).shadowRoot) onShadow?.(node as Element)
        else if (name.includes('-')) onCustom?.(node as Element)
        if (!flowsInLine(name)) {
          const block = take()
          if (block) yield block
        }
        if (!own || !inner || flowsInLine(name)) down = node.firstChild
      }
    }
    if (down) {
      node = down
      continue
    }
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode
      if (node && node.nodeType === ELEMENT && !flowsInLine((node as Element).localName)) {
        const block = take()
        if (block) yield block
      }
    }
    if (!node) return false
    if (node === root) break
    if (
      node.nodeType === ELEMENT &&
      !flowsInLine((node as Element).localName) &&
      !isUnreadable(node as Element) &&
      (node as Element).localName !== 'br'
    ) {
      const block = take()
      if (block) yield block
    }
    node = node.nextSibling
  }
  const block = take()
  if (block) yield block
  return true
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

/** What a text says from `at` on, up to about the longest block: cut between two words if that can be. */
function pieceOf(text: Text, at: number, longest: number): string {
  const left = text.length - at
  if (left <= longest) return partOf(text, at, left)
  const piece = partOf(text, at, longest + 1)
  const space = piece.lastIndexOf(' ', longest)
  return piece.slice(0, space >= 0 && space > longest - CUT_WITHIN ? space + 1 : longest)
}

/**
 * Some characters of a text. A whole long text is never asked for: Firefox copies it each time, so that
 * reading 10 MB piece by piece took gigabytes.
 */
function partOf(text: Text, at: number, length: number): string {
  return at === 0 && length === text.length ? text.data : text.substringData(at, length)
}

function flat(data: string): string {
  return data.replace(/[\n\r\t]/g, ' ')
}

/** Line breaks in HTML source are spaces to a reader, except in <pre>. */
function isPreformatted(node: Node): boolean {
  for (let at = node.parentNode; at; at = at.parentNode) if ((at as Element).localName === 'pre') return true
  return false
}
