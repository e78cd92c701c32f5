/**
 * Levels of the spine as reports write them: L4-L5, L4/5, C5-6, T12, L4_L5, "T12 - L1", L5S1, D12 (an
 * older letter for T), "S1 nerve root", "L5 radiculopathy". The same letters mean other things: T1
 * and T2 are also kinds of MRI picture, S1 and S2 heart sounds, C3 a blood protein, T4 a hormone,
 * D3 a vitamin. So the words around decide.
 */
import type { Lexicon } from '../lexicon/lexicon'
import { classBit } from '../sense/classes'
import { MEDICAL } from '../sense/guard'
import type { Tokens } from '../text/tokens'
import { NUMBER } from '../text/words'

export interface LevelReading {
  /** UTF-16 offsets into the text. */
  start: number
  end: number
  /** As written, D made T: ["L4", "L5"]. */
  levels: string[]
  /** What of the level is named. */
  about: 'level' | 'nerve' | 'bone'
}

const LAST: Record<string, number> = { C: 8, T: 12, L: 6, S: 5 }
const FIRST = /([CTDLS])(\d{1,2})(?!\d)/iy
const NEXT = /(\s{0,3}[-\u2010-\u2015_/\\]\s{0,3}|)([CTDLS]?)(\d{1,2})(?![\d%]|\.\d|\s?(?:mm|cm|mg|th)\b)/iy
const ABOUT =
  /\s{1,3}(nerve roots?|spinal nerves?|nerves?|roots?|radiculopathy|radiculopathies|radicular|dermatomes?|myotomes?|vertebrae|vertebral bod(?:y|ies)|vertebra|levels?)\b/iy

const WEIGHTING =
  /^[\s,/&-]*(?:and |or )?(?:[TtPp][12D]?[\s,/&-]*)?(?:w\b|wi\b|wt\b|weight|signal|hyper|hypo|iso|bright|dark|flair|fse|tse|se\b|fs\b|fat|stir|image|sequence|axial|sagittal|coronal|relax|shine|prolong|space\b)/i
const THORACIC_USE =
  /^\s{0,2}(?:vertebra|nerve|root|level|radicul|spinous|body|compression|fracture|dermatom|lesion|lamin|pedicle)/i
const OTHER_BEFORE =
  /(?:vitamin|vit\.?|complement|anti|free|total|stage|grade|type|room|section|figure|fig\.?|table|galaxy|series|class|model|route|heart sounds?|cd|hydroxy|tumou?r|pt|normal|regular|rhythm|audible|distinct)[\s,:-]*$/i
const OTHER_AFTER =
  /^\s*(?:esterase|inhibitor|levels? (?:was|were|of)? ?(?:low|high|normal)|toxin|n[0-3x]|m[01x]\b|phone|receptor|agonist|complement|tsh|heart sound|murmur|gallop|sounds?\b)/i
const OTHER_NEAR =
  /\b(?:murmurs?|gallops?|heart|cardiac|cardiovascular|auscultation|rhythm|thyroid|tsh|complement|t-cells?|s3|s4|rubs?|systolic)\b/i
/** "Spondylolisthesis of L4 over L5", also as it is misspelt: two bones, one on the other. */
const SLIP = /l[iy]s?th?esis\b/i
const OVER_NEXT = /^\s+(?:over|(?:up)?on)\s+[CTDLS]\d/i
const ON_LAST = /[CTDLS]\d{1,2}\s+(?:over|(?:up)?on)\s+$/i
/** Spine words this many tokens away speak for a level. */
const WINDOW = 14
/** Longest run of text looked at on each side for other meanings. */
const NEARBY = 70

export const SPINE = classBit('spine')

/**
 * Reads a level expression that starts at token `t`, or null. `speaks`: what the page as a
 * whole speaks of, as in PageContext.
 */
export function readLevels(
  text: string,
  tokens: Tokens,
  lexicon: Lexicon,
  t: number,
  speaks: number,
): LevelReading | null {
  const start = tokens.start[t]!
  const written = levelsAt(text, start)
  if (!written || /[\p{L}\d]/u.test(text[written.end] ?? '')) return null
  const { levels, letters } = written
  let { end } = written
  ABOUT.lastIndex = end
  const about = ABOUT.exec(text)
  if (!isLevel(text, start, end, levels, letters, about?.[1] ?? '', () => spineNear(lexicon, tokens, t, end), speaks))
    return null
  if (about) end = ABOUT.lastIndex
  return { start, end, levels, about: aboutWhat(about?.[1]) }
}

/** The levels of a text that is nothing else, as somebody types it: "L5 S1", "l4/5", "C6"; null otherwise. */
export function levelsAlone(text: string): string[] | null {
  // A D is too likely a vitamin to be an older T.
  if (/^\s*d/i.test(text)) return null
  const plain = text.trim().replace(/\s*[-\u2010-\u2015/]\s*|\s+/g, '-')
  const written = levelsAt(plain, 0)
  return written?.end === plain.length ? written.levels : null
}

/** What is written like levels at a place, and how many of them with a letter of their own. */
function levelsAt(text: string, start: number): { levels: string[]; letters: number; end: number } | null {
  FIRST.lastIndex = start
  const first = FIRST.exec(text)
  if (!first) return null
  let region = regionOf(first[1]!)
  let number = Number(first[2])
  if (!valid(region, number)) return null
  const levels = [region + String(number)]
  let letters = 1
  let end = FIRST.lastIndex
  for (;;) {
    NEXT.lastIndex = end
    const m = NEXT.exec(text)
    if (!m || (m[1] === '' && m[2] === '')) break
    const nextNumber = Number(m[3])
    const nextRegion = m[2] ? regionOf(m[2]) : region === 'L' && number === 5 && nextNumber === 1 ? 'S' : region
    if (!valid(nextRegion, nextNumber) || !follows(region, number, nextRegion, nextNumber)) break
    if (m[2]) letters++
    ;[region, number] = [nextRegion, nextNumber]
    levels.push(region + String(number))
    end = NEXT.lastIndex
  }
  return { levels, letters, end }
}

function isLevel(
  text: string,
  start: number,
  end: number,
  levels: string[],
  letters: number,
  named: string,
  near: () => boolean,
  speaks: number,
): boolean {
  if (/radicul|dermatom|myotom/i.test(named)) return true
  const before = text.slice(Math.max(0, start - NEARBY), start)
  const after = text.slice(end, end + NEARBY)
  if (OTHER_BEFORE.test(before) || OTHER_AFTER.test(after)) return false
  if ((OVER_NEXT.test(after) || ON_LAST.test(before)) && SLIP.test(before + after)) return true
  const weightings = levels.every((l) => l === 'T1' || l === 'T2')
  if (weightings && /^t/i.test(text.slice(start)) && (WEIGHTING.test(after) || !THORACIC_USE.test(after))) return false
  if (levels.every((l) => /^[ST]/.test(l)) && named === '' && OTHER_NEAR.test(before + after)) return false
  // Two levels that touch, both written out, can hardly be anything else in a text about a body.
  if (levels.length > 1 && letters > 1 && levels[0]!.startsWith('L')) return true
  return (speaks & SPINE) !== 0 || ((speaks & MEDICAL) !== 0 && near())
}

function spineNear(lexicon: Lexicon, tokens: Tokens, t: number, end: number): boolean {
  for (let u = Math.max(0, t - WINDOW); u < Math.min(tokens.count, t + WINDOW); u++) {
    const inside = u >= t && tokens.start[u]! < end
    const word = (tokens.word[u]! & NUMBER) - 1
    if (!inside && word >= 0 && word < lexicon.cueWords && (lexicon.classes[word]! & SPINE) !== 0) return true
  }
  return false
}

function regionOf(letter: string): string {
  const upper = letter.toUpperCase()
  return upper === 'D' ? 'T' : upper
}

function valid(region: string, number: number): boolean {
  return number >= 1 && number <= LAST[region]!
}

const ORDER = 'CTLS'
/** A range goes down the spine: L4-L5, C5-6, T12-L1, L2-S1. */
function follows(region: string, number: number, nextRegion: string, nextNumber: number): boolean {
  const [a, b] = [ORDER.indexOf(region), ORDER.indexOf(nextRegion)]
  return b > a || (a === b && nextNumber > number)
}

function aboutWhat(word = ''): LevelReading['about'] {
  if (/nerve|root|radicul|dermatom|myotom/i.test(word)) return 'nerve'
  return /vertebra/i.test(word) ? 'bone' : 'level'
}

/** The glossary id a reading goes by: "l5-s1", "s1-nerve", "l5-vertebra". */
export function levelId(reading: Pick<LevelReading, 'levels' | 'about'>): string {
  const name = reading.levels.join('-').toLowerCase()
  if (reading.about === 'nerve') return `${name}-nerve`
  return reading.about === 'bone' ? `${name}-vertebra` : name
}
