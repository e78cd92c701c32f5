/** The head from the person's left side, for what is too small to see on a whole body. 100 units wide, 112 high. */
import { points, smooth } from './curves'

export const HEAD_OUTLINE = smooth(
  points(`
  73 112  70.6 100  72 90  79 80  87 68  90.6 52  88.6 33  77 15.6  57 6.4  37 9.6  24.6 22  20.6 35  19.6 41.4  21 45.6
  16.6 52  11.8 58  13 60.6  17.6 61.6  15.8 65.6  18.4 68  16.8 71  18.8 75  17 81  19.6 86  27 88.6  37 88.4  42 93  41.6 102  40 112`),
  true,
)

const lines = (...all: string[]) => all.map((line) => smooth(points(line), false)).join('')

/** Eye, nostril, mouth and ear: so that it is seen where the front is. */
export const HEAD_DETAIL = lines(
  '20.8 45.4 24 42.8 28.6 44.6 24.6 47.4 20.8 45.4', '20.4 38.6 24 36.6 29.4 38',
  '15.6 60.4 17.6 58 19.4 60', '18.4 68 22 68.6 25.6 67.6',
  '57 50 60.6 46.6 65.6 48.6 66 55 62.6 59.6 61.6 64 58.4 64.4 57.6 60', '60 51.6 63.4 52 62 57 60 59',
) // prettier-ignore

export interface HeadPart {
  kind: 'area' | 'tube' | 'line' | 'dot'
  points: string
}

const area = (written: string): HeadPart => ({ kind: 'area', points: written })
const tube = (written: string): HeadPart => ({ kind: 'tube', points: written })
const line = (written: string): HeadPart => ({ kind: 'line', points: written })
const dot = (written: string): HeadPart => ({ kind: 'dot', points: written })

const BRAIN = '26 38 27 26 38 15 56 11 74 18.6 84 36 85 52 78 59.6 67 59 58 55.6 46 57.6 37 54 31 45.6'

export const HEAD_PARTS: Readonly<Record<string, readonly HeadPart[]>> = {
  'head-brain': [area(BRAIN), area('64 61 78 61 79 70 70 75 62.6 70'), area('53.6 56.6 61 58.6 60 72 62 90 57.6 90 54.6 72')],
  'brain-large': [area(BRAIN)],
  'brain-rim': [tube(`${BRAIN} 26 38`)],
  'brain-front': [area('26 38 27 26 38 15 53 11.4 55 24 49 39 37 44.6 30.6 44')],
  'brain-top': [area('53 11.4 67 14 78 23 82 35 70 40 57 38 55 24')],
  'brain-side': [area('35 47 48 41.6 62 42 70.6 46 67 58 58 55 46 57.4 38 54')],
  'brain-rear': [area('71 40.4 82.6 36 85 52 78 59.4 69 58 71 48')],
  'brain-core': [area('46 40 54 35 63 39 62 48 53 51 46.6 47')],
  'brain-bridge': [tube('42 38 48 31 58 30 66 37')],
  'brain-spaces': [area('42 38 46 31 57 29 67 36 66 44 60 37 50 36')],
  'brain-small': [area('64 61 78 61 79 70 70 75 62.6 70')],
  'brain-stem': [area('53.6 56.6 61 58.6 60 72 62 90 57.6 90 54.6 72')],
  'brain-cover': [tube('24.6 40 25 25 37 13 56 8.8 75.6 17 86.4 35 87 54 79.6 74')],
  'brain-gland': [dot('47 60')],
  'brain-clock': [dot('61 50')],
  eye: [area('20.6 45 23 41.2 28 41.6 30.4 45.6 27.6 49.6 23 49')],
  'eye-front': [tube('23.6 41.4 21 45 23 49')],
  'eye-back': [tube('27.6 41.4 30.4 45.4 27.4 49.6')],
  'eye-lid': [tube('20.4 43.4 24 41.6 29.6 43.6')],
  'eye-nerve': [line('30.4 45.6 38 49 46 53.6')],
  'eye-socket': [area('19.6 40 27 37.4 36 43 37 48 28 53 20.4 50')],
  'ear-outer': [area('57 50 60.6 46.6 65.6 48.6 66 55 62.6 59.6 61.6 64 58.4 64.4 57.6 60')],
  'ear-canal': [tube('60.6 56 55.6 56')],
  'ear-middle': [dot('54.4 55.6')],
  'ear-inner': [dot('51 53.6')],
  'ear-tube': [tube('53.6 57 48 60 43 61')],
  'ear-nerve': [line('51 53.6 55 57 57 62')],
  nose: [area('20.8 46 16.4 52.6 11.8 58.4 13.6 60.8 18.4 61.6 23.6 60 25 52')],
  'nose-inside': [area('19 54 26 50 36 52 38.6 59 30 61.6 18 61')],
  sinuses: [area('22 38.6 22.6 34 26 32.6 27.6 37 25 40'), area('25 53.6 33 53 34.6 59 30 62 25.6 60.6'), area('29 46 35 46.6 36 51 30 50.6')],
  mouth: [area('17 67.6 26 64.6 36 65 41 69.6 36 74.6 24 75 17.4 71.6')],
  tongue: [area('20.4 69.4 28 66 36 68.4 40 74 34 78 26 75')],
  palate: [tube('20.4 64.6 28 62.8 35 63.6')],
  'palate-soft': [tube('35 63.6 39.6 65 41.6 69.4')],
  teeth: [dot('19.4 65.6 22.4 65 25.6 64.8 19.6 71.8 22.8 72.6 26 72.8')],
  'head-jaw': [area('19.6 76 32 79.6 47 75.6 52 61.6 57 63 55 78 45 86 28 88 19 85')],
  'jaw-hinge': [dot('54 60.6')],
  'cheek-gland': [area('50 62 56 60.6 57.6 70 53 75 49.6 69')],
  'chew-muscle': [area('41 60 50 59.6 53 72 48 80 43 78')],
  'temple-muscle': [area('36 46 44 32 58 31 61 44 52 53 45 58')],
  'eye-ring': [area('18.6 45 23 39.4 31 41 33 46 28 51.4 21 50.6')],
  'mouth-ring': [area('15.6 65 20 63 25.6 67.6 21.6 73.6 16.6 73')],
  'throat-top': [area('38 55 44 54.6 46 64 41 65.4')],
  'throat-middle': [area('41.6 66 46 65 47.6 79 43 80')],
  tonsils: [dot('42 70.6')],
  adenoids: [dot('43.6 56.6')],
  'voice-box': [area('38.6 88 44.6 86.6 46.6 99 45 104 40.6 103.6')],
  'voice-lid': [tube('39.6 83.6 42.6 88.4')],
  'voice-cords': [tube('41 95.6 46 95')],
  'voice-box-low': [area('41 98 46.6 97 46.6 105 41.4 105')],
  'voice-box-high': [area('38.6 86.6 44.6 85.6 46 93.6 41 94.6')],
  'throat-bone': [tube('34 88 42.6 85.6')],
  'face-nerve': [line('58 62 46 56 30 43'), line('58 62 44 64 27 62'), line('58 62 46 72 26 78')],
  'face-feeling-nerve': [line('57 60 44 50 27 37'), line('57 60 42 57 25 58'), line('57 60 46 71 24 80')],
  'smell-nerve': [line('40 53 31 50 25 52'), line('31 50 27 55')],
  'tongue-nerve': [line('58 78 48 80 38 76 28 72')],
  'brain-nerves': [line('56 58 46 53 31 46'), line('57 61 44 58 27 59'), line('57 65 46 72 26 78'), line('58 62 52 55'), line('58 74 48 84 45 94'), line('59 80 64 92 66 104')],
  'eye-moving-nerves': [line('57 60 46 52 31 43'), line('57 60 46 54 31 46.6')],
  'head-arteries': [tube('47 112 48 96 51 82 50 68 48 60'), tube('51 82 55 70 56 50'), tube('48 60 40 48 32 30'), tube('48 60 60 44 74 38')],
} // prettier-ignore
