/** Uses everything on a page of the extension: types into each field and presses each control there is. */
import type { Page } from 'puppeteer-core'

/** More than any page of ours has at once; where cards lead to cards without end it stops here. */
const MOST_PRESSES = 60
/** All of it takes a second or two. */
const LONGEST_MS = 15_000
/** Words with a card, without one, and with a mistake. */
const TYPED = ['sciatica', 'qqqqqqqq', 'fasciculaton']

/** Returns the names of what was pressed, in order. Links to other sites are left alone. */
export async function useEverything(page: Page): Promise<string[]> {
  await page.bringToFront()
  let stuck: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_resolve, reject) => {
    stuck = setTimeout(
      () => reject(new Error('The page does not come back from what was typed or pressed on it')),
      LONGEST_MS,
    )
  })
  try {
    for (const text of TYPED) await Promise.race([page.evaluate(type, text), late])
    return await Promise.race([page.evaluate(press, MOST_PRESSES), late])
  } finally {
    clearTimeout(stuck)
  }
}

/** Runs in the page: puts the text into every field, as typing does. */
async function type(text: string): Promise<void> {
  for (const field of document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    'input:not([type]), input[type="text"], input[type="search"], textarea',
  )) {
    field.value = text
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
    field.dispatchEvent(new Event('change', { bubbles: true }))
  }
  // Turns of the event loop, which no tab behind another is kept from, so that an answer can be drawn.
  for (let turns = 0; turns < 100; turns++)
    await new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = resolve
      port2.postMessage(0)
    })
}

/** Runs in the page. What a press brings forth is pressed in its turn. */
async function press(most: number): Promise<string[]> {
  // Neither may end the page or hold it up.
  window.close = () => undefined
  window.print = () => undefined
  // Nor may a window of the browser's own, in which somebody would have to choose a file.
  HTMLInputElement.prototype.click = function () {
    if (this.type !== 'file') HTMLElement.prototype.click.call(this)
  }
  const pressed: string[] = []
  const done = new WeakSet<Element>()
  const controls =
    'button, input[type="checkbox"], input[type="radio"], select, summary, [role="tab"], a[href^="#"], a[download]'
  while (pressed.length < most) {
    const next = [...document.querySelectorAll<HTMLElement>(controls)].find(
      (element) => !done.has(element) && element.checkVisibility() && !element.matches(':disabled'),
    )
    if (!next) break
    done.add(next)
    pressed.push(next.getAttribute('aria-label') ?? (next.textContent.trim() || next.id || next.localName))
    if (next instanceof HTMLSelectElement) {
      next.selectedIndex = (next.selectedIndex + 1) % next.options.length
      next.dispatchEvent(new Event('change', { bubbles: true }))
    } else next.click()
    for (let turns = 0; turns < 20; turns++)
      await new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = resolve
        port2.postMessage(0)
      })
  }
  return pressed
}
