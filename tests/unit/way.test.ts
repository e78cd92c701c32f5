/** The safe way from a word to its card, wherever the card stands. */
import { describe, expect, it } from 'vitest'
import { onTheWay, type Box } from '../../page/pointing'

const WORD: Box = { left: 200, top: 200, right: 260, bottom: 220 }
const BELOW: Box = { left: 200, top: 228, right: 560, bottom: 400 }
const FAR_BELOW: Box = { left: 200, top: 320, right: 560, bottom: 500 }
const ABOVE: Box = { left: 0, top: 20, right: 360, bottom: 192 }
const BESIDE: Box = { left: 400, top: 200, right: 760, bottom: 400 }

describe('the way from a word to its card', () => {
  it.each<[what: string, card: Box, x: number, y: number, safe: boolean]>([
    ['on the word', BELOW, 210, 210, true],
    ['in the card', BELOW, 500, 390, true],
    ['in the gap below', BELOW, 230, 224, true],
    ['in the gap above', ABOVE, 230, 196, true],
    ['to the left of the gap', BELOW, 100, 224, false],
    ['above the word, the card below', BELOW, 230, 150, false],
    ['straight down to a far card', FAR_BELOW, 230, 270, true],
    ['beside that way', FAR_BELOW, 500, 240, false],
    ['across to a card beside', BESIDE, 330, 215, true],
    ['above that way', BESIDE, 330, 120, false],
    ['below that way', BESIDE, 270, 390, false],
    ['past the word, away from the card', BESIDE, 150, 210, false],
  ])('%s', (_what, card, x, y, safe) => {
    expect(onTheWay(x, y, WORD, card)).toBe(safe)
  })
})
