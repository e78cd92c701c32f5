/** The "Here" line: what this very text says of a word. */
import { readCues } from '../sense/context'
import { readDescription } from '../sense/description'
import type { Here } from './model'

/** Kinds of entry for which "not seen", "mild" or "on the left" makes sense. */
const FINDINGS = new Set(['condition', 'symptom', 'sign'])

/** Reads the sentence around a highlight. Offsets are UTF-16 units into the block's text. */
export function readHere(text: string, start: number, end: number, levels: string[]): Here {
  return {
    levels: levels.length > 0 ? [levels] : [],
    cues: readCues(text, start, end),
    ...readDescription(text, start, end),
  }
}

/** Whether an entry of this kind is something that is found in a body, rather than a part of it or a person. */
export const isFinding = (kind: string): boolean => FINDINGS.has(kind)

/** Leaves out what does not apply to the entry's kind: a nerve is not "mild", a surgeon not "possible". */
export function hereFor(kind: string, here: Here): Here {
  return isFinding(kind) ? here : { ...here, cues: [], severity: '', side: kind === 'anatomy' ? here.side : '' }
}
