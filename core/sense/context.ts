/**
 * Is a finding present, absent, doubtful, past, or somebody else's? Read from the words around it, by
 * the published method: NegEx (Chapman et al., J Biomed Inform 2001;34:301) as extended by ConText
 * (Harkema et al., J Biomed Inform 2009;42:839). A trigger reaches forward or backward inside its
 * sentence until a terminating word; pseudo-triggers ("no increase") look like one and are not.
 */
export type Cue = 'negated' | 'uncertain' | 'past' | 'family'

interface Trigger {
  cue: Cue
  reach: 'forward' | 'backward'
  words: RegExp
}

const PSEUDO =
  /\b(?:no (?:significant )?(?:increase|change|further|suspicious change)|not only|not (?:certain|sure) (?:if|whether)|not (?:necessarily|all|every|always|usually|fully|known?)|(?:do|does) not know|without (?:difficulty|any further|further)|gram negative|no longer than|not cause|not drain|no doubt|cannot be understated|history (?:and physical|taking)|past (?:few|several|two|three|\d+) (?:hours?|minutes?))\b/gi

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
      /\b(?:(?:is|are|was|were|been|be) (?:ruled out|excluded|not (?:seen|present|noted|identified|found|demonstrated|detected|evident|visualized|visualised|observed|appreciated)|absent|negative(?! for))|not (?:seen|present|noted|identified|found|demonstrated|detected|evident|visualized|visualised|observed|appreciated)|ruled out|excluded|unlikely|: ?(?:no|none|negative|nil|absent)|free(?! of)|absent|negative(?! for)|not (?:seen|noted))\b/gi,
  },
  {
    cue: 'uncertain',
    reach: 'forward',
    words:
      /\b(?:possib(?:le|ly)|probabl[ey]|prob|likely|suspected|suspicion (?:of|for)|suspicious for|suspect|question of|questionable|query|\?|may (?:be|have|represent|indicate|reflect|suggest|cause)|might|could (?:be|represent|reflect)|cannot (?:exclude|rule out|be (?:excluded|ruled out))|can not (?:exclude|rule out)|can't (?:exclude|rule out)|not (?:exclude|excluded|ruled out)|suggest(?:s|ive|ing)?(?: of)?|concern(?:ing)? for|worrisome for|appears? to|apparent|presumed|presumptive|consider(?!ed)|differential (?:diagnosis )?(?:includes?|is|of)|versus|vs(?!:)|rule out|r\/o|to exclude|to rule out|evaluate for|assess for|equivocal|compatible with|consistent with|in keeping with)\b/gi,
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
    // "old fracture", but not "72-year-old": only right before the finding.
    cue: 'past',
    reach: 'forward',
    words: /(?<!(?:years?|yrs?|months?|weeks?|days?)[- ])\bold(?=(?: \w+)?\s*$)/gi,
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
  /\b(?:but|however|otherwise|(?:and )?now|nevertheless|yet|though|although|except|aside from|apart from|other than|which|who|secondary to|due to|because|since|cause[sd]?|causing|as the cause of|still|with(?! (?:no|any)\b)|presents?|presenting|reports?|complains?|noted(?= (?:to|that|in|at))|shows?|reveals?|demonstrates?|there (?:is|are|was|were))\b|[;]/gi
/** "When diet is not enough, diabetes can ...": what such a clause denies ends with it. */
const SUBORDINATE = /^\s*(?:if|when|while|although|though|because|since|as|after|before|until|unless)\b/i
/** A full stop after "Rt." or "Dr." ends nothing. */
const SENTENCE_END = /(?<!\b(?:rt|lt|dr|mr|mrs|vs|approx|fig|e\.g|i\.e|no))[.!?](?=\s|$)|\n/gi
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
  const after = text.slice(end, to)
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

function sentenceAround(text: string, start: number, end: number): [number, number] {
  let from = 0
  let to = text.length
  // A page of text without a full stop is not read whole for one word.
  const near = Math.max(0, start - 400)
  SENTENCE_END.lastIndex = 0
  for (const m of text.slice(near, start).matchAll(SENTENCE_END)) from = near + m.index + 1
  if (from === 0) from = near
  SENTENCE_END.lastIndex = 0
  const next = SENTENCE_END.exec(text.slice(end, end + 400))
  to = next ? end + next.index : Math.min(to, end + 400)
  return [from, to]
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

/** What else a report says of a finding, for the card's "Here" line: how much of it, and on which side. */
export interface Description {
  severity: string
  side: '' | 'left' | 'right' | 'both sides' | 'middle'
}

const SEVERITY =
  /\b(mild(?:ly)?|minimal(?:ly)?|slight(?:ly)?|small|tiny|moderate(?:ly)?|moderate to severe|mild to moderate|marked(?:ly)?|severe(?:ly)?|large|huge|massive|advanced|early|extensive|minor)\b/gi
const SIDE =
  /\b(bilateral(?:ly)?|both(?: sides)?|left(?:[- ]sided)?(?: and right)?|lt(?:\.? and rt)?|right(?:[- ]sided)?(?: and left)?|rt(?:\.? and lt)?|(?<!\bpara[- ]?)central(?:ly)?|midline)\b\.?/gi

/** What is said of one finding ends where the next begins: "mild bulge with left facet arthropathy". */
const NEXT_FINDING =
  /[,;:()]|\b(?:with|which|but|than|(?:compress|encroach|indent|abutt?|effac|touch|caus|narrow|imping|displac|extend|result|produc|contact)ing)\b/gi
/** "Disc bulge and …" goes on to another thing, "central and foraminal …" to another word for the same. */
const AND = /(?:\band\b|&)/gi
const DESCRIBES =
  /(?:\b(?:lt|rt|left|right|mild|moderate|severe|small|large|diffuse|based)\b\.?|(?!canal|material)\b\w+(?:al|ar|ior|ly))\s*$/i

/** Reads severity and side from what is said of this very match: the words nearest before it, else just after. */
export function readDescription(text: string, start: number, end: number): Description {
  const [from, to] = sentenceAround(text, start, end)
  const before = lastThing(text.slice(from, start))
  const after = text.slice(end, to)
  const ended = [NEXT_FINDING, AND].map((pattern) => after.search(pattern)).filter((at) => at >= 0)
  const nearAfter = after.slice(0, Math.min(after.length, ...ended))
  const inside = text.slice(start, end)
  const nearest = (pattern: RegExp) =>
    [...inside.matchAll(pattern)].at(-1)?.[1] ??
    [...before.matchAll(pattern)].at(-1)?.[1] ??
    [...nearAfter.matchAll(pattern)][0]?.[1] ??
    ''
  return { severity: nearest(SEVERITY).toLowerCase(), side: sideOf(nearest(SIDE).toLowerCase()) }
}

/** The end of a text before a match, from where what is said of the match begins. */
function lastThing(before: string): string {
  const ends = [...before.matchAll(NEXT_FINDING)]
  const joins = [...before.matchAll(AND)].filter(({ index }) => !DESCRIBES.test(before.slice(0, index)))
  const at = Math.max(0, ...[ends.at(-1), joins.at(-1)].map((m) => (m ? m.index + m[0].length : 0)))
  return before.slice(at)
}

function sideOf(word: string): Description['side'] {
  if (/^(?:bi|both)|\band\b/.test(word)) return 'both sides'
  if (/^(?:left|lt)/.test(word)) return 'left'
  if (/^(?:right|rt)/.test(word)) return 'right'
  return word ? 'middle' : ''
}
