/** Pictures put together: what is lit where, on which side, and the same in words. */
import { describe, expect, test } from 'vitest'
import { AREAS } from '../../core/picture/areas'
import { bothHalves, mirrored, points, smooth } from '../../core/picture/curves'
import { makePicture } from '../../core/picture/picture'
import type { PictureQuestion } from '../../core/picture/model'
import { NERVES, SKIN, WAYS } from '../../core/picture/nerves'
import { boneAbove, BONES, NERVE_LEVELS, spineDrawing } from '../../core/picture/spine'
import { loadGlossary } from '../../scripts/glossary/load'
import { pictureBook, placesOf } from '../../scripts/glossary/places'
import { loadRules } from '../../scripts/glossary/rules'

const rules = loadRules()
const book = pictureBook(rules, placesOf(loadGlossary().entries, rules))
const picture = (question: Partial<PictureQuestion>) =>
  makePicture({ places: [], levels: [], side: '', ...question }, book)

/** Where a path begins. */
const startOf = (path: string) => path.slice(1).split(/[CMh]/)[0]!.split(' ').map(Number) as [number, number]

describe('curves', () => {
  test('go through their points', () => {
    expect(smooth(points('0 0 10 0 10 10'), false)).toMatch(/^M0 0C.* 10 0C.* 10 10$/)
    expect(smooth(points('0 0 10 0 10 10'), true)).toMatch(/ 0 0Z$/)
  })
  test('are mirrored at the middle', () => {
    expect(mirrored([3, 4, 5, 6])).toEqual([-3, 4, -5, 6])
    expect(bothHalves([0, 1, 5, 2, 0, 3])).toEqual([0, 1, 5, 2, 0, 3, -5, 2])
  })
})

describe('the spine', () => {
  test('has its bones from top to bottom, each below the one before', () => {
    expect(BONES).toHaveLength(7 + 12 + 5 + 5)
    const heights = BONES.map((bone) => spineDrawing.front(bone)[1])
    expect(heights).toEqual([...heights].sort((a, b) => a - b))
  })

  test('bends as a spine does: neck and low back forward, upper back backward', () => {
    const x = (bone: string) => (spineDrawing.front(bone)[0] + spineDrawing.behind(bone)[0]) / 2
    expect(x('C4')).toBeLessThan(x('T7'))
    expect(x('L3')).toBeLessThan(x('T7'))
    expect(x('L3')).toBeLessThan(x('S3'))
  })

  test('has its nerves leave where they do: above the bone in the neck, below it from T1 on', () => {
    for (const nerve of NERVE_LEVELS.slice(1)) {
      const [, y] = spineDrawing.rootSpot(nerve)
      const above = boneAbove(nerve)!
      const below = BONES[BONES.findIndex((b) => b === above) + 1]
      expect(y, nerve).toBeGreaterThan(spineDrawing.behind(above)[1])
      if (below) expect(y, nerve).toBeLessThan(spineDrawing.behind(below)[1])
    }
    expect([boneAbove('C5'), boneAbove('C8'), boneAbove('T1'), boneAbove('L5')]).toEqual(['C4', 'C7', 'T1', 'L5'])
  })

  test('has a way and, but for C1, a patch of skin for every nerve', () => {
    expect(Object.keys(WAYS)).toEqual(NERVE_LEVELS)
    expect(Object.keys(SKIN)).toEqual(NERVE_LEVELS.slice(1))
    expect(Object.keys(rules.levels.levels)).toEqual(NERVE_LEVELS)
  })
})

describe('the skin', () => {
  const boxOf = (nerve: string, view: 'front' | 'back') => {
    const all = SKIN[nerve]!.filter((a) => a.view === view).flatMap((a) => points(a.points))
    const [xs, ys] = [all.filter((_, i) => i % 2 === 0), all.filter((_, i) => i % 2 === 1)]
    return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
  }
  // Along a leg the inner side is near the middle (x = 0). Heights: knee 215, ankle 283, sole 300.
  test.each([
    ['L4 reaches the inner ankle and not the outer', 'L4', 'front', { right: 17, bottom: 291 }],
    ['L3 ends at the knee', 'L3', 'front', { right: 30, bottom: 226 }],
    ['L2 is on the thigh', 'L2', 'front', { right: 32, bottom: 186 }],
    ['T10 is at the navel', 'T10', 'front', { right: 32, bottom: 130 }],
  ] as const)('%s', (_, nerve, view, most) => {
    const box = boxOf(nerve, view)
    expect(box.right).toBeLessThanOrEqual(most.right)
    expect(box.bottom).toBeLessThanOrEqual(most.bottom)
  })

  test('L5 takes the big toe and the outer shin, S1 the outer foot and the heel', () => {
    expect(boxOf('L5', 'front')).toMatchObject({ right: 25, top: 217 })
    expect(boxOf('L5', 'front').left).toBeLessThan(12)
    expect(boxOf('S1', 'front').left).toBeGreaterThan(17)
    expect(boxOf('S1', 'back')).toMatchObject({ bottom: 300 })
    expect(boxOf('S1', 'back').left).toBeLessThan(12)
  })

  test('C6 takes the thumb, C8 the little finger, with palms forward', () => {
    expect(boxOf('C6', 'front').right).toBeGreaterThan(boxOf('C7', 'front').right)
    expect(boxOf('C7', 'front').right).toBeGreaterThan(boxOf('C8', 'front').right)
  })

  test('bands go down the trunk in order', () => {
    const tops = Array.from({ length: 10 }, (_, i) => boxOf(`T${i + 3}`, 'front').top)
    expect(tops).toEqual([...tops].sort((a, b) => a - b))
  })
})

describe('a picture', () => {
  test('of L5–S1 lights the disc, the nerve S1, its muscles and its skin, and says so', () => {
    const made = picture({ places: ['level:L5-S1'] })!
    expect(made.figures.map((f) => f.name)).toEqual(['front', 'back', 'spine'])
    const spine = made.figures.find((f) => f.name === 'spine')!
    expect(spine.shapes.filter((s) => s.look === 'lit').map((s) => s.path)).toEqual([spineDrawing.disc('L5')])
    expect(spine.lit.map((s) => s.path)).toEqual([spineDrawing.root('S1')])
    const back = made.figures.find((f) => f.name === 'back')!
    expect(new Set(back.lit.map((s) => s.look))).toEqual(new Set(['lit', 'lit-skin', 'lit-nerve']))
    expect(made.labels.map(({ text, nerve }) => [text, nerve])).toEqual([['L5–S1', false], ['S1', true]]) // prettier-ignore
    const { muscles, skin, reflex, nerve } = rules.levels.levels.S1!
    expect(made.lines).toEqual([
      { about: 'spine', level: '', text: 'L5–S1' },
      { about: 'nerve', level: 'S1', text: nerve },
      { about: 'muscles', level: 'S1', text: muscles },
      { about: 'skin', level: 'S1', text: skin },
      { about: 'reflex', level: 'S1', text: reflex },
    ])
  })

  test('takes the level of the text rather than every disc there is', () => {
    const lit = (levels: string[][]) =>
      picture({ places: ['discs'], levels })!
        .figures.find((f) => f.name === 'spine')!
        .shapes.filter((s) => s.look === 'lit')
    expect(lit([])).toHaveLength(23)
    expect(lit([['C5', 'C6']]).map((s) => s.path)).toEqual([spineDrawing.disc('C5')])
  })

  test('lights the person’s own side: on our right from the front, on our left from behind', () => {
    const xs = (side: PictureQuestion['side'], view: string) =>
      picture({ places: ['knee'], side })!
        .figures.find((f) => f.name === view)!
        .lit.map((s) => Math.sign(startOf(s.path)[0]))
    expect(xs('left', 'front')).toEqual([1])
    expect(xs('left', 'back')).toEqual([-1])
    expect(xs('right', 'front')).toEqual([-1])
    expect(xs('right', 'back')).toEqual([1])
    expect(xs('both sides', 'front')).toHaveLength(2)
  })

  test('tells no side of what has none, and nothing of places it does not know', () => {
    expect(picture({ places: ['heart'], side: 'left' })!.side).toBe('')
    expect(picture({ places: ['knee'], side: 'left' })!.side).toBe('left')
    expect(picture({ places: ['moon'] })).toBeNull()
    expect(picture({})).toBeNull()
  })

  test('has heart, stomach and spleen on the person’s left, liver and appendix on the right', () => {
    const middle = (place: string) => {
      const all = AREAS[place]!.flatMap((a) => points(a.points)).filter((_, i) => i % 2 === 0)
      return all.reduce((sum, x) => sum + x, 0) / all.length
    }
    for (const place of ['heart', 'stomach', 'spleen']) expect(middle(place), place).toBeGreaterThan(1)
    for (const place of ['liver', 'gallbladder', 'appendix', 'colon-start'])
      expect(middle(place), place).toBeLessThan(-1)
  })

  test('shows small parts of the head on a head', () => {
    const made = picture({ places: ['eye-back'] })!
    expect(made.figures.map((f) => f.name)).toEqual(['head'])
    expect(made.lines).toEqual([{ about: 'place', level: '', text: 'the back of the eye' }])
  })

  test('keeps its labels apart and inside', () => {
    for (const place of ['level:L5-S1', 'level:C2-C3', 'level:S5', 'level:C1', 'level:S1-S5']) {
      const { labels, height } = picture({ places: [place] })!
      const ys = labels.map((l) => l.y)
      expect(labels.length, place).toBeGreaterThan(0)
      for (const [i, y] of ys.entries()) {
        expect(y).toBeGreaterThan(0)
        expect(y).toBeLessThan(height)
        if (i > 0) expect(y - ys[i - 1]!).toBeGreaterThan(12)
      }
    }
  })

  test('is written in numbers throughout', () => {
    const paths = [
      ...Object.values(AREAS).flat(), ...Object.values(NERVES).flat(), ...Object.values(SKIN).flat(), ...Object.values(WAYS).flat(),
    ] // prettier-ignore
    expect(paths.filter((a) => points(a.points).length % 2 !== 0 || points(a.points).some(Number.isNaN))).toEqual([])
  })
})
