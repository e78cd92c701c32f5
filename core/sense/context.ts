/**
 * Is a finding present, absent, doubtful, past, or somebody else's? Read from the words around it, by
 * the published method: NegEx (Chapman et al., J Biomed Inform 2001;34:301) as extended by ConText
 * (Harkema et al., J Biomed Inform 2009;42:839). A trigger reaches forward or backward inside its
 * sentence until a terminating word; pseudo-triggers ("no increase") look like one and are not.
 */
import { sentenceAround } from './sentence'
import { FAMILY_HEADING, PSEUDO, TERMINATION, TRIGGERS, type Trigger } from './triggers'

export type Cue = 'negated' | 'uncertain' | 'past' | 'family'

/** "When diet is not enough, diabetes can ...": what such a clause denies ends with it. */
const SUBORDINATE = /^\s*(?:if|when|without|while|although|though|because|since|as|after|before|until|unless)\b/i

/**
 * The cues that hold for the span `start`–`end` (UTF-16 offsets) of a block's text. Pure; looks at
 * one sentence only.
 */
export function readCues(text: string, start: number, end: number): Cue[] {
  const [from, to] = sentenceAround(text, start, end)
  const sentence = blank(text.slice(from, start), PSEUDO)
  const before = SUBORDINATE.test(sentence) ? sentence.slice(sentence.lastIndexOf(',') + 1) : sentence
  const after = blank(text.slice(end, to), PSEUDO)
  const cues = new Set<Cue>(FAMILY_HEADING.test(sentence) ? ['family'] : [])
  for (const trigger of TRIGGERS)
    if (trigger.reach === 'forward' ? reaches(before, trigger) : reachedBack(after, trigger)) cues.add(trigger.cue)
  // "cannot be excluded" and "rule out" hold a negation inside; doubt wins over denial.
  if (cues.has('uncertain') && cues.has('negated') && !/\b(?:no|without|denie[sd]|denies)\b/i.test(before))
    cues.delete('negated')
  if (cues.has('family')) cues.delete('past')
  return [...cues]
}

/** Blanks what only looks like a trigger, keeping offsets. */
function blank(text: string, pattern: RegExp): string {
  return text.replace(pattern, (m) => ' '.repeat(m.length))
}

function reaches(before: string, trigger: Trigger): boolean {
  for (const m of before.matchAll(trigger.words))
    if (isWithin(before.slice(m.index + m[0].length), trigger)) return true
  return false
}

function reachedBack(after: string, trigger: Trigger): boolean {
  for (const m of after.matchAll(trigger.words)) {
    const between = after.slice(0, m.index)
    if (!/,.*,/.test(between) && isWithin(between, trigger)) return true
  }
  return false
}

/** Whether a trigger's reach goes over the words between it and the finding. */
function isWithin(between: string, { until, most }: Trigger): boolean {
  return !TERMINATION.test(between) && (until === undefined || between.search(until) < 0) && countWords(between) <= most
}

function countWords(text: string): number {
  return text.split(/\s+/).filter(Boolean).length
}
