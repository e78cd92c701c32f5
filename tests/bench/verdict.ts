/** What several visits to a page with Bedside and several without say about Bedside. */
import type { Look } from './visit'

/** As much of a look as a verdict needs. */
export type Glance = Pick<Look, 'hash' | 'layout' | 'errors' | 'shift' | 'longTasks' | 'marks' | 'awake'>

export interface Verdict {
  marks: number
  awake: boolean
  /** The page reads the same with Bedside as without; `restless`: it differs from itself without Bedside. */
  dom: 'same' | 'restless' | 'differs'
  layout: 'same' | 'restless' | 'differs'
  /** Console errors that no visit without Bedside had. */
  errors: string[]
  /** Medians over the visits, with less without. */
  shift: number
  longTasks: number
  /** Pairs of visits this rests on. */
  pairs: number
}

/** Less layout shift than this is noise of its own rounding. */
const LEAST_SHIFT = 0.001

/** Compares visits; with as many pairs as there are. */
export function verdict(without: readonly Glance[], withBedside: readonly Glance[]): Verdict {
  const known = new Set(without.flatMap(({ errors }) => errors))
  // An error that only some visits with Bedside have may be the page's own and rare: it is held against us.
  const errors = new Set(withBedside.flatMap((look) => look.errors.filter((e) => !known.has(e))))
  const shift = median(withBedside.map((l) => l.shift)) - median(without.map((l) => l.shift))
  return {
    marks: withBedside[0]?.marks ?? 0,
    awake: withBedside.some((l) => l.awake),
    dom: compare(without, withBedside, (l) => l.hash),
    layout: compare(without, withBedside, (l) => l.layout),
    errors: [...errors],
    shift: shift > LEAST_SHIFT ? shift : 0,
    longTasks: Math.max(0, median(withBedside.map((l) => l.longTasks)) - median(without.map((l) => l.longTasks))),
    pairs: withBedside.length,
  }
}

/** Whether a verdict holds nothing against Bedside. */
export function isClean({ dom, layout, errors, shift, longTasks }: Verdict): boolean {
  return dom === 'same' && layout === 'same' && errors.length === 0 && shift === 0 && longTasks === 0
}

/**
 * The same when every visit with Bedside looks as some visit without. A page that looks now this way,
 * now that way without Bedside has changed by itself.
 */
function compare(without: readonly Glance[], withBedside: readonly Glance[], key: (look: Glance) => string) {
  const before = new Set(without.map(key))
  if (withBedside.every((look) => before.has(key(look)))) return 'same'
  return before.size > 1 ? 'restless' : 'differs'
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}
