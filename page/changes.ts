/**
 * Gathers what changes in the document and its shadow roots, and says after a moment what has to be
 * read again: what is new with all that is in it, or only a block's own text.
 */
import { blockAround, isInline, isUnreadable } from './kinds'
import { nextSlice } from './slices'

/** Changes are gathered for this long before the changed blocks are read again. */
const QUIET_MS = 150
/** The name of the element that we put into the page ourselves. */
const OWN_NAME = 'BEDSIDE-CARD'

export interface Changed {
  /** Nodes that are new: to be read with all that is in them. None lies in another. */
  added: Node[]
  /** Blocks whose own text has changed. None lies in what is new. */
  edited: Node[]
  /** Text nodes whose characters have changed. */
  texts: Iterable<Text>
}

export class Changes {
  readonly #observer: MutationObserver
  readonly #onChanged: (changed: Changed) => Promise<void>
  readonly #signal: AbortSignal
  #added = new Set<Node>()
  #edited = new Set<Node>()
  #texts = new Set<Text>()
  #waiting = false

  constructor(onChanged: (changed: Changed) => Promise<void>, signal: AbortSignal) {
    this.#onChanged = onChanged
    this.#signal = signal
    this.#observer = new MutationObserver((records) => this.#onMutations(records))
    signal.addEventListener('abort', () => this.#observer.disconnect())
  }

  watch(root: Document | ShadowRoot): void {
    this.#observer.observe(root, { childList: true, characterData: true, subtree: true })
  }

  /** Has the own text of these blocks read again with the next changes. */
  noteEdited(blocks: Iterable<Node>): void {
    for (const block of blocks) this.#edited.add(block)
    this.#wake()
  }

  #onMutations(records: MutationRecord[]): void {
    for (const { type, target, addedNodes, removedNodes } of records) {
      if (type === 'characterData') {
        this.#texts.add(target as Text)
        this.#edited.add(blockAround(target))
        continue
      }
      for (const node of addedNodes) this.#noteAdded(node, target)
      if ([...removedNodes].some((n) => n.nodeName !== OWN_NAME)) this.#edited.add(blockAround(target))
    }
    if (this.#added.size + this.#edited.size > 0) this.#wake()
  }

  #noteAdded(node: Node, parent: Node): void {
    if (node.nodeType === Node.TEXT_NODE) this.#edited.add(blockAround(parent))
    // `bedside-card` is among what is never read.
    if (node.nodeType !== Node.ELEMENT_NODE || isUnreadable(node as Element)) return
    if (isInline(node as Element)) this.#edited.add(blockAround(parent))
    else this.#added.add(blockAround(node))
  }

  #wake(): void {
    if (this.#waiting) return
    this.#waiting = true
    setTimeout(() => void this.#tell().catch(() => undefined), QUIET_MS)
  }

  async #tell(): Promise<void> {
    await nextSlice(true, this.#signal)
    this.#waiting = false
    const { added, edited, texts } = { added: this.#added, edited: this.#edited, texts: this.#texts }
    ;[this.#added, this.#edited, this.#texts] = [new Set(), new Set(), new Set()]
    await this.#onChanged({ added: outermost(added, added), edited: outermost(edited, added), texts })
  }
}

/** Those of the nodes that are in the page and lie inside none of the `others`. */
function outermost(nodes: Set<Node>, others: Set<Node>): Node[] {
  return [...nodes].filter((node) => {
    if (!node.isConnected || (nodes !== others && others.has(node))) return false
    for (let at = node.parentNode; at; at = at.parentNode) if (others.has(at)) return false
    return true
  })
}
