/** Beside the settings page: reads a pack's text and compiles it, telling how far it is. */
import { makePack, type BuiltPack } from '../core/packs/build'
import { BadPack, type BadRow, type PackProblem } from '../core/packs/pack'
import { readEveryday } from '../core/lexicon/everyday'
import { readPackText } from './pack-text'

export interface PackOrder {
  text: string
  /** What the pack is called where its file does not say. */
  name: string
  /** Everyday English, as the extension carries it. */
  everyday: string
}

export type PackAnswer = { done: number; of: number } | { pack: BuiltPack } | { problem: PackProblem; bad: BadRow[] }

const answer = (what: PackAnswer) => postMessage(what)

onmessage = ({ data }: MessageEvent<PackOrder>) => {
  const { text, name, everyday } = data
  try {
    answer({ pack: makePack(readPackText(text), name, readEveryday(everyday), (done, of) => answer({ done, of })) })
  } catch (error) {
    if (error instanceof BadPack) answer({ problem: error.problem, bad: error.badRows })
    else throw error
  }
}
