/**
 * Reads a document and keeps its marks true while it changes: everything is surveyed first (what does
 * this page speak of?), then read from the screen outward, in slices; later only what changed is read.
 */
import { blockAround, isCurrent, isInline, isInSkipped, isUnreadable, walkBlocks, type Block } from './blocks'
import { hasLightText } from './contrast'
import { markOf, Marks, type Found, type Mark } from './marks'
import { DARK_PAGE, LIGHT_PAGE, type Painter } from './painter'
import { rootOf } from './sample'
import { inSlices, nextSlice } from './slices'
import { Unrest } from './unrest'
import { isShown, Veiled } from './veiled'

/** The language core as the scanner sees it; `Reader` fits. */
export interface TextReader<Draft = object> {
  draft(text: string): Draft | null
  settle(): void
  finish(draft: Draft): Found[]
}

interface Drafted {
  block: Block
  draft: object
}

export interface ScannerOptions {
  reader: TextReader
  painter: Painter
  /** Whether the reader of the page wants this word marked; `repeated`: its entry is marked already. */
  wants: (found: Found, repeated: boolean) => boolean
  /** Called when the number of marks changed. */
  onChange: (count: number) => void
  signal: AbortSignal
}

/** A page longer than this is read up to here: an endless feed must not be paid for without end. */
const MOST_CHARACTERS = 3_000_000
const MOST_MARKS = 20_000
/** Changes are gathered for this long before the changed blocks are read again. */
const QUIET_MS = 150
/** The name of the element that we put into the page ourselves. */
const OWN_NAME = 'BEDSIDE-CARD'
/** A page that takes out what is being read, as while it starts, is begun again this many times. */
const MOST_BEGINNINGS = 3

export class Scanner {
  readonly marks = new Marks()
  readonly #options: ScannerOptions
  readonly #roots = new Set<Document | ShadowRoot>()
  readonly #observer: MutationObserver
  readonly #veiled: Veiled
  readonly #unrest: Unrest
  /** What has come into the page since it was read: to be read with all that is in it. */
  #added = new Set<Node>()
  /** Blocks whose own text has changed, and the text nodes that did. */
  #edited = new Set<Node>()
  #texts = new Set<Text>()
  #waiting = false

  constructor(options: ScannerOptions) {
    this.#options = options
    const { signal, onChange } = options
    this.#observer = new MutationObserver((records) => this.#onMutations(records))
    this.#veiled = new Veiled((marks) => {
      for (const mark of marks) this.#place(mark)
      onChange(this.marks.size)
    }, signal)
    this.#unrest = new Unrest((blocks) => {
      for (const block of blocks) this.#edited.add(block)
      this.#wake()
    }, signal)
    signal.addEventListener('abort', () => this.#observer.disconnect())
  }

  /** Reads the whole document and goes on watching it. Resolves when all of it was read once. */
  async start(document: Document): Promise<void> {
    this.#watch(document)
    const root = rootOf(document)
    if (root && !isInSkipped(root)) await this.#scan(root, { idle: false })
  }

  /** Reads everything again, as after a change of settings. What is no longer wanted goes at once. */
  async restart(document: Document): Promise<void> {
    const kept = new Set<string>()
    for (const mark of this.marks.inOrder()) {
      const { found } = mark
      if (this.#options.wants(found, kept.has(found.entry))) kept.add(found.entry)
      else this.#drop(mark)
    }
    this.#options.onChange(this.marks.size)
    for (const root of this.#roots) {
      const from = root === document ? (rootOf(document) ?? root) : root
      if (!isInSkipped(from)) await this.#scan(from, { idle: false })
    }
  }

  #watch(root: Document | ShadowRoot): void {
    this.#roots.add(root)
    this.#options.painter.adopt(root)
    this.#observer.observe(root, { childList: true, characterData: true, subtree: true })
  }

  /** Surveys and reads one subtree, or only its root's `own` text. */
  async #scan(root: Node, { idle, own = false }: { idle: boolean; own?: boolean }): Promise<void> {
    const { reader, signal, onChange } = this.#options
    const hosts = new Set<Element>()
    let hopeful: Drafted[] = []
    let characters = 0
    let beginnings = 1
    const begin = () => walkBlocks(root, { onShadow: (host) => hosts.add(host), readHidden: true, own })
    let walk = begin()
    const step = (): boolean => {
      const next = walk.next()
      if (next.done === true) {
        if (next.value || !root.isConnected || ++beginnings > MOST_BEGINNINGS) return true
        hopeful = []
        walk = begin()
        return false
      }
      const block = next.value
      if (!block) return false
      const draft = reader.draft(block.text)
      if (draft) hopeful.push({ block, draft })
      else this.#dropIn(block.nodes)
      characters += block.text.length
      return characters > MOST_CHARACTERS
    }
    await inSlices(step, idle, signal)
    for (const { shadowRoot } of hosts) {
      if (!shadowRoot || this.#roots.has(shadowRoot)) continue
      this.#watch(shadowRoot)
      void this.#scan(shadowRoot, { idle }).catch(() => undefined)
    }
    reader.settle()
    const [near, far] = splitByScreen(hopeful)
    for (const [blocks, later] of [
      [near, false],
      [far, true],
    ] as const) {
      let i = 0
      const read = () => {
        const block = blocks[i++]
        if (block) this.#read(block)
        return i >= blocks.length
      }
      await inSlices(read, later, signal)
      onChange(this.marks.size)
    }
  }

  #read({ block, draft }: Drafted): void {
    // What has changed since it was drafted is on its way to be read again.
    if (!isCurrent(block)) return
    this.#dropIn(block.nodes)
    const { reader, wants } = this.#options
    for (const found of reader.finish(draft)) {
      if (!wants(found, this.marks.has(found.entry))) continue
      const mark = markOf(block, found, LIGHT_PAGE)
      if (spansOneLine(mark)) this.#place(mark)
    }
  }

  #place(mark: Mark): void {
    const element = mark.range.startContainer.parentElement ?? hostOf(mark.range.startContainer)
    if (!element || this.marks.size >= MOST_MARKS) return
    if (!isShown(element)) {
      this.#veiled.wait(element, mark)
      return
    }
    mark.layer = hasLightText(element) ? DARK_PAGE : LIGHT_PAGE
    this.marks.add(mark)
    this.#options.painter.add(mark.range, mark.layer)
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
    setTimeout(() => void this.#rescan().catch(() => undefined), QUIET_MS)
  }

  async #rescan(): Promise<void> {
    const { signal, painter, onChange } = this.#options
    await nextSlice(true, signal)
    this.#waiting = false
    const { added, edited, texts } = { added: this.#added, edited: this.#edited, texts: this.#texts }
    ;[this.#added, this.#edited, this.#texts] = [new Set(), new Set(), new Set()]
    for (const mark of this.marks.gone()) this.#drop(mark)
    for (const text of texts) this.#dropIn([text])
    for (const root of this.#roots) if (root instanceof ShadowRoot && !root.host.isConnected) this.#roots.delete(root)
    this.#veiled.prune()
    painter.readopt()
    for (const root of outermost(added, added)) await this.#reread(root, false)
    for (const block of outermost(edited, added)) await this.#reread(block, true)
    onChange(this.marks.size)
  }

  async #reread(root: Node, own: boolean): Promise<void> {
    if (isInSkipped(root)) this.#dropWithin(root)
    else if (!this.#unrest.note(root)) await this.#scan(root, { idle: true, own })
  }

  #dropIn(nodes: readonly Text[]): void {
    for (const node of nodes) {
      for (const mark of this.marks.in(node)) this.#drop(mark)
      this.#veiled.forget(node)
    }
  }

  #dropWithin(root: Node): void {
    for (const mark of this.marks.values()) if (root.contains(mark.range.startContainer)) this.#drop(mark)
  }

  #drop(mark: Mark): void {
    this.marks.remove(mark)
    this.#options.painter.remove(mark.range)
  }
}

/** The element around a text that lies directly in a shadow root. */
function hostOf({ parentNode }: Node): Element | null {
  return parentNode instanceof ShadowRoot ? parentNode.host : null
}

/** A phrase over several text nodes counts only if what lies between them flows in one line. */
function spansOneLine({ range }: Mark): boolean {
  const { startContainer, endContainer } = range
  if (startContainer === endContainer) return true
  for (const node of [startContainer, endContainer])
    for (
      let at = node.parentElement;
      at && !at.contains(node === startContainer ? endContainer : startContainer);
      at = at.parentElement
    )
      if (!/^(?:inline|contents|ruby)/.test(getComputedStyle(at).display)) return false
  return true
}

/** Blocks on or near the screen first. One look at geometry for each, before anything is painted. */
function splitByScreen(blocks: readonly Drafted[]): [Drafted[], Drafted[]] {
  const near: Drafted[] = []
  const far: Drafted[] = []
  const height = innerHeight
  for (const block of blocks) {
    const box = block.block.nodes[0]!.parentElement?.getBoundingClientRect()
    ;(box && box.bottom > -height && box.top < 2 * height ? near : far).push(block)
  }
  return [near, far]
}

/** Those of the nodes that are in the page and lie inside none of the `others`. */
function outermost(nodes: Set<Node>, others: Set<Node>): Node[] {
  return [...nodes].filter((node) => {
    if (!node.isConnected || (nodes !== others && others.has(node))) return false
    for (let at = node.parentNode; at; at = at.parentNode) if (others.has(at)) return false
    return true
  })
}
