/** What visits to a page prove, and what they do not: the judgement behind `npm run pages`. */
import { describe, expect, it } from 'vitest'
import { isClean, verdict, type Glance } from '../bench/verdict'

const glance = (of: Partial<Glance> = {}): Glance => ({
  hash: 'a',
  layout: 'a',
  errors: [],
  shift: 0,
  longTasks: 0,
  marks: 3,
  awake: true,
  ...of,
})
const hashes = (...all: string[]) => all.map((hash) => glance({ hash }))

describe('a verdict', () => {
  it.each<[what: string, without: string[], having: string[], dom: string]>([
    ['the same each time', ['a', 'a'], ['a', 'a'], 'same'],
    ['now this, now that, with and without', ['a', 'b'], ['b', 'a'], 'same'],
    ['never the same twice', ['a', 'b', 'c'], ['d', 'e', 'f'], 'restless'],
    ['steady without, another with', ['a', 'a', 'a'], ['b', 'b', 'b'], 'differs'],
    ['steady without, another once with', ['a', 'a', 'a'], ['a', 'b', 'a'], 'differs'],
  ])('on a page that is %s', (_what, without, having, dom) => {
    expect(verdict(hashes(...without), hashes(...having)).dom).toBe(dom)
  })

  it('holds an error against us only if no visit without had it', () => {
    const [own, ours] = ['the page’s own', 'another']
    const without = [glance({ errors: [own] }), glance()]
    expect(verdict(without, [glance({ errors: [own] }), glance({ errors: [ours] })]).errors).toEqual([ours])
  })

  it('goes by the middle of all visits for what differs from one to the next', () => {
    const tasks = (...all: number[]) => all.map((longTasks) => glance({ longTasks }))
    expect(verdict(tasks(1, 1, 1), tasks(1, 9, 1)).longTasks).toBe(0)
    expect(verdict(tasks(1, 9, 1), tasks(2, 2, 2)).longTasks).toBe(1)
    expect(verdict(tasks(3), tasks(1)).longTasks).toBe(0)
    expect(verdict([glance({ shift: 0.1 })], [glance({ shift: 0.1004 })]).shift).toBe(0)
    expect(verdict([glance()], [glance({ shift: 0.2 })]).shift).toBe(0.2)
  })

  it('is clean only if all of it is', () => {
    expect(isClean(verdict([glance()], [glance()]))).toBe(true)
    for (const fault of [{ hash: 'b' }, { layout: 'b' }, { errors: ['e'] }, { shift: 1 }, { longTasks: 1 }])
      expect(isClean(verdict([glance()], [glance(fault)]))).toBe(false)
  })
})
