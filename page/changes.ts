/**
 * Gathers what changes in the document and its shadow roots, and says after a moment what has to be
 * read again: what is new with all that is in it, or only a block's own text.
 */
import { liesIn } from './ancestors'
import { blockAround, ELEMENT, isInline, kindOf, TEXT } from './kinds'
import { eachInSlices, nextSlice } from './slices'

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
  /** New elements as the page put them in, and nodes whose block has changed. What they come to is asked once for all. */
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
        this.#edited.add(target)
        continue
      }
      for (const node of addedNodes) {
        if (node.nodeType === TEXT) this.#edited.add(target)
        // `bedside-card` is among what is never read.
        else if (node.nodeType === ELEMENT && kindOf((node as Element).localName) !== 'skipped') this.#added.add(node)
      }
      for (const { nodeName } of removedNodes)
        if (nodeName !== OWN_NAME) {
          this.#edited.add(target)
          break
        }
    }
    if (this.#added.size + this.#edited.size > 0) this.#wake()
  }

  #wake(): void {
    if (this.#waiting) return
    this.#waiting = true
    setTimeout(() => void this.#tell().catch(() => undefined), QUIET_MS)
  }

  async #tell(): Promise<void> {
    const signal = this.#signal
    await nextSlice(true, signal)
    this.#waiting = false
    const { elements, touched, texts } = { elements: this.#added, touched: this.#edited, texts: this.#texts }
    ;[this.#added, this.#edited, this.#texts] = [new Set(), new Set(), new Set()]
    const [added, edited] = [new Set<Node>(), new Set<Node>()]
    const sort = (node: Node) => {
      if (!isInline(node as Element)) added.add(blockAround(node))
      else if (node.parentNode) edited.add(blockAround(node.parentNode))
    }
    await eachInSlices(await outermost(elements, elements, signal), sort, true, signal)
    await eachInSlices([...touched], (node) => edited.add(blockAround(node)), true, signal)
    const changed = { added: await outermost(added, added, signal), edited: await outermost(edited, added, signal) }
    await this.#onChanged({ ...changed, texts })
  }
}

/** Those of the nodes that are in the page and lie inside none of the `others`. */
async function outermost(nodes: Set<Node>, others: Set<Node>, signal: AbortSignal): Promise<Node[]> {
  const isInside = liesIn(
    (node) => others.has(node),
    (node) => node.parentNode,
  )
  const found: Node[] = []
  const look = (node: Node) => {
    const { parentNode } = node
    const isOther = nodes !== others && others.has(node)
    if (node.isConnected && !isOther && (!parentNode || !isInside(parentNode))) found.push(node)
  }
  await eachInSlices([...nodes], look, true, signal)
  return found
}
