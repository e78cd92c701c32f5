/** Which entry lies where on the picture: by `data/places.yaml`, else by what the entry leans on. */
import type { PictureBook } from '../../core/picture/picture'
import type { LinkType } from '../../data/schema'
import type { LoadedEntry } from './load'
import type { Rules } from './rules'

/** Links that lead to where a thing is, the surest first. */
const LEADS: readonly LinkType[] = ['part of', 'presses on', 'kind of']
/** Further away the way is a guess. */
const MOST_STEPS = 3
/** Kinds that are somewhere in a body: a nurse and a pill are not. */
const IN_A_BODY: readonly LoadedEntry['kind'][] = ['anatomy', 'condition', 'symptom', 'sign']

/** The places of each entry that has any. */
export function placesOf(
  entries: readonly LoadedEntry[],
  { places: { places, systems, nowhere } }: Rules,
): Map<string, string[]> {
  const own = new Map<string, string[]>()
  for (const [place, { of }] of Object.entries(places))
    for (const id of of) own.set(id, [...(own.get(id) ?? []), place])
  for (const id of nowhere) own.set(id, [])
  const byId = new Map(entries.map((e) => [e.id, e]))

  const follow = (entry: LoadedEntry, steps: number, seen: ReadonlySet<string>): string[] => {
    const here = own.get(entry.id)
    if (here) return here
    if (steps === 0) return []
    for (const type of LEADS) {
      const found = (entry.connects ?? []).flatMap((link) => {
        const to = byId.get(link[type] ?? '')
        return to && !seen.has(to.id) ? follow(to, steps - 1, new Set([...seen, to.id])) : []
      })
      if (found.length > 0) return [...new Set(found)]
    }
    return []
  }

  const all = new Map<string, string[]>()
  for (const entry of entries) {
    if (!IN_A_BODY.includes(entry.kind) && !own.has(entry.id)) continue
    const found = follow(entry, MOST_STEPS, new Set([entry.id]))
    const system = systems[entry.system]
    if (found.length > 0) all.set(entry.id, found)
    else if (system !== undefined && !own.has(entry.id)) all.set(entry.id, [system])
  }
  return all
}

/** What the extension carries for pictures. */
export function pictureBook(
  { places: { places, muscles }, levels }: Rules,
  placed: ReadonlyMap<string, string[]>,
): PictureBook {
  const placesOfMuscle = (name: string) => muscles[name] ?? placed.get(name) ?? []
  return {
    says: Object.fromEntries(Object.entries(places).map(([name, { says }]) => [name, says])),
    muscles: Object.fromEntries(
      Object.entries(levels.levels).map(([level, { muscleNames }]) => [
        level,
        [...new Set(muscleNames.flatMap(placesOfMuscle))],
      ]),
    ),
    levels: levels.levels,
    gaps: levels.gaps,
  }
}
