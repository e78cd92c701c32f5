/**
 * The card's shadow root is closed to the page, as it should be, but not to extensions. The tests ask
 * from inside the page with an event; the answer comes back, before the event's dispatch returns, as
 * another one. Both carry JSON text, since objects do not cross between the worlds in Firefox.
 */
document.addEventListener('bedside-test:read', (event) => {
  const { action, target } = JSON.parse(event.detail)
  const detail = JSON.stringify(answer(action, target))
  document.dispatchEvent(new CustomEvent('bedside-test:answer', { detail }))
})

function answer(action, target) {
  const host = document.querySelector('bedside-card')
  const root = host && shadowOf(host)
  if (!root) return null
  if (action === 'read') return read(root)
  const found = find(root, target)
  if (!found) return null
  found.element.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  if (action === 'focus') found.element.focus()
  return box(found)
}

function shadowOf(element) {
  return globalThis.chrome?.dom ? globalThis.chrome.dom.openOrClosedShadowRoot(element) : element.openOrClosedShadowRoot
}

function read(root) {
  const panel = panelOf(root)
  return {
    open: panel !== undefined,
    text: panel?.innerText.trim() ?? '',
    html: root.innerHTML,
    rect: panel ? box({ element: panel }) : { x: 0, y: 0, width: 0, height: 0 },
    focused: root.activeElement ? nameOf(root.activeElement) : '',
  }
}

/** The first thing that can be seen, whatever boxes without a size it is wrapped in. */
function panelOf(root) {
  return [...root.querySelectorAll('*')].find((element) => {
    const { width, height } = element.getBoundingClientRect()
    return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  })
}

function nameOf(element) {
  return element.getAttribute('aria-label') ?? (element.textContent.trim() || element.localName)
}

/** By selector, else by name, else the piece of text itself, which need not have an element of its own. */
function find(root, target) {
  const bySelector = select(root, target)
  if (bySelector) return { element: bySelector }
  const byName = [...root.querySelectorAll('*')].findLast(
    (element) => element.checkVisibility() && (nameOf(element) === target || element.title === target),
  )
  if (byName) return { element: byName }
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const node = texts.currentNode
    const at = node.data.indexOf(target)
    if (at < 0 || !node.parentElement?.checkVisibility() || node.parentElement.localName === 'style') continue
    const range = document.createRange()
    range.setStart(node, at)
    range.setEnd(node, at + target.length)
    return { element: node.parentElement, range }
  }
  return undefined
}

function select(root, selector) {
  try {
    return root.querySelector(selector)
  } catch {
    return null
  }
}

function box({ element, range }) {
  const { x, y, width, height } = (range ?? element).getBoundingClientRect()
  return { x, y, width, height }
}
