/** What the tests of the settings page share: the page opened anew, its controls by their names, files handed to it. */
import type { Page } from 'puppeteer-core'
import { beforeEach } from 'vitest'
import type { Backstage } from './backstage'
import { until, type BrowserName } from './harness'
import { useStage, type Stage } from './stage'

/** What can be chosen of the words that are underlined, from level 1 on. */
export const LEVELS = ['Every medical word', 'Words that many people stumble over', 'Only words that few people know']

/** Sets the stage, and hands it on before each test with the settings page opened anew, at level 2. */
export function useSettings(name: BrowserName, ready: (stage: Stage & { settings: Page }) => void): void {
  let stage: Stage
  useStage(name, (set) => void (stage = set), {
    // What is saved must not put Firefox's own list of downloads before the page.
    prefs: { 'browser.download.alwaysOpenPanel': false },
  })
  beforeEach(async () => {
    await stage.backstage.settings({ level: 2 })
    const settings = await stage.open.extensionPage('options.html')
    stage.watch(settings)
    ready({ ...stage, settings })
    return () => settings.close()
  })
}

/** Waits until what is stored is right. */
export const untilStored = (
  backstage: Backstage,
  what: string,
  isRight: (all: Record<string, unknown>) => boolean,
): Promise<unknown> => until(what, () => backstage.stored(), isRight)

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
