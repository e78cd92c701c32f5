/**
 * Walks a document and yields its text block by block: what a reader sees as one piece (paragraph,
 * cell, list item), with the way back from each character to its text node. Reads only; the page is
 * never touched. Works on anything shaped like a DOM, so `npm run explain` walks by the same code.
 */
import { ELEMENT, flowsInLine, isHidden, isSkipped, isUnreadable } from './kinds'

export interface Block {
  text: string
  nodes: Text[]
  /** Where in `text` each node's data starts. */
  starts: number[]
}

const TEXT = 3
/** Stands where something that is not text was: ends a phrase. */
const OBJECT = '\uFFFC'
/** A pause is offered after this many nodes without a block, so that a caller can keep its time. */
const NODES_BETWEEN_PAUSES = 256

export interface WalkOptions {
  /** Called for each element with a shadow root; walk it on its own. */
  onShadow?: (host: Element) => void
  /** Stop a block at this many characters; the rest goes on in the next. */
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
  const { longestBlock: longest = 50_000, readHidden = false, own = false, onShadow } = options
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
      const { data } = node as Text
      if (length > 0 || !isBlank(data)) {
        nodes.push(node as Text)
        starts.push(length)
        parts.push(data.includes('\n') && !isPreformatted(node) ? flat(data) : data)
        length += data.length
        if (length > longest) {
          const block = take()
          if (block) yield block
        }
      }
    } else if (node.nodeType === ELEMENT || node === root) {
      const name = node === root && node.nodeType !== ELEMENT ? '' : (node as Element).localName
      const inner = node !== root && node.nodeType === ELEMENT
      if (inner && (isSkipped(node as Element, name) || (!readHidden && isHidden(node as Element)))) mark(OBJECT)
      else if (name === 'br') mark('\n')
      else {
        if (name !== '' && (node as Element).shadowRoot) onShadow?.(node as Element)
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
  let i = block.starts.length - 1
  while (i > 0 && (isEnd ? block.starts[i]! >= offset : block.starts[i]! > offset)) i--
  const node = block.nodes[i]!
  return { node, offset: Math.min(offset - block.starts[i]!, node.data.length) }
}

/** Whether the page still says what the block says. */
export function isCurrent({ text, nodes, starts }: Block): boolean {
  return nodes.every(({ data, isConnected }, i) => {
    const from = starts[i]!
    const to = from + data.length
    // Between two nodes there may be a sign for a line break or an object.
    const ends = to === (starts[i + 1] ?? text.length) || /[\n\uFFFC]/.test(text.charAt(to))
    return isConnected && ends && (text.startsWith(data, from) || text.startsWith(flat(data), from))
  })
}

function flat(data: string): string {
  return data.replace(/[\n\r\t]/g, ' ')
}

/** Line breaks in HTML source are spaces to a reader, except in <pre>. */
function isPreformatted(node: Node): boolean {
  for (let at = node.parentNode; at; at = at.parentNode) if ((at as Element).localName === 'pre') return true
  return false
}

function isBlank(data: string): boolean {
  for (let i = 0; i < data.length; i++) {
    const code = data.charCodeAt(i)
    if (code !== 32 && code !== 10 && code !== 9 && code !== 13) return false
  }
  return true
}
