/**
 * The ways of nerves over the body, and the patch of skin and the way that belong to each spinal nerve.
 * As `nerve` and `skin` in `data/spine-levels.yaml` say; people differ, and the borders overlap.
 */
import type { Area } from './area'
import type { View } from './body'

const way = (view: View, points: string): Area => ({ view, kind: 'line', paired: true, points })
const skin = (view: View, points: string): Area => ({ view, kind: 'area', paired: true, points })

const TO_ARM = '2 47 14 53 28 61 33 69'
const TO_LEG_BACK = '2 132 8 142 13 150 15.4 164 16 190 16 207'
const TO_LEG_FRONT = '1 116 5 128 10 144 15 156'

export const NERVES: Readonly<Record<string, readonly Area[]>> = {
  'arm-nerves': [way('front', TO_ARM)],
  'shoulder-nerve': [way('back', '28 63 34 68 40 72'), way('back', '34 68 38 80')],
  'blade-nerve': [way('back', '6 52 18 58 22 66 21 76')],
  'side-chest-nerve': [way('front', '5 50 18 60 27 76 27.6 102')],
  'upper-arm-nerve': [way('front', `${TO_ARM} 38 88 41 106 46 118 52 142`)],
  'middle-hand-nerve': [way('front', `${TO_ARM} 37 88 41 112 47 134 52.6 156 56.6 168 57.4 184`)],
  'little-finger-nerve': [way('front', `${TO_ARM} 35.6 88 38.6 112 44.6 136 50 156 51.6 168 53 184`)],
  'arm-back-nerve': [way('back', '30 66 38 78 42 98 45 111 50 130 55 151 60 164')],
  'rib-nerve': [way('front', '28 84 20 89 10 90 4 88'), way('back', '1 76 14 74 24 77 29 82')],
  'breathing-nerve': [way('front', '5 47 5 62 6 80 10 92')],
  'wandering-nerve': [way('front', '5 38 5 58 3.6 80 3 96 8 110 4 120')],
  'voice-nerve': [way('front', '5 44 5 68 2.4 62 2 50')],
  'back-of-head-nerve': [way('back', '3 40 6 30 6 18 3 10')],
  'collar-nerve': [way('back', '6 34 9 44 16 54 22 62')],
  'low-back-nerves': [
    way('front', '1 112 6 122 10 140 15 156'),
    way('front', '1 116 8 124 18 136 26 148'),
    way('front', '1 120 5 134 7 156'),
  ],
  'pelvis-nerves': [way('back', TO_LEG_BACK), way('back', '2 138 7 150 3 158'), way('back', '2 134 12 142 22 148')],
  'front-thigh-nerve': [
    way('front', `${TO_LEG_FRONT} 16 176 16 196`),
    way('front', '15 156 21 176'),
    way('front', '15 156 11 178'),
  ],
  'inner-leg-nerve': [way('front', `${TO_LEG_FRONT} 13 182 9.6 212 10.6 246 11.8 284`)],
  'inner-thigh-nerve': [way('front', '1 118 4 136 6.4 154 8 182')],
  'outer-thigh-nerve': [way('front', '1 112 12 126 23 142 27.6 162 27 190')],
  'leg-nerve': [way('back', TO_LEG_BACK)],
  'calf-nerve': [way('back', '16 207 16 236 13.6 266 12.4 286 15 296')],
  'outer-leg-nerve': [way('back', '16 207 21 214 24 222'), way('front', '24 218 22 232 18.6 260 15.6 282 14.6 296')],
  'outer-calf-nerve': [way('back', '16 214 17 240 19.4 264 18.4 284 21 296')],
  'pelvic-floor-nerve': [way('back', '2 142 7 150 6 156 2 160')],
  'cord-nerves': [
    way('front', TO_ARM),
    way('front', `${TO_LEG_FRONT} 16 190`),
    way('back', `${TO_LEG_BACK} 15 240 13.6 280`),
  ],
}

const rib = (y: number, drop: number): readonly Area[] => [
  skin('front', `0 ${y} 16 ${y - 1} 30 ${y - drop} 31 ${y + 5 - drop} 16 ${y + 4.4} 0 ${y + 5.4}`),
  skin('back', `0 ${y - 14} 16 ${y - 11} 30 ${y - drop - 1} 31 ${y + 4 - drop} 16 ${y - 6} 0 ${y - 9}`),
]
const ribWay = (y: number, drop: number): readonly Area[] => [
  way('back', `0.6 ${y - 16} 14 ${y - 9} 28.6 ${y + 1 - drop}`),
  way('front', `28.6 ${y + 2 - drop} 14 ${y + 2} 2 ${y + 2.6}`),
]

/** Skin by spinal nerve. C1 has none of its own. */
export const SKIN: Readonly<Record<string, readonly Area[]>> = {
  C2: [skin('back', '0 4 9 5 15 14 15 26 8 31 0 32')],
  C3: [skin('front', '4 44 8 40 8.6 48 14 53.4 9 56.6 4 56'), skin('back', '0 33 9 31 8.8 46 12 52 0 50')],
  C4: [skin('front', '2 57.6 14 54 27 57 36 61.6 33 66 22 63 8 62'), skin('back', '0 51 13 52.8 26 57 36 62 30 66 14 62 0 60')],
  C5: [skin('front', '35 62 39.8 68 41.8 80 43 96 46 110 42.6 114 39 100 36.6 82'), skin('back', '35 62 39.8 68 41.8 80 43 96 46 110 43 112 40 98 37.4 82')],
  C6: [
    skin('front', '43 114 46 110 50.4 121 53.8 136 56.4 150 59.2 156.4 64 164 67 172 64.6 175 60.8 170 61.4 178 60.6 187 57.8 188 57.6 172 54.6 158 50 138'),
    skin('back', '44.6 113 46 110 50.4 121 53.8 136 56.4 150 59.2 156.4 64 164 67 172 64.6 175 60.8 170 61.4 178 60.6 187 57.8 188 57.8 172 55 158 51 138'),
  ],
  C7: [skin('front', '54.8 164 57.4 170 57.8 188.6 55 189 54.8 176'), skin('back', '52 150 54.8 158 57.6 170 57.8 188.6 55 189 54 172')],
  C8: [skin('front', '49.6 150 52.6 158 53.4 172 54.6 188.6 52.4 187 50.4 177 49.2 165'), skin('back', '49 146 51.6 156 53 172 54.6 188.6 52.4 187 50.4 177 49.2 165')],
  T1: [skin('front', '37.6 110 42 113 46.6 128 50.4 146 48.4 152 45 139 41 125'), skin('back', '37.6 110 41 113 45.6 128 49.4 144 48.4 152 45 139 41 125')],
  T2: [skin('front', '27 78 31 79 35.6 84 38.6 100 41 112 37.6 110 34.4 97 30.6 84'), skin('back', '29 80 34.6 84 37.6 100 40 111 37.6 110 34.4 97 30.6 86')],
  T3: rib(69, 1), T4: rib(78, 0), T5: rib(84, -1), T6: rib(90, -2), T7: rib(96, -4), T8: rib(102, -5), T9: rib(109, -4),
  T10: rib(118.6, -4), T11: rib(127, -5), T12: rib(136, -3),
  L1: [skin('front', '0 146 10 144 28.6 142 30 149 18 156 6 163 0 158')],
  L2: [skin('front', '5 164 16 157 31.4 151 31.6 168 29.6 184 22 180 12 178 4.6 182 3 172')],
  L3: [skin('front', '4.8 183 13 179.6 22 182 29.4 186 26 205 19 208 12.6 212 11 224 8 222 8.2 212 6 195')],
  L4: [skin('front', '8.2 224 11.4 223 15.6 219 16 238 13.4 262 13.2 282 12.4 287 10.4 290 10.6 278 9.4 260 7 241'), skin('back', '7 232 9.4 236 11.6 258 12.6 280 10.4 284 9.4 262')],
  L5: [
    skin('front', '17 219 25 217 25 232 24 244 20.6 264 18.6 280 18 288 17.4 300.6 10.8 300.2 10.4 293 13.4 286 14.2 264 16.8 238'),
    skin('back', '22.4 220 25 218 25 232 24 243 21.4 258 20.4 256 22 240'),
  ],
  S1: [
    skin('back', '17 224 22 224 21.6 240 20 258 21 262 18.6 279 20.2 288 24 295 22.4 300 11 300 10.2 291 12.6 281 15 270 15.6 246'),
    skin('front', '18.6 281 20.4 288 24 294.6 22.6 300 18.2 300.8 18.6 290'),
  ],
  S2: [skin('back', '6 176 14 173 21 174 22 196 20 214 21.4 222 15.6 225 15 244 12.4 256 9.4 240 9.8 216 7.4 198')],
  S3: [skin('back', '1.6 150 8 152 13 160 11 169 4.6 170 1.4 164')],
  S4: [skin('back', '0 153 4.6 154 6 160 3 165 0 164')],
  S5: [skin('back', '0 157.6 2.8 158 3 161.6 0 162.4')],
} // prettier-ignore

/** The way from the spine to muscles and skin, by spinal nerve. */
export const WAYS: Readonly<Record<string, readonly Area[]>> = {
  C1: [way('back', '0.6 33 5 31')],
  C2: [way('back', '0.6 36 6 31 6 18 3 10')],
  C3: [way('front', '2 42 7 45 9 52')],
  C4: [way('front', '2 45 12 54 28 60')],
  C5: [way('front', '2 47 14 53 28 60 37 68 40 84 42 104')],
  C6: [way('front', `${TO_ARM} 40 88 45 112 51 134 56 154 62 167`)],
  C7: [way('front', '2 49 14 55 28 62 33 70 38 90 43 114 48.6 136 54 158 56.4 184')],
  C8: [way('front', '2 51 14 57 28 64 33 72 36.6 90 39.6 112 45.6 137 50.6 158 52.4 183')],
  T1: [way('front', '2 54 14 60 28 67 33 78 37 98 41 118 47 142')],
  T2: [way('front', '2 58 16 62 29 76 34 92 38 108')],
  T3: ribWay(69, 1), T4: ribWay(78, 0), T5: ribWay(84, -1), T6: ribWay(90, -2), T7: ribWay(96, -4), T8: ribWay(102, -5), T9: ribWay(109, -4),
  T10: ribWay(118.6, -4), T11: ribWay(127, -5), T12: ribWay(136, -3),
  L1: [way('front', '1 112 14 130 20 144 8 156')],
  L2: [way('front', `${TO_LEG_FRONT} 18 172`)],
  L3: [way('front', `${TO_LEG_FRONT} 16 186 12 208`)],
  L4: [way('front', `${TO_LEG_FRONT} 13 182 9.8 212 11 246 12 284`)],
  L5: [way('back', `${TO_LEG_BACK} 21 214 24 222`), way('front', '24.2 220 21.4 234 18 262 15 284 13 297')],
  S1: [way('back', `${TO_LEG_BACK} 17.4 236 19 262 18.6 284 20.6 296`)],
  S2: [way('back', `2 136 8 145 13 152 15.4 166 15.6 190 15.6 214`)],
  S3: [way('back', '2 140 6 150 7 160')],
  S4: [way('back', '1.6 142 4.6 152 3 160')],
  S5: [way('back', '1 145 2.6 154 1.4 160')],
} // prettier-ignore
