/**
 * Reads a document and keeps its marks true while it changes: everything is surveyed first (what does
 * this page speak of?), then read from the screen outward, in slices; later only what changed is read.
 */
import { blockAround, isInSkipped, walkBlocks, type Block } from './blocks'
import { hasLightText } from './contrast'
import { markOf, Marks, type Found, type Mark } from './marks'
import { DARK_PAGE, LIGHT_PAGE, type Painter } from './painter'
import { rootOf } from './sample'
import { inSlices, nextSlice } from './slices'

/** The language core as the scanner sees it; `Reader` fits. */
export interface TextReader<Draft = NonNullable<unknown>> {
  draft(text: string): Draft | null
  settle(): void
  finish(draft: Draft): Found[]
}

interface Drafted {
  block: Block
  draft: NonNullable<unknown>
}

export interface ScannerOptions {
  reader: TextReader
  painter: Painter
  /** Whether the reader of the page wants this word marked. */
  wants: (found: Found) => boolean
  /** Called when the number of marks changed. */
  onChange: (count: number) => void
  signal: AbortSignal
}

/** A page longer than this is read up to here: an endless feed must not be paid for without end. */
const MOST_CHARACTERS = 3_000_000
const MOST_MARKS = 20_000
/** Changes are gathered for this long before the changed blocks are read again. */
const QUIET_MS = 150
/** A block that changes more often than this many times is a clock or a ticker; it is left alone. */
const RESTLESS = 20

export class Scanner {
  readonly marks = new Marks()
  readonly #options: ScannerOptions
  readonly #roots = new Set<Document | ShadowRoot>()
  readonly #observer: MutationObserver
  readonly #appearing: IntersectionObserver
  readonly #hidden = new Map<Element, Drafted[]>()
  readonly #restless = new WeakMap<Node, number>()
  #changed = new Set<Node>()
  #waiting = false
  #characters = 0

  constructor(options: ScannerOptions) {
    this.#options = options
    this.#observer = new MutationObserver((records) => this.#onMutations(records))
    this.#appearing = new IntersectionObserver((entries) => this.#onAppearing(entries))
    options.signal.addEventListener('abort', () => this.#stop())
  }

  /** Reads the whole document and goes on watching it. Resolves when all of it was read once. */
  async start(document: Document): Promise<void> {
    this.#watch(document)
    const root = rootOf(document)
    if (root) await this.#scan(root, false)
  }

  /** Reads everything again, as after a change of settings. */
  async restart(document: Document): Promise<void> {
    for (const mark of this.marks.values()) this.#drop(mark)
    this.#characters = 0
    for (const root of this.#roots) await this.#scan(root === document ? (rootOf(document) ?? root) : root, false)
    this.#options.onChange(this.marks.size)
  }

  #watch(root: Document | ShadowRoot): void {
    this.#roots.add(root)
    this.#options.painter.adopt(root)
    this.#observer.observe(root, { childList: true, characterData: true, subtree: true })
  }

  /** Surveys and reads one subtree. `known` is true when the page was judged before. */
  async #scan(root: Node, known: boolean): Promise<void> {
    const { reader, signal } = this.#options
    const hopeful: Drafted[] = []
    const hosts: Element[] = []
    const walk = walkBlocks(root, { onShadow: (host) => hosts.push(host) })
    await inSlices(
      () => {
        const { done, value } = walk.next()
        const draft = value && reader.draft(value.text)
        if (draft) hopeful.push({ block: value, draft })
        this.#characters += value?.text.length ?? 0
        return done === true || this.#characters > MOST_CHARACTERS
      },
      known,
      signal,
    )
    for (const host of hosts) {
      const shadow = host.shadowRoot
      if (!shadow || this.#roots.has(shadow)) continue
      this.#watch(shadow)
      void this.#scan(shadow, known).catch(() => undefined)
    }
    reader.settle()
    const [near, far] = splitByScreen(hopeful)
    for (const [blocks, idle] of [
      [near, false],
      [far, true],
    ] as const) {
      let i = 0
      await inSlices(
        () => {
          const block = blocks[i++]
          if (block) this.#read(block)
          return i >= blocks.length
        },
        idle,
        signal,
      )
      this.#options.onChange(this.marks.size)
    }
  }

  #read(drafted: Drafted): void {
    const { block, draft } = drafted
    const { reader, wants } = this.#options
    if (this.marks.size >= MOST_MARKS || !block.nodes[0]!.isConnected) return
    const found = reader.finish(draft)
    for (const one of found) {
      if (!wants(one)) continue
      const mark = markOf(block, one, LIGHT_PAGE)
      const element = mark.range.startContainer.parentElement
      if (!element || !spansOneLine(mark)) continue
      if (!isShown(element)) {
        this.#hide(element, drafted)
        break
      }
      mark.layer = hasLightText(element) ? DARK_PAGE : LIGHT_PAGE
      this.marks.add(mark)
      this.#options.painter.add(mark.range, mark.layer)
    }
  }

  /** A block that nobody can see waits until it comes to the screen. */
  #hide(element: Element, block: Drafted): void {
    const waiting = this.#hidden.get(element)
    if (waiting) waiting.push(block)
    else {
      this.#hidden.set(element, [block])
      this.#appearing.observe(element)
    }
  }

  #onAppearing(entries: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting || !isShown(target)) continue
      this.#appearing.unobserve(target)
      const blocks = this.#hidden.get(target) ?? []
      this.#hidden.delete(target)
      for (const block of blocks) this.#read(block)
      this.#options.onChange(this.marks.size)
    }
  }

  #onMutations(records: MutationRecord[]): void {
    for (const { type, target, addedNodes } of records) {
      if (type === 'characterData') this.#changed.add(blockAround(target))
      else if (addedNodes.length > 0) for (const node of addedNodes) this.#noteAdded(node, target)
      else this.#changed.add(target)
    }
    if (this.#changed.size === 0 || this.#waiting) return
    this.#waiting = true
    setTimeout(() => void this.#rescan().catch(() => undefined), QUIET_MS)
  }

  #noteAdded(node: Node, parent: Node): void {
    if (node.nodeName === 'BEDSIDE-CARD') return
    const text = node.nodeType === Node.TEXT_NODE
    if (text || node.nodeType === Node.ELEMENT_NODE) this.#changed.add(blockAround(text ? parent : node))
  }

  async #rescan(): Promise<void> {
    const { signal, painter, onChange } = this.#options
    await nextSlice(true, signal)
    this.#waiting = false
    const changed = this.#changed
    this.#changed = new Set()
    for (const mark of this.marks.gone()) this.#drop(mark)
    painter.readopt()
    for (const root of outermost(changed)) {
      const times = (this.#restless.get(root) ?? 0) + 1
      this.#restless.set(root, times)
      if (times > RESTLESS || this.#characters > MOST_CHARACTERS || isInSkipped(root)) continue
      if (root.nodeType === Node.ELEMENT_NODE || root.nodeType === Node.DOCUMENT_FRAGMENT_NODE) {
        this.#dropWithin(root)
        await this.#scan(root, true)
      }
    }
    onChange(this.marks.size)
  }

  #dropWithin(root: Node): void {
    for (const mark of this.marks.values())
      if (root.contains(mark.range.startContainer) || root.contains(mark.range.endContainer)) this.#drop(mark)
  }

  #drop(mark: Mark): void {
    this.marks.remove(mark)
    this.#options.painter.remove(mark.range)
  }

  #stop(): void {
    this.#observer.disconnect()
    this.#appearing.disconnect()
    this.#hidden.clear()
    this.#changed.clear()
  }
}

function isShown(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
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

/** Of nodes that lie inside each other only the outer ones. */
function outermost(nodes: Set<Node>): Node[] {
  return [...nodes].filter((node) => {
    if (!node.isConnected) return false
    for (let at = node.parentNode; at; at = at.parentNode) if (nodes.has(at)) return false
    return true
  })
}
