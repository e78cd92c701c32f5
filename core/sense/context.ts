/**
 * Is a finding present, absent, doubtful, past, or somebody else's? Read from the words around it, by
 * the published method: NegEx (Chapman et al., J Biomed Inform 2001;34:301) as extended by ConText
 * (Harkema et al., J Biomed Inform 2009;42:839). A trigger reaches forward or backward inside its
 * sentence until a terminating word; pseudo-triggers ("no increase") look like one and are not.
 */
import { sentenceAround } from './sentence'

export type Cue = 'negated' | 'uncertain' | 'past' | 'family'

interface Trigger {
  cue: Cue
  reach: 'forward' | 'backward'
  words: RegExp
}

const PSEUDO =
  /\b(?:no (?:significant )?(?:increase|change|further|suspicious change)|not only|not (?:certain|sure) (?:if|whether)|not (?:necessarily|all|every|always|usually|fully|known?)|(?:do|does) not know|without (?:difficulty|any further|further)|gram negative|no longer than|not cause|not drain|no doubt|no standard|not successful|with or without|(?:more|less|most|very|how|as) likely|previously (?:noted|seen|described|mentioned|reported)|cannot be understated|history (?:and physical|taking)|past (?:few|several|two|three|\d+) (?:hours?|minutes?))\b/gi

const TRIGGERS: readonly Trigger[] = [
  {
    cue: 'negated',
    reach: 'forward',
    words:
      /\b(?:no(?: (?:definite|significant|obvious|gross|evidence|sign|signs|other|new|acute|focal|convincing|demonstrable|clear|suspicious|abnormal|appreciable))*(?: (?:evidence|sign|signs|suggestion|feature|features|complaints?|history|suspicion) (?:of|for))?|not|never|none|neither|nor|without(?: (?:any|evidence of|signs? of|significant|associated))?|w\/o|absence of|absent|denie[sd]|denying|den(?:y|ies) (?:any|having)|free of|negative for|neg for|ruled? out|rules out|rule out for|did not (?:show|reveal|have)|does not (?:have|show|reveal|demonstrate)|do not (?:have|show)|fails? to (?:show|reveal|demonstrate)|failed to (?:show|reveal)|lack of|lacks?|lacking|unremarkable for|non|nil|resolved|resolution of)\b/gi,
  },
  {
    cue: 'negated',
    reach: 'backward',
    words:
      /\b(?:(?:is|are|was|were|been|be) (?:ruled out|excluded|not (?:seen|present|noted|identified|found|demonstrated|detected|evident|visualized|visualised|observed|appreciated)|absent|negative(?! for))|not (?:seen|present|noted|identified|found|demonstrated|detected|evident|visualized|visualised|observed|appreciated)|ruled out|excluded|unlikely|: ?(?:no|none|negative|nil|absent)|(?<=^[ -])free(?! of)|absent|negative(?! for)|not (?:seen|noted))\b/gi,
  },
  {
    cue: 'uncertain',
    reach: 'forward',
    words:
      /\b(?:possib(?:le|ly)|probabl[ey]|prob|likely|suspected|suspicion (?:of|for)|suspicious for|suspect|question of|questionable|query|may (?:be(?! (?:\w+ed|\w+en|done|left|\w+ful|\w+ial|able|found)\b(?! by\b))|have(?! (?:been|had|spread)\b)|represent|indicate|reflect|suggest|cause)|might|could (?:be|represent|reflect)|cannot (?:exclude|rule out|be (?:excluded|ruled out))|can not (?:exclude|rule out)|can't (?:exclude|rule out)|not (?:exclude|excluded|ruled out)|suggest(?:s|ive|ing)?(?: of)?|concern(?:ing)? for|worrisome for|appears? to|apparent|presumed|presumptive|consider(?!ed)|differential (?:diagnosis )?(?:includes?|is|of)|versus|vs(?!:)|rule out|r\/o|to exclude|to rule out|evaluate for|assess for|equivocal|compatible with|consistent with|in keeping with)\b/gi,
  },
  {
    // "?fracture, disc bulge" doubts only the words right after it; "(? trauma, infection)" all in the brackets.
    cue: 'uncertain',
    reach: 'forward',
    words: /\?(?=[^,;:().?]*$)|(?<=\()\?+(?=[^;:().?]*$)/g,
  },
  {
    cue: 'uncertain',
    reach: 'backward',
    words:
      /\b(?:(?:is|are|was|were) (?:possible|likely|probable|suspected|questionable|considered(?! (?:to be|an?)\b)|not (?:excluded|ruled out))|(?:cannot|can not|could not|can't) be (?:excluded|ruled out)|not (?:entirely |completely )?(?:excluded|ruled out)|suspected|not certain)\b/gi,
  },
  {
    cue: 'past',
    reach: 'forward',
    words:
      /\b(?:(?:past |prior |previous |remote |known )?(?:medical |surgical )?history(?: is (?:significant|notable|positive))?(?: of| for|:)|h\/o|hx(?: of)?|pmh|psh|status post|s\/p|previous(?:ly)?|prevoius|prior(?! to)|remote|years? ago|in (?:19|20)\d\d,? (?:she|he|i|they|the patient) (?:had|underwent|developed|was)|post (?:op(?:erative)?)?|childhood)\b/gi,
  },
  {
    // "old fracture", but not "72-year-old", and a "well healed" scar is there: only right before the finding.
    cue: 'past',
    reach: 'forward',
    words:
      /\b(?:(?<!(?:years?|yrs?|months?|weeks?|days?)[- ])old|(?<!well[- ])healed)(?= (?:[CTDLS]\d\S* )?(?:\w+ )?$)/gi,
  },
  {
    // "Wedging, mostly due to old injury": what comes from an old thing is old itself.
    cue: 'past',
    reach: 'backward',
    words:
      /\b(?:(?:mostly|likely|probably) \w+ to |(?:due|secondary|owing) to |from |sequel(?:a|ae|s)? (?:of|to) )(?:an? |the )?(?:old|previous|prior|remote|healed) (?:\w+ )?(?:insult|injury|injuries|trauma|fracture)s?\b/gi,
  },
  {
    cue: 'past',
    reach: 'backward',
    words:
      /\b(?:in (?:the past|\d{4}|childhood|(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: of)? \d{4})|(?:\w+ )?(?:years?|months?|decades?) ago|as a child|previously|in her past|in his past)\b/gi,
  },
  {
    cue: 'family',
    reach: 'forward',
    words:
      /\b(?:family history(?: is)?(?: of| for|:| significant for| positive for| notable for)?|fh(?: of|:)|(?:his|her|my|your|patient's|the patient's|a|whose)? ?(?:maternal |paternal )?(?:mother|father|parents?|brothers?|sisters?|siblings?|aunts?|uncles?|grandmother|grandfather|grandparents?|cousins?|daughter|son|family members?)(?:'s)?(?: and \w+| on the \w+ side)?(?: both| also| all)? (?:has|had|have|with|died (?:of|from)|was diagnosed|is|suffered|side))\b/gi,
  },
  {
    cue: 'family',
    reach: 'backward',
    words:
      /\b(?:in (?:his|her|my|your|the|a) (?:mother|father|family|brother|sister|parents?|grandmother|grandfather)|runs? in (?:the )?famil(?:y|ies)|on (?:his|her) (?:mother|father)'s side)\b/gi,
  },
]

/** Words that end a trigger's reach, and what ends a sentence in notes that are lists of lines. */
const TERMINATION =
  /\b(?:but|however|otherwise|(?:and )?now|nevertheless|yet|though|although|except|aside from|apart from|other than|which|who|secondary to|due to|because|since|cause[sd]?|causing|as the cause of|still|mostly|before|after|during|following|to (?:drain|remove|treat|relieve|prevent|help|reduce)|with(?! (?:no|any)\b)|presents?|presenting|reports?|complains?|noted(?= (?:to|that|in|at))|shows?|reveals?|demonstrates?|there (?:is|are|was|were))\b|[;?]|,\s(?:they|it|you|he|she|we|this|these|the following)\b|\s[-–•]\s/gi
/** "When diet is not enough, diabetes can ...": what such a clause denies ends with it. */
const SUBORDINATE = /^\s*(?:if|when|while|although|though|because|since|as|after|before|until|unless)\b/i
/** Triggers act over at most this many words (NegEx used five; sentences in reports list more). */
const FORWARD_WORDS = 12
const BACKWARD_WORDS = 8

/**
 * The cues that hold for the span `start`–`end` (UTF-16 offsets) of a block's text. Pure; looks at
 * one sentence only.
 */
export function readCues(text: string, start: number, end: number): Cue[] {
  const [from, to] = sentenceAround(text, start, end)
  const sentence = blank(text.slice(from, start), PSEUDO)
  const before = SUBORDINATE.test(sentence) ? sentence.slice(sentence.lastIndexOf(',') + 1) : sentence
  const after = blank(text.slice(end, to), PSEUDO)
  const cues = new Set<Cue>()
  for (const { cue, reach, words } of TRIGGERS) {
    if (reach === 'forward' ? reaches(before, words) : reachedBack(after, words)) cues.add(cue)
  }
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

function reaches(before: string, words: RegExp): boolean {
  for (const m of before.matchAll(words)) {
    const between = before.slice(m.index + m[0].length)
    if (!search(between, TERMINATION) && countWords(between) <= FORWARD_WORDS) return true
  }
  return false
}

function reachedBack(after: string, words: RegExp): boolean {
  for (const m of after.matchAll(words)) {
    const between = after.slice(0, m.index)
    if (!search(between, TERMINATION) && !/,.*,/.test(between) && countWords(between) <= BACKWARD_WORDS) return true
  }
  return false
}

function search(text: string, pattern: RegExp): boolean {
  pattern.lastIndex = 0
  return pattern.test(text)
}

function countWords(text: string): number {
  return text.split(/\s+/).filter(Boolean).length
}
