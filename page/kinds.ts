/** Kinds of elements: which flow within a line, which start a block of their own, and which are never read. */

import { liesIn } from './ancestors'

export const ELEMENT = 1
export const TEXT = 3
/** More elements than a line has: to look at them all would take longer than to read them. */
const MOST_IN_LINE = 2_000

/** Elements that flow within a line: a phrase may run across their edges. */
const INLINE =
  'a abbr acronym b bdi bdo big cite del dfn em font i ins label mark nobr q s small span strike strong sub sup ' +
  'time u wbr data ruby rb tspan slot'

/** Code, fields, editors, media and what is never shown: not read, and no phrase runs across them. */
const SKIPPED =
  'script style noscript template head title code kbd samp tt var textarea input select option optgroup datalist ' +
  'button progress meter svg math canvas iframe frame frameset object embed audio video img picture map rt rp ' +
  'noframes bedside-card'

/** `block`: starts a block of its own; `break`: a line break. */
export type Kind = 'inline' | 'skipped' | 'break' | 'block'

const KINDS = new Map<string, Kind>([['br', 'break']])
for (const name of INLINE.split(' ')) KINDS.set(name, 'inline')
for (const name of SKIPPED.split(' ')) KINDS.set(name, 'skipped')

/** The kind of all elements of a name. */
export function kindOf(name: string): Kind {
  return KINDS.get(name) ?? 'block'
}

/** Whether nothing inside the element is read: by its kind, or because somebody writes in it. */
function isSkipped(element: Element): boolean {
  return kindOf(element.localName) === 'skipped' || isSwitchedOff(element)
}

/** Whether its attributes say that nothing inside the element is to be read: somebody writes in it, or it is not in English. */
export function isSwitchedOff(element: Element): boolean {
  if (!element.hasAttributes()) return false
  const editable = element.getAttribute('contenteditable')
  if (editable !== null && editable !== 'false') return true
  const role = element.getAttribute('role')
  if (role === 'textbox' || role === 'searchbox' || role === 'combobox' || role === 'button') return true
  const lang = element.getAttribute('lang')
  return Boolean(lang) && !/^en\b/i.test(lang ?? '')
}

/** Whether the element's own attributes hide it. What style sheets do to it only a browser knows. */
export function isHidden(element: Element): boolean {
  if (!element.hasAttributes()) return false
  if (element.hasAttribute('hidden') || element.hasAttribute('inert')) return true
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.getAttribute('style') ?? '')
}

/** Whether a node is, or lies in, something that is skipped; for many nodes at once, `isInSkippedOf`. */
export function isInSkipped(node: Node): boolean {
  return isInSkippedOf()(node)
}

/** The same for the nodes of one moment. */
export function isInSkippedOf(): (node: Node) => boolean {
  return liesIn((at) => at.nodeType === ELEMENT && isSkipped(at as Element))
}

/** Whether an element flows within a line, with everything in it. One with very much in it is taken for none that does. */
export function isInline(element: Element): boolean {
  // Not by recursion: a page may nest deeper than a stack is high.
  let looked = 0
  for (let at: Element | null = element; at;) {
    const kind = kindOf(at.localName)
    if (kind === 'block' || ++looked > MOST_IN_LINE) return false
    const isLeaf = kind !== 'inline'
    let next: Element | null = isLeaf ? null : at.firstElementChild
    for (; !next && at && at !== element; at = at.parentElement) next = at.nextElementSibling
    at = next
  }
  return true
}

/** The nearest element around a node that starts a block of its own. */
export function blockAround(node: Node): Node {
  let at: Node = node
  while (at.parentNode && (at.nodeType !== ELEMENT || kindOf((at as Element).localName) === 'inline'))
    at = at.parentNode
  return at
}
