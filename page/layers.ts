/** In which of the painter's layers a word belongs: the page's own colours decide, and they may change. */
import { hasLightText } from './contrast'
import type { Mark, Marks } from './marks'
import { DARK_PAGE, LIGHT_PAGE } from './painter'
import { eachInSlices } from './slices'

/** So many words tell whether the page has other colours now. */
const SAMPLE = 30

export function layerFor(element: Element): string {
  return hasLightText(element) ? DARK_PAGE : LIGHT_PAGE
}

/** The element that a mark's text takes its colours from; for text straight in a shadow root its host. */
export function elementOf({ range: { startContainer } }: Mark): Element | null {
  const { parentElement, parentNode } = startContainer
  return parentElement ?? (parentNode as Partial<ShadowRoot> | null)?.host ?? null
}

interface Relayers {
  relayer(mark: Mark, layer: string): void
}

/** Paints the marks for the page's present colours, if a few of them show that those have changed. */
export async function recolour(marks: Marks, painted: Relayers, signal: AbortSignal): Promise<void> {
  const all = [...marks.values()]
  const isWrong = (mark: Mark) => {
    const element = elementOf(mark)
    return element !== null && layerFor(element) !== mark.layer
  }
  const every = Math.ceil(all.length / SAMPLE)
  if (!all.some((mark, i) => i % every === 0 && isWrong(mark))) return
  const repaint = (mark: Mark) => {
    if (marks.holds(mark) && isWrong(mark)) painted.relayer(mark, mark.layer === DARK_PAGE ? LIGHT_PAGE : DARK_PAGE)
  }
  await eachInSlices(all, repaint, false, signal)
}
