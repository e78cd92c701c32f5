/**
 * Reads a document and keeps its marks true while it changes: everything is surveyed first (what does
 * this page speak of?), then read from the screen outward, in slices; later only what changed is read.
 */
import { isCurrent, startingIn, walkBlocks, type Block } from './blocks'
import { Changes, type Changed } from './changes'
import type { Ears } from './ears'
import { isInSkipped } from './kinds'
import { elementOf, layerFor, recolour } from './layers'
import { LateRoots } from './late-roots'
import { isNearScreen, spansOneLine } from './layout'
import { markOf, Marks, type Found, type Mark } from './marks'
import { Nearby } from './nearby'
import { LIGHT_PAGE, type Painter } from './painter'
import { rootOf } from './sample'
import { eachInSlices, inSlices } from './slices'
import { watchTheme } from './theme'
import { Unrest } from './unrest'
import { isShown, Veiled } from './veiled'

/** The language core as the scanner sees it; `Reader` fits. */
export interface TextReader<Draft = object> {
  draft(text: string): Draft | null
  settle(): void
  finish(draft: Draft): Found[]
  /** Forgets what the page has spoken of, as when another comes in its place. */
  forget(): void
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
  ears: Ears
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
  readonly #late: LateRoots
  readonly #painted: Nearby
  /** What the page was when it was last read: its address, and its root element, which `document.open` replaces. */
  #address = ''
  #element: Element | null = null

  constructor(options: ScannerOptions) {
    this.#options = options
    const { ears, onChange } = options
    const { signal } = ears
    this.#changes = new Changes((changed) => this.#rescan(changed), signal)
    this.#veiled = new Veiled((marks) => {
      for (const mark of marks) this.#place(mark)
      onChange(this.marks.size)
    }, ears)
    this.#unrest = new Unrest((blocks) => this.#changes.noteEdited(blocks), signal)
    this.#painted = new Nearby(options.painter, signal)
    this.#late = new LateRoots((root) => this.meet(root), signal)
  }

  /** Reads the whole document and goes on watching it. Resolves when all of it was read once. */
  async start(document: Document): Promise<void> {
    ;[this.#address, this.#element] = [addressOf(document), document.documentElement]
    this.#watch(document)
    watchTheme(document, () => this.#onTheme(), this.#options.ears)
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

  /** Reads a shadow root if it is new, and watches it from then on. */
  meet(root: ShadowRoot): void {
    if (this.#roots.has(root) || isInSkipped(root)) return
    this.#watch(root)
    void this.#scan(root, { idle: true }).catch(() => undefined)
  }

  #watch(root: Document | ShadowRoot): void {
    this.#roots.add(root)
    this.#options.painter.adopt(root)
    this.#changes.watch(root)
  }

  /** Surveys and reads one subtree, or only its root's `own` text. */
  async #scan(root: Node, { idle, own = false }: { idle: boolean; own?: boolean }): Promise<void> {
    const { reader, ears, onChange } = this.#options
    const { signal } = ears
    const hosts = new Set<Element>()
    let hopeful: Drafted[] = []
    let characters = 0
    let beginnings = 1
    const walking = {
      onShadow: (host: Element) => hosts.add(host),
      onCustom: (element: Element) => this.#late.wait(element),
      readHidden: true,
      own,
    }
    const begin = () => walkBlocks(root, walking)
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
      else this.#dropIn(startingIn(block))
      characters += block.text.length
      return characters > MOST_CHARACTERS
    }
    await inSlices(step, idle, signal)
    for (const { shadowRoot } of hosts) if (shadowRoot) this.meet(shadowRoot)
    reader.settle()
    const [near, far]: [Drafted[], Drafted[]] = [[], []]
    await eachInSlices(hopeful, (drafted) => (isNearScreen(drafted.block) ? near : far).push(drafted), idle, signal)
    for (const [blocks, later] of [
      [near, false],
      [far, true],
    ] as const) {
      await eachInSlices(blocks, (drafted) => this.#read(drafted), later, signal)
      onChange(this.marks.size)
    }
    reader.rest()
  }

  #read({ block, draft }: Drafted): void {
    // What has changed since it was drafted is on its way to be read again.
    if (!isCurrent(block)) return
    this.#dropIn(startingIn(block))
    const { reader, wants } = this.#options
    const layers = new Map<Element, string | null>()
    for (const found of reader.finish(draft)) {
      if (!wants(found, this.marks.has(found.entry))) continue
      const mark = markOf(block, found, LIGHT_PAGE)
      if (spansOneLine(mark)) this.#place(mark, layers)
    }
  }

  /** Marks a word, or has it wait. `layers` keeps what the page was asked for: words of a block share elements. */
  #place(mark: Mark, layers = new Map<Element, string | null>()): void {
    const element = elementOf(mark)
    if (!element || this.marks.size >= MOST_MARKS) return
    let layer = layers.get(element)
    if (layer === undefined) layers.set(element, (layer = isShown(element) ? layerFor(element) : null))
    if (layer === null) {
      this.#veiled.wait(element, mark)
      return
    }
    mark.layer = layer
    this.marks.add(mark)
    this.#painted.add(mark)
  }

  #onTheme(): void {
    const { painter, ears } = this.#options
    painter.restore()
    void recolour(this.marks, this.#painted, ears.signal).catch(() => undefined)
  }

  async #rescan({ added, edited, texts }: Changed): Promise<void> {
    const { painter, onChange, ears, reader } = this.#options
    if (document.documentElement !== this.#element) ears.restore()
    this.#element = document.documentElement
    for (const mark of this.marks.gone()) this.#drop(mark)
    for (const text of texts) this.#dropIn([text])
    for (const root of this.#roots) if (root instanceof ShadowRoot && !root.host.isConnected) this.#roots.delete(root)
    this.#veiled.prune()
    painter.restore()
    this.#late.look()
    if (addressOf(document) !== this.#address) {
      // Another page in the place of the first: what that one spoke of says nothing of this one.
      this.#address = addressOf(document)
      reader.forget()
      await this.restart(document)
      return
    }
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
    this.#painted.remove(mark)
  }
}

/** The address of what is shown, as the page itself tells: a mere place on the page is no other page. */
function addressOf({ location }: Document): string {
  return location.origin + location.pathname + location.search
}
