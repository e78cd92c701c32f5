/**
 * The body from the front and from the back: its outline, and the lines that tell front from back. The
 * middle is x = 0 and the body is 300 units high. Drawn by hand after the usual proportions: navel at
 * 0.6 of the height, crotch at 0.47, knee at 0.28. Palms face forward, so the thumbs point outward.
 */
import { bothHalves, points, smooth } from './curves'

const HALF = points(`
  0 2  9 3.6  14.8 11  15.8 20  14.6 29  10.8 36.5  8.4 41  8.6 48  13 52.6  24 56  33 59.5  39.4 67
  41.4 79  42.8 95  45.6 109  50 121  53.4 136  56 150  58.8 156.5  63.6 164  66.6 171.5  64.6 174.6
  60.6 170  61 178  60.2 186  56.6 189.6  52.8 187  50.8 177  49.6 165  48.8 155  45 139  41.2 125
  38.2 112  34.8 97  31 81  29.4 92  27.2 105  25.2 117  26.6 129  29.8 142  31.4 156  31 174  28.4 195
  24.8 212  24.8 228  23.8 243  20.6 262  18.4 279  20 288  23.6 294.6  22.4 299.4  16.6 300.6  11.2 299.6
  10.4 291  11 280  9.8 262  7.4 241  8.4 215  6.4 195  3.4 173  0 158`)

export const OUTLINE = smooth(bothHalves(HALF), true)

/** Drawn behind the head. */
export const EARS = `${smooth(points('14 17 17.4 15.6 18.4 19 17.4 24 14.6 27'), true)}${smooth(points('-14 17 -17.4 15.6 -18.4 19 -17.4 24 -14.6 27'), true)}`

const lines = (...all: string[]) => all.map((line) => smooth(points(line), false)).join('')

/** Lines a front has: chin, collarbones, navel, kneecaps, fingers, toes. */
const FRONT_DETAIL = lines(
  '-9.4 38 -4 41.6 4 41.6 9.4 38',
  '3.4 58 12 57.4 27 58.4', '-3.4 58 -12 57.4 -27 58.4',
  '6 84 13 87 22 84', '-6 84 -13 87 -22 84',
  '-0.9 120.6 0 121.8 0.9 120.6',
  '11.6 211 16 207.6 20.6 211', '-11.6 211 -16 207.6 -20.6 211',
  '57.8 177 57.8 188', '55 176 54.8 187.4', '-57.8 177 -57.8 188', '-55 176 -54.8 187.4',
  '14.4 296 14.4 300', '17.2 296.4 17.2 300', '19.8 295.8 20 299.6', '-14.4 296 -14.4 300', '-17.2 296.4 -17.2 300', '-19.8 295.8 -20 299.6',
) // prettier-ignore

/** Lines a back has: shoulder blades, spine, folds of buttock and knee. */
const BACK_DETAIL = lines(
  '0 46 0 138',
  '13 66 13.4 76 17 84 24 78', '-13 66 -13.4 76 -17 84 -24 78',
  '0 142 0 160', '3 166 12 169.4 22 166', '-3 166 -12 169.4 -22 166',
  '10.6 214 16 215.6 21.6 214', '-10.6 214 -16 215.6 -21.6 214',
  '57.8 177 57.8 188', '55 176 54.8 187.4', '-57.8 177 -57.8 188', '-55 176 -54.8 187.4',
) // prettier-ignore

export type View = 'front' | 'back'

export const DETAIL: Record<View, string> = { front: FRONT_DETAIL, back: BACK_DETAIL }
