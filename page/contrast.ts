/** Light or dark: what lies behind a word, so that its underline can be seen. */

/** Relative luminance of sRGB (WCAG 2.2). Channels are 0–255; the result 0 (black) to 1 (white). */
export function luminance(r: number, g: number, b: number): number {
  const linear = (c: number) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4)
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

/** Where black and white contrast equally well with a background. */
const MIDDLE = 0.179

/**
 * Whether the element's text is light, as it is on a dark background. The text's own colour is asked,
 * not the background: pictures and gradients behind it have no colour to read.
 */
export function hasLightText(element: Element): boolean {
  const color = getComputedStyle(element).color
  const [r, g, b] = (/^rgba?\(([\d.]+)[ ,]+([\d.]+)[ ,]+([\d.]+)/.exec(color)?.slice(1) ?? []).map(Number)
  return r !== undefined && g !== undefined && b !== undefined && luminance(r, g, b) > MIDDLE
}
