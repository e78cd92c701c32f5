/** The first reading of a page: its text is drafted block by block, for what was found and what the page speaks of. */
import type { Block } from './blocks'
import { walkBlocks, type WalkOptions } from './walk'
import { inSlices } from './slices'

/** The language core as the page sees it; `Reader` fits. */
export interface TextReader<Draft = object, Found = unknown> {
  draft(text: string): Draft | null
  settle(): void
  finish(draft: Draft): Found[]
  /** Forgets what the page has spoken of, as when another comes in its place. */
  forget(): void
  /** Gets ready to read; each call is followed by one of `rest`. */
  wake(): Promise<void>
  /** Gives back what reading took. */
  rest(): void
}

export interface Drafted {
  block: Block
  draft: object
}

export interface DraftOptions {
  reader: Pick<TextReader, 'draft'>
  /** Those of the roots of which only their own text is read. */
  own: ReadonlySet<Node>
  walking: WalkOptions
  /** Called with a block in which nothing can be marked. */
  onNothing: (block: Block) => void
  idle: boolean
  signal: AbortSignal
}

/** A page longer than this is read up to here: an endless feed must not be paid for without end. */
const MOST_CHARACTERS = 3_000_000
/** A page that takes out what is being read, as while it starts, is begun again this many times. */
const MOST_BEGINNINGS = 3

/** Drafts what lies in the roots, as one: a page may add thousands in one go. @throws the signal's reason on abort. */
export async function draftAll(roots: readonly Node[], options: DraftOptions): Promise<Drafted[]> {
  const { reader, own, walking, onNothing, idle, signal } = options
  const drafts: Drafted[] = []
  /** How many of them were there before the root that is being read. */
  let sure = 0
  let at = 0
  let characters = 0
  let beginnings = 1
  let walk: ReturnType<typeof walkBlocks> | null = null
  const step = (): boolean => {
    const root = roots[at]
    if (!root) return true
    walk ??= walkBlocks(root, { ...walking, own: own.has(root) })
    const next = walk.next()
    if (next.done === true) {
      walk = null
      if (!next.value && root.isConnected && ++beginnings <= MOST_BEGINNINGS) drafts.length = sure
      else [at, sure, beginnings] = [at + 1, drafts.length, 1]
      return false
    }
    const block = next.value
    if (!block) return false
    const draft = reader.draft(block.text)
    if (draft) drafts.push({ block, draft })
    else onNothing(block)
    characters += block.text.length
    return characters > MOST_CHARACTERS
  }
  await inSlices(step, idle, signal)
  return drafts
}
