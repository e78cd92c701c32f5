/**
 * What a Bedside before this one has left in the page. When an extension is updated under an open page,
 * Firefox ends its old scripts before they can take anything back, and starts the new ones there.
 */
import { CURRENT, DARK_PAGE, LIGHT_PAGE } from './painter'

/** Takes away cards, highlights and style sheets of an earlier script. Call it before there are new ones. */
export function clearLeftovers(document: Document): void {
  for (const card of document.querySelectorAll('bedside-card')) card.remove()
  const left = [LIGHT_PAGE, DARK_PAGE, CURRENT].filter((name) => CSS.highlights.delete(name))
  // Nobody but us adopts sheets of ours: where there were no highlights, there are none.
  if (left.length > 0) clearSheets(document)
}

function clearSheets(owner: Document | ShadowRoot): void {
  const sheets = Array.from(owner.adoptedStyleSheets)
  const others = sheets.filter((sheet) => !isOurs(sheet))
  if (others.length < sheets.length) owner.adoptedStyleSheets = others
  for (const { shadowRoot } of owner.querySelectorAll('*')) if (shadowRoot) clearSheets(shadowRoot)
}

function isOurs(sheet: CSSStyleSheet): boolean {
  return Array.from(sheet.cssRules).some(({ cssText }) => cssText.includes(`::highlight(${CURRENT})`))
}
