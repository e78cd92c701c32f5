/** What the tests of the settings page share: its controls by their names, and files handed to it. */
import type { Page } from 'puppeteer-core'
import { until } from './harness'

/** Walks with Tab from the top of the page, as a reader would, until the control with this name has the focus. */
export async function tabTo(page: Page, name: string): Promise<void> {
  const seen: string[] = []
  // Past its end Firefox would go on in its own toolbars.
  await page.evaluate(() => {
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
  })
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(focusedName)
    if (at === name) return
    seen.push(at)
  }
  throw new Error(`Tab does not lead to "${name}", only to ${[...new Set(seen)].join(' | ')}`)
}

/** The name of what has the focus, as a screen reader says it: of a radio button its own label. */
function focusedName(): string {
  const { activeElement: at } = document
  const label = at?.getAttribute('aria-label') ?? at?.closest('label')?.textContent ?? at?.textContent ?? ''
  return label.replace(/\s+/g, ' ').trim()
}

/** Goes to one of several by keyboard: Tab leads to the chosen one of the group, arrows to the others. */
export async function pick(page: Page, group: string, label: string): Promise<void> {
  const chosen = await page.$$eval(
    'fieldset',
    (sets, legend) => {
      const set = sets.find((s) => s.querySelector('legend')?.textContent === legend)
      const labels = [...(set?.querySelectorAll('label:has([type=radio])') ?? [])]
      return labels.findIndex((l) => l.querySelector('input')?.checked)
    },
    group,
  )
  const labels = await labelsOf(page, group)
  await tabTo(page, labels[chosen] ?? '?')
  for (let at = chosen; at !== labels.indexOf(label);) {
    const step = at < labels.indexOf(label) ? 1 : -1
    await page.keyboard.press(step > 0 ? 'ArrowDown' : 'ArrowUp')
    at += step
    await until(`"${labels[at]}" to be chosen`, () => isChosen(page, labels[at] ?? ''))
  }
}

function labelsOf(page: Page, group: string): Promise<string[]> {
  return page.$$eval(
    'fieldset',
    (sets, legend) => {
      const set = sets.find((s) => s.querySelector('legend')?.textContent === legend)
      return [...(set?.querySelectorAll('label:has([type=radio])') ?? [])].map((l) => l.textContent.trim())
    },
    group,
  )
}

/** Whether the radio button or box with this label is chosen. */
export function isChosen(page: Page, label: string): Promise<boolean> {
  return page.$$eval(
    'label',
    (labels, wanted) =>
      labels.find((l) => l.textContent.replace(/\s+/g, ' ').trim() === wanted)?.querySelector('input')?.checked ??
      false,
    label,
  )
}

/** Hands a file to the button with this name, as the browser's own dialog would. */
export async function giveFile(page: Page, button: string, name: string, contents: string | number[]): Promise<void> {
  await page.evaluate(
    (label, fileName, parts) => {
      const input = document.querySelector<HTMLInputElement>(`input[type=file][aria-label="${label}"]`)
      if (!input) throw new Error(`There is no "${label}"`)
      const files = new DataTransfer()
      files.items.add(new File([typeof parts === 'string' ? parts : new Uint8Array(parts)], fileName))
      input.files = files.files
      input.dispatchEvent(new Event('change', { bubbles: true }))
    },
    button,
    name,
    contents,
  )
}

/** The text of the page as a reader sees it. */
export const textOf = (page: Page): Promise<string> => page.evaluate(() => document.body.innerText)

/** Waits until the page says this. */
export const says = (page: Page, what: string): Promise<string> =>
  until(`"${what}" on the page`, () => textOf(page), (all) => all.includes(what)) // prettier-ignore

/** What axe finds wrong with the page as it is, by rule and element. `axe` is the source of axe-core. */
export async function violations(page: Page, axe: string): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { axe: run } = globalThis as unknown as { axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } } // prettier-ignore
    return (await run.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
  })
}
