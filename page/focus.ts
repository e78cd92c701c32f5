/** What has the focus in a page, and which of its elements do something of their own. */

const CONTROLS = 'a[href], button, input, select, textarea, label, summary, [onclick], [role="button"]'

/** Whether a tap on the element does something of its own. */
export function isControlAt(x: number, y: number): boolean {
  return document.elementFromPoint(x, y)?.closest(CONTROLS) != null
}

export function isWriting(event: KeyboardEvent): boolean {
  const [target] = event.composedPath()
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea'))
}

export type Focusable = HTMLElement | SVGElement

/** What has the focus, inside open shadow roots, too. */
export function focusedElement(): Focusable | null {
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  return at && 'focus' in at ? (at as Focusable) : null
}

export function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.matches(CONTROLS)
}
