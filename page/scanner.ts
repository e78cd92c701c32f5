/**
 * Reads a document and keeps its marks true while it changes: everything is surveyed first (what does
 * this page speak of?), then read from the screen outward, in slices; later only what changed is read.
 */
import { isCurrent, walkBlocks, type Block } from './blocks'
import { Changes, type Changed } from './changes'
import { hasLightText } from './contrast'
import { isInSkipped } from './kinds'
import { spansOneLine, splitByScreen } from './layout'
import { markOf, Marks, type Found, type Mark } from './marks'
import { DARK_PAGE, LIGHT_PAGE, type Painter } from './painter'
import { rootOf } from './sample'
import { inSlices } from './slices'
import { Unrest } from './unrest'
import { isShown, Veiled } from './veiled'

/** The language core as the scanner sees it; `Reader` fits. */
export interface TextReader<Draft = object> {
  draft(text: string): Draft | null
  settle(): void
  finish(draft: Draft): Found[]
  /** Gives back what reading took. */
  rest(): void
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
/** A page that takes out what is being read, as while it starts, is begun again this many times. */
const MOST_BEGINNINGS = 3

export class Scanner {
  readonly marks = new Marks()
  readonly #options: ScannerOptions
  readonly #roots = new Set<Document | ShadowRoot>()
  readonly #changes: Changes
  readonly #veiled: Veiled
  readonly #unrest: Unrest

  constructor(options: ScannerOptions) {
    this.#options = options
    const { signal, onChange } = options
    this.#changes = new Changes((changed) => this.#rescan(changed), signal)
    this.#veiled = new Veiled((marks) => {
      for (const mark of marks) this.#place(mark)
      onChange(this.marks.size)
    }, signal)
    this.#unrest = new Unrest((blocks) => this.#changes.noteEdited(blocks), signal)
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
    this.#changes.watch(root)
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
    reader.rest()
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

  async #rescan({ added, edited, texts }: Changed): Promise<void> {
    const { painter, onChange } = this.#options
    for (const mark of this.marks.gone()) this.#drop(mark)
    for (const text of texts) this.#dropIn([text])
    for (const root of this.#roots) if (root instanceof ShadowRoot && !root.host.isConnected) this.#roots.delete(root)
    this.#veiled.prune()
    painter.readopt()
    for (const root of added) await this.#reread(root, false)
    for (const block of edited) await this.#reread(block, true)
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
