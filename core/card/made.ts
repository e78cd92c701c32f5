/** Cards made by rule, where no entry stands: a level of the spine, a medicine's family, a word's parts. */
import type { MedicineStems, SpineLevels } from '../../data/schema-rules'
import { splitCompound, type PartsIndex } from '../parts/compound'
import { stemOf } from '../parts/stems'
import type { CardEntry, CardLink, CardSource } from './model'

/** What the extension carries for making cards. */
export interface Rulebook {
  stems: MedicineStems['stems']
  stemSources: CardSource[]
  /** Meaning of each spelling of a part, by its place. */
  starts: Record<string, string>
  middles: Record<string, string>
  ends: Record<string, string>
  strongEnds: string[]
  partSources: CardSource[]
  levels: SpineLevels['levels']
  gaps: SpineLevels['gaps']
  notes: SpineLevels['notes']
  levelSources: CardSource[]
}

/** The headword of a card made by rule, from its id alone ("spine:C5-C6"); undefined for an entry's id. */
export function termOfMade(id: string): string | undefined {
  const [, family, rest] = /^(spine|medicine|parts):(.+)$/.exec(id) ?? []
  return family === 'spine' ? rest?.replaceAll('-', '–') : rest
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** The card of one level, of the gap between two, or of a stretch of the spine; null for levels unknown. */
export function levelCard(levels: readonly string[], book: Rulebook): CardEntry | null {
  const [first, last] = [levels[0], levels.at(-1)]
  const top = first === undefined ? undefined : book.levels[first]
  const bottom = last === undefined ? undefined : book.levels[last]
  if (!first || !last || !top || !bottom) return null
  const base = {
    id: `spine:${levels.join('-')}`, term: levels.join('–'), kind: 'anatomy', system: 'spine',
    links: [], sources: book.levelSources.slice(0, 2), origin: 'level' as const, places: [`level:${levels.join('-')}`],
  } // prettier-ignore
  if (levels.length === 1)
    return { ...base, short: oneShort(first, top), more: nerveStory(first, top), limits: book.notes.skin }
  const gap = book.gaps[`${first}-${last}`]
  if (!gap) return { ...base, short: `The part of the spine from ${top.bone ?? first} down to ${bottom.bone ?? last}.` }
  const pressed = gap.crossing[0] ?? gap.leaving[0] ?? first
  const story = book.levels[pressed]
  return {
    ...base,
    short: `The place where ${plainBone(top.bone, first)} meets ${plainBone(bottom.bone, last)}, with the cushion between them.`,
    more: `A disc that bulges or slips here most often touches the ${pressed} nerve. ${story ? nerveStory(pressed, story) : ''}`,
    limits: book.notes.gaps,
  }
}

function oneShort(name: string, level: SpineLevels['levels'][string]): string {
  if (!level.bone) return `A nerve of the ${level.region}. It ${level.nerve}.`
  return `${capital(plainBone(level.bone, name))}, and the nerve named after it.`
}

/** "the fifth bone of the low back", without an aside. */
function plainBone(bone: string | undefined, name: string): string {
  return bone?.replace(/[,(].*$/, '').trim() ?? name
}

function nerveStory(name: string, { nerve, muscles, skin, reflex }: SpineLevels['levels'][string]): string {
  const parts = [
    `The ${name} nerve ${nerve}.`,
    `Moving: ${muscles}.`,
    `Feeling: ${skin}.`,
    reflex ? `Reflex: ${reflex}.` : '',
  ]
  return parts.filter(Boolean).join(' ')
}

/** The card of a medicine by its stem, or null. `terms` names the entries that families have. */
export function medicineCard(name: string, book: Rulebook, link?: CardLink): CardEntry | null {
  const rule = stemOf(name.toLowerCase(), book.stems)
  if (!rule) return null
  const place = {
    start: `starts with “${rule.stem}-”`,
    middle: `holds “-${rule.stem}-”`,
    end: `ends in “-${rule.stem}”`,
  }[rule.at]
  const others = rule.examples.filter((e) => e !== name.toLowerCase()).join(', ')
  return {
    id: `medicine:${name.toLowerCase()}`,
    term: name,
    kind: 'medicine',
    system: 'medicines',
    short: `A medicine of the family “${rule.family}”. Such a medicine ${rule.does}.`,
    more: `The name ${place}.${others && ` Other names like it: ${others}.`}`,
    links: link ? [link] : [],
    sources: book.stemSources,
    origin: 'medicine',
  }
}

/** The card of a compound by its parts, or null. */
export function partsCard(word: string, index: PartsIndex, book: Rulebook): CardEntry | null {
  const parts = splitCompound(word.toLowerCase(), index)
  if (!parts) return null
  const named = parts.map(({ text, place }) => {
    const means = { start: book.starts, middle: book.middles, end: book.ends }[place][text] ?? ''
    return `${place === 'end' ? '-' : ''}${text}${place === 'end' ? '' : '-'} (${means})`
  })
  return {
    id: `parts:${word.toLowerCase()}`,
    term: word,
    kind: 'body-word',
    system: 'word parts',
    short: `Made of ${named.join(' + ')}.`,
    links: [],
    sources: book.partSources,
    origin: 'parts',
  }
}

/** The index that `splitCompound` needs, from the rulebook. */
export function partsIndex(book: Rulebook): PartsIndex {
  const keys = (o: Record<string, string>) => new Set(Object.keys(o))
  return {
    starts: keys(book.starts),
    middles: keys(book.middles),
    ends: keys(book.ends),
    strongEnds: new Set(book.strongEnds),
    ordinary: new Set(),
  }
}
