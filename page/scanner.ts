/**
 * Reads a document and keeps its marks true while it changes: everything is surveyed first (what does
 * this page speak of?), then read from the screen outward, in slices; later only what changed is read.
 */
import { liesIn } from './ancestors'
import { isCurrent, startingIn, type Block } from './blocks'
import { Changes, type Changed } from './changes'
import { draftAll, type Drafted, type TextReader } from './drafts'
import type { Ears } from './ears'
import { isInSkipped, isInSkippedOf } from './kinds'
import { elementOf, layerFor, recolour } from './layers'
import { LateRoots } from './late-roots'
import { isNearScreen, isShown, spansOneLine } from './layout'
import { markOf, Marks, type Found, type Mark } from './marks'
import { Nearby } from './nearby'
import { LIGHT_PAGE, type Painter } from './painter'
import { rootOf } from './sample'
import { eachInSlices } from './slices'
import { watchTheme } from './theme'
import { Unrest } from './unrest'
import { Veiled } from './veiled'

export interface ScannerOptions {
  reader: TextReader<object, Found>
  painter: Painter
  /** Whether the reader of the page wants this word marked; `repeated`: its entry is marked already. */
  wants: (found: Found, repeated: boolean) => boolean
  /** Called when the number of marks changed. */
  onChange: (count: number) => void
  ears: Ears
}

/** So few blocks are read at once: to ask where they are has the browser lay out the page. */
const FEW_BLOCKS = 12
/** Painted or waiting to be seen: more than anybody reads, and each takes some memory. */
const MOST_MARKS = 20_000

const NONE: ReadonlySet<Node> = new Set()

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
    this.#veiled = new Veiled((mark) => this.#place(mark), () => onChange(this.marks.size), ears) // prettier-ignore
    this.#unrest = new Unrest((blocks) => this.#changes.noteEdited(blocks), signal)
    this.#painted = new Nearby(options.painter, ears)
    this.#late = new LateRoots((roots) => this.#meetAll(roots), signal)
  }

  /** Reads the whole document and goes on watching it. Resolves when all of it was read once. */
  async start(document: Document): Promise<void> {
    ;[this.#address, this.#element] = [addressOf(document), document.documentElement]
    this.#watch(document)
    watchTheme(document, () => this.#onTheme(), this.#options.ears)
    const root = rootOf(document)
    if (root && !isInSkipped(root)) await this.#scan([root], { idle: false })
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
    const from = [...this.#roots].map((root) => (root === document ? (rootOf(document) ?? root) : root))
    const isSkipping = isInSkippedOf()
    await this.#scan(from.filter((root) => !isSkipping(root)), { idle: false }) // prettier-ignore
  }

  /** Reads a shadow root if it is new, and watches it from then on. */
  meet(root: ShadowRoot): void {
    this.#meetAll([root])
  }

  #meetAll(roots: readonly ShadowRoot[]): void {
    const isSkipping = isInSkippedOf()
    const met = roots.filter((root) => !this.#roots.has(root) && !isSkipping(root))
    for (const root of met) this.#watch(root)
    if (met.length > 0) void this.#scan(met, { idle: true }).catch(() => undefined)
  }

  #watch(root: Document | ShadowRoot): void {
    this.#roots.add(root)
    this.#options.painter.adopt(root)
    this.#changes.watch(root)
  }

  /** Surveys and reads subtrees, of some only their `own` text, as one: a page may add thousands in one go. */
  async #scan(roots: readonly Node[], { idle, own = NONE }: { idle: boolean; own?: ReadonlySet<Node> }): Promise<void> {
    const { reader, ears, onChange } = this.#options
    const { signal } = ears
    const hosts = new Set<Element>()
    const walking = {
      onShadow: (host: Element) => hosts.add(host),
      onCustom: (element: Element) => this.#late.wait(element),
    }
    const onNothing = (block: Block) => this.#dropIn(startingIn(block))
    if (roots.length === 0) return
    await reader.wake()
    try {
      const hopeful = await draftAll(roots, { reader, own, walking, onNothing, idle, signal })
      this.#meetAll([...hosts].flatMap(({ shadowRoot }) => shadowRoot ?? []))
      reader.settle()
      const [near, far]: [Drafted[], Drafted[]] = [[], []]
      const isFew = hopeful.length <= FEW_BLOCKS
      const sort = (drafted: Drafted) => (isFew || isNearScreen(drafted.block) ? near : far).push(drafted)
      await eachInSlices(hopeful, sort, idle, signal)
      for (const [blocks, later] of [
        [near, false],
        [far, true],
      ] as const) {
        await eachInSlices(blocks, (drafted) => this.#read(drafted), later, signal)
        onChange(this.marks.size)
      }
    } finally {
      reader.rest()
    }
  }

  #read({ block, draft }: Drafted): void {
    // What has changed since it was drafted is on its way to be read again.
    if (!isCurrent(block)) return
    this.#dropIn(startingIn(block))
    const { reader, wants } = this.#options
    const layers = new Map<Element, string | null>()
    for (const found of reader.finish(draft)) {
      if (this.marks.size + this.#veiled.size >= MOST_MARKS) return
      if (!wants(found, this.marks.has(found.entry))) continue
      const mark = markOf(block, found, LIGHT_PAGE)
      if (spansOneLine(mark)) this.#place(mark, layers)
    }
  }

  /** Marks a word, or has it wait. `layers` keeps what the page was asked for: words of a block share elements. */
  #place(mark: Mark, layers = new Map<Element, string | null>()): void {
    const element = elementOf(mark)
    if (!element) return
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
    const skipped = new Set<Node>()
    const isSkipping = isInSkippedOf()
    const readable = async (roots: readonly Node[]) => {
      const found: Node[] = []
      const sort = (root: Node) => {
        if (isSkipping(root)) skipped.add(root)
        else if (!this.#unrest.note(root)) found.push(root)
      }
      await eachInSlices(roots, sort, true, ears.signal)
      return found
    }
    const [own, whole] = [await readable(edited), await readable(added)]
    this.#dropWithin(skipped)
    await this.#scan([...own, ...whole], { idle: true, own: new Set(own) })
    onChange(this.marks.size)
  }

  #dropIn(nodes: readonly Text[]): void {
    for (const node of nodes) {
      for (const mark of this.marks.in(node)) this.#drop(mark)
      this.#veiled.forget(node)
    }
  }

  #dropWithin(roots: ReadonlySet<Node>): void {
    if (roots.size === 0) return
    const isWithin = liesIn((node) => roots.has(node))
    for (const mark of this.marks.values()) if (isWithin(mark.range.startContainer)) this.#drop(mark)
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
