/**
 * Walks a document and yields its text block by block. Reads only; the page is never touched. Works on
 * anything shaped like a DOM, so `npm run explain` walks by the same code. Each question to a page takes
 * as long as reading twenty letters, so none is asked twice.
 */
import type { Block } from './blocks'
import { flat, partOf } from './data'
import { ELEMENT, isSwitchedOff, kindOf, TEXT, type Kind } from './kinds'

const SPACE = 32
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
  /** Says of an element that nothing in it is to be read, beside what never is. */
  skips?: (element: Element) => boolean
  /** Only the root's own text: elements that are blocks of their own are passed over. */
  own?: boolean
}

/**
 * Yields the blocks under `root` in document order; `null` is a pause, nothing more. Returns false when
 * it lost its way, because the page took out what it was reading.
 */
export function* walkBlocks(root: Node, options: WalkOptions = {}): Generator<Block | null, boolean, undefined> {
  const walk = new Walk(root, options)
  while (walk.isWhole === undefined) yield walk.next()
  return walk.isWhole
}

class Walk {
  /** Whether all was read; while the walk goes on nobody knows. */
  isWhole?: boolean
  readonly #root: Node
  readonly #options: WalkOptions
  readonly #longest: number
  #node: Node
  /** How much of the text at hand is read. */
  #at = 0
  /** The <pre> that is read in. */
  #pre: Node | null
  #nodes: Text[] = []
  #starts: number[] = []
  #text = ''

  constructor(root: Node, options: WalkOptions) {
    this.#root = this.#node = root
    this.#options = options
    this.#longest = options.longestBlock ?? LONGEST_BLOCK
    this.#pre = (root as Partial<Element>).closest?.('pre') ?? null
  }

  /** Walks on to the end of the next block, or for a while. */
  next(): Block | null {
    const root = this.#root
    let node = this.#node
    for (let left = NODES_BETWEEN_PAUSES; left > 0; left--) {
      let ends = false
      let next: Node | null = null
      const type = node.nodeType
      if (type === TEXT) {
        if (this.#read(node as Text)) {
          this.#node = node
          return { ...this.#take()!, goesOn: true }
        }
        ends = this.#text.length > this.#longest
      } else if (type === ELEMENT || node === root) {
        // The root may be a document, which has no name.
        const name = (node as Partial<Element>).localName ?? ''
        const kind = kindOf(name)
        ends = kind === 'block'
        if (name === 'pre') this.#pre ??= node
        if (this.#descends(node as Element, name, kind)) next = node.firstChild
      }
      while (!next) {
        if (node === root) {
          this.isWhole = true
          return this.#take()
        }
        next = node.nextSibling
        if (next) break
        const parent = node.parentNode
        if (!parent) {
          this.isWhole = false
          return null
        }
        node = parent
        if (node === this.#pre) this.#pre = null
        if (kindOf((node as Element).localName) === 'block') ends = true
      }
      node = next
      if (ends && this.#nodes.length > 0) {
        this.#node = node
        return this.#take()
      }
    }
    this.#node = node
    return null
  }

  /** Whether the walk goes into an element. */
  #descends(element: Element, name: string, kind: Kind): boolean {
    const { skips, own, onShadow, onCustom } = this.#options
    const isRoot = element === this.#root
    if (!isRoot && (kind === 'skipped' || isSwitchedOff(element) || skips?.(element))) {
      this.#mark(OBJECT)
      return false
    }
    if (kind === 'break') {
      this.#mark('\n')
      return false
    }
    if (element.shadowRoot) onShadow?.(element)
    else if (kind === 'block' && name.includes('-')) onCustom?.(element)
    return isRoot || own !== true || kind === 'inline'
  }

  /** Takes in a text, or of a long one the next piece; says whether it goes on after that. */
  #read(text: Text): boolean {
    const at = this.#at
    const { length } = text
    this.#at = 0
    if (length > LONGEST_TEXT) this.#mark(OBJECT)
    // The caller may have paused, and the text be another meanwhile.
    if (length > LONGEST_TEXT || (at > 0 && at >= length)) return false
    const whole = at === 0 && length <= this.#longest
    const piece = whole ? text.data : pieceOf(text, at, length - at, this.#longest)
    if (whole && this.#text === '' && isBlank(piece)) return false
    if (this.#nodes.length === 0) {
      // A list that is made with its first item has no room to spare; most blocks have one text.
      this.#nodes = [text]
      this.#starts = [0 - at]
    } else {
      this.#nodes.push(text)
      this.#starts.push(this.#text.length - at)
    }
    this.#text += piece.includes('\n') && !this.#pre ? flat(piece) : piece
    if (at + piece.length >= length) return false
    this.#at = at + piece.length
    return true
  }

  #mark(sign: string): void {
    if (this.#text !== '') this.#text += sign
  }

  #take(): Block | null {
    const block = { text: this.#text, nodes: this.#nodes, starts: this.#starts }
    this.#nodes = []
    this.#text = ''
    return block.nodes.length > 0 ? block : null
  }
}

/** What a text says from `at` on, up to about the longest block: cut between two words if that can be. */
function pieceOf(text: Text, at: number, left: number, longest: number): string {
  if (left <= longest) return partOf(text, at, left)
  const piece = partOf(text, at, longest + 1)
  const space = piece.lastIndexOf(' ', longest)
  return piece.slice(0, space >= 0 && space > longest - CUT_WITHIN ? space + 1 : longest)
}

function isBlank(data: string): boolean {
  for (let i = 0; i < data.length; i++) if (data.charCodeAt(i) > SPACE) return false
  return true
}
