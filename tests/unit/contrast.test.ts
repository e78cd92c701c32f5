import { expect, test } from 'vitest'
import { luminance } from '../../page/contrast'
import { paintSheet } from '../../page/painter'

/** WCAG 2.2 contrast of two colours written #rrggbb. */
function contrast(a: string, b: string): number {
  const [light, dark] = [a, b]
    .map((hex) => luminance(...(hex.match(/[\da-f]{2}/g)!.map((h) => parseInt(h, 16)) as [number, number, number])))
    .sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

test('luminance of black, white and mid grey', () => {
  expect([luminance(0, 0, 0), luminance(255, 255, 255)]).toEqual([0, 1])
  expect(luminance(128, 128, 128)).toBeCloseTo(0.2159, 3)
})

test('underlines stand out 3:1 from light and dark pages', () => {
  const [onLight, onDark] = [...paintSheet('dotted').matchAll(/dotted 2px color-mix\(in srgb, (#[\da-f]{6}) /g)].map(
    (m) => m[1]!,
  )
  for (const page of ['#ffffff', '#fffdf8', '#f0f0f0', '#dddddd'])
    expect(contrast(onLight!, page)).toBeGreaterThanOrEqual(3)
  for (const page of ['#000000', '#121212', '#24272b', '#333333'])
    expect(contrast(onDark!, page)).toBeGreaterThanOrEqual(3)
})

test('nothing is painted until pointed at, when that is asked for; print and forced colours are left alone', () => {
  expect(paintSheet('none')).not.toContain('dotted')
  expect(paintSheet('solid')).not.toContain('@media print')
  expect(paintSheet('background')).toContain('forced-colors: active')
})
