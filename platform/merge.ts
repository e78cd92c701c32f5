/**
 * Two copies of the settings that both may have changed since they were last the same. A change on one
 * side is taken; what was put into a list or taken out of it on either side is; where both sides chose
 * differently, this browser's choice goes out and is the latest.
 */
import type { Settings } from './settings'

/** `base` is what both were when they were the same; without it they meet for the first time, and the other side's choices count. */
export function merge(base: Settings | undefined, here: Settings, there: Partial<Settings>): Settings {
  const from = base ?? { ...here, offSites: [], known: [], siteLevels: {} }
  const merged = Object.keys(here).map((key) => {
    const name = key as keyof Settings
    return [name, mergeValue(from[name], here[name], there[name] ?? from[name], base === undefined)]
  })
  return Object.fromEntries(merged) as Settings
}

function mergeValue(base: unknown, here: unknown, there: unknown, first: boolean): unknown {
  if (Array.isArray(here)) return mergeLists(base as string[], here as string[], there as string[])
  if (typeof here === 'object') return mergeRecords(base as Levels, here as Levels, there as Levels, first)
  return here === base ? there : here
}

function mergeLists(base: string[], here: string[], there: string[]): string[] {
  const [wasThere, isHere] = [new Set(base), new Set(here)]
  const removed = new Set(base.filter((item) => !isHere.has(item)))
  return [...new Set([...there, ...here.filter((item) => !wasThere.has(item))])].filter((item) => !removed.has(item))
}

type Levels = Record<string, unknown>

function mergeRecords(base: Levels, here: Levels, there: Levels, first: boolean): Levels {
  const get = (of: Levels, name: string) => (Object.hasOwn(of, name) ? of[name] : undefined)
  const names = [...new Set([...Object.keys(there), ...Object.keys(here)])]
  const merged = names.map((name) => {
    const [b, h, t] = [get(base, name), get(here, name), get(there, name)]
    return [name, h === b || (first && t !== undefined) ? t : h]
  })
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined)) as Levels
}
