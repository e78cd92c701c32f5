/** Kinds of elements: which flow within a line, which start a block of their own, and which are never read. */

import { liesIn } from './ancestors'

export const ELEMENT = 1
/** More elements than a line has: to look at them all would take longer than to read them. */
const MOST_IN_LINE = 2_000

/** Elements that flow within a line: a phrase may run across their edges. */
const INLINE = new Set([
  'a',
  'abbr',
  'acronym',
  'b',
  'bdi',
  'bdo',
  'big',
  'cite',
  'del',
  'dfn',
  'em',
  'font',
  'i',
  'ins',
  'label',
  'mark',
  'nobr',
  'q',
  's',
  'small',
  'span',
  'strike',
  'strong',
  'sub',
  'sup',
  'time',
  'u',
  'wbr',
  'data',
  'ruby',
  'rb',
  'tspan',
  'slot',
])

/** Code, fields, editors, media and what is never shown: not read, and no phrase runs across them. */
const SKIPPED = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'title',
  'code',
  'kbd',
  'samp',
  'tt',
  'var',
  'textarea',
  'input',
  'select',
  'option',
  'optgroup',
  'datalist',
  'button',
  'progress',
  'meter',
  'svg',
  'math',
  'canvas',
  'iframe',
  'frame',
  'frameset',
  'object',
  'embed',
  'audio',
  'video',
  'img',
  'picture',
  'map',
  'rt',
  'rp',
  'noframes',
  'bedside-card',
])

/** Whether elements of this name flow within a line. */
export function flowsInLine(name: string): boolean {
  return INLINE.has(name)
}

/** Whether nothing inside the element is read: by its kind, or because somebody writes in it. */
export function isSkipped(element: Element, name = element.localName): boolean {
  if (SKIPPED.has(name)) return true
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

/** Whether an element is of a kind that is never read. */
export function isUnreadable({ localName }: Element): boolean {
  return SKIPPED.has(localName)
}

/** Whether an element flows within a line, with everything in it. One with very much in it is taken for none that does. */
export function isInline(element: Element): boolean {
  // Not by recursion: a page may nest deeper than a stack is high.
  let looked = 0
  for (let at: Element | null = element; at;) {
    const isLeaf: boolean = at.localName === 'br' || SKIPPED.has(at.localName)
    if ((!isLeaf && !INLINE.has(at.localName)) || ++looked > MOST_IN_LINE) return false
    let next: Element | null = isLeaf ? null : at.firstElementChild
    for (; !next && at && at !== element; at = at.parentElement) next = at.nextElementSibling
    at = next
  }
  return true
}

/** The nearest element around a node that starts a block of its own. */
export function blockAround(node: Node): Node {
  let at: Node = node
  while (at.parentNode && (at.nodeType !== ELEMENT || INLINE.has((at as Element).localName))) at = at.parentNode
  return at
}
