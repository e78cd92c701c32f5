/**
 * The words that make a finding absent, doubtful, past or somebody else's, how far each reaches, and what
 * ends its reach: the lists of NegEx and ConText, grown on reports and on health articles. Articles speak
 * of everybody ("may be given before surgery"), so a verb that is denied or doubted is no finding denied.
 */
import type { Cue } from './context'

export interface Trigger {
  cue: Cue
  reach: 'forward' | 'backward'
  words: RegExp
  /** What ends its reach, beside TERMINATION. */
  until?: RegExp
  /** How many words it reaches over at most. */
  most: number
}

/** NegEx used five; sentences in reports list more. */
const FORWARD_WORDS = 12
const BACKWARD_WORDS = 8
/** Adjectives belong to what comes next. */
const FEW_WORDS = 5
const NEXT_WORDS = 2

const any = (...phrases: string[]) => new RegExp(`\\b(?:${phrases.join('|')})\\b`, 'gi')
/** What ends a reach: one of the words, or another pattern. */
const ends = (words: readonly string[], ...others: string[]) =>
  new RegExp([`\\b(?:${words.join('|')})\\b`, ...others].join('|'), 'i')
const relatives =
  '(?:grand)?(?:mother|father|parents?)|brothers?|sisters?|siblings?|aunts?|uncles?|cousins?|daughter|son|family members?'

/** "No fever and a cough", "and was sent home", "no return, an operation 10 years ago": something else begins. */
const goesOn =
  'ago|and (?:an?|the|there|also|then|is|was|were|are|has|had|have|low|high|mild|moderate|severe|small|large|increased|decreased|some|normal|i|he|she|we|they|it|you)'
/** "No gap in the fracture", "the core of the tumor": what has its article is known to be there. */
const known =
  '\\b(?:of|in|between|within|around|from|on|at|for) (?:the|this|that|these|those|his|her|their|its|my|your)\\b(?:(?!,|\\bn?or\\b).)*$'
const verbs = 'should|would|may|might|can|could|will|must|if|when|while|until|unless'
const facts = 'is|are|was|were|has|have|had'

const find =
  '(?:show|reveal|have|demonstrate|see|find|identify|exhibit|suggest|indicate|contain|experience|report|had|developed|experienced|get any|feel any|develop any|complain of|get(?! enough))'
const seen = '(?:seen|present|noted|identified|found|demonstrated|detected|evident|visuali[sz]ed|observed|appreciated)'
const be = 'be(?! (?:\\w+ed|\\w+en|done|left|\\w+ful|\\w+ial|able|found|more)\\b)'

export const TRIGGERS: readonly Trigger[] = [
  {
    cue: 'negated',
    reach: 'forward',
    words: any(
      'no(?: (?:definite|significant|obvious|gross|evidence|sign|signs|other|new|acute|focal|convincing|demonstrable|clear|suspicious|abnormal|appreciable|apparent))*(?: (?:evidence|sign|signs|suggestion|feature|features|complaints?|history|suspicion) (?:of|for))?',
      'none|neither|nor|nil|absence of|resolved|resolution of|free of|(?:negative|neg|unremarkable) for',
      'without(?: (?:any|evidence of|signs? of|significant|associated))?|w/o',
      'denie[sd]|denying|den(?:y|ies) (?:any|having)',
      'rule[sd] out|rule out for',
      `(?:did|do|does|has|have|had)(?: not|n[’']t) ${find}`,
      `fail(?:s|ed)? to ${find}`,
      'not (?:consistent|compatible|in keeping|suggestive|concerning|suspicious|indicative) (?:with|of|for)',
      'not (?:felt|thought|believed|considered) to (?:be|represent|have)',
    ),
    until: ends([goesOn, verbs], known),
    most: FORWARD_WORDS,
  },
  {
    cue: 'negated',
    reach: 'forward',
    words: any('absent|lack of|lacks?|lacking', 'never (?:had|has|have|developed|experienced|showed|shown)'),
    until: ends(['and|or|the|this|leads?', verbs], ','),
    most: FEW_WORDS,
  },
  {
    // "This is not cancer": a verb in between ("does not work as well as") denies something else.
    cue: 'negated',
    reach: 'forward',
    words:
      /(?<!\b(?:do|does|did|should|would|could|can|will|may|might|must|has|have|had)(?: \w+)? )\bnot\b(?: even)?(?: (?:an?|any|the|really|truly))?(?! \w+(?:ed|ing)\b)/gi,
    until: ends([goesOn, verbs, 'to|as|that|so']),
    most: NEXT_WORDS,
  },
  {
    cue: 'negated',
    reach: 'forward',
    words: any('(?:has|have|had) not been'),
    until: ends([goesOn, verbs, 'to|as|that|so|for']),
    most: FEW_WORDS,
  },
  // "Did not vomit", "non-compressive": the finding itself is the verb, or the adjective.
  { cue: 'negated', reach: 'forward', words: /\b(?:not|non)[- ]?$/gi, most: 0 },
  {
    cue: 'negated',
    reach: 'backward',
    words: any(
      `(?:ruled out|excluded|absent|negative(?! for)|not ${seen})`,
      'unlikely',
      '(?:has|have|had) resolved|resolved(?=[.,;)]|$)',
      '(?<=^-)free|(?<=^ )free(?= (?:for|since|now|at|after)\\b)',
    ),
    most: BACKWARD_WORDS,
  },
  { cue: 'negated', reach: 'backward', words: /: ?(?:no|none|negative|nil|absent)\b/gi, most: BACKWARD_WORDS },
  {
    cue: 'uncertain',
    reach: 'forward',
    words: any(
      'possib(?:le|ly)|probabl[ey]|likely(?! to)|suspect(?:ed)?|questionable|query|equivocal|(?<!\\bno )apparent|presumed|presumptive',
      'suspicion (?:of|for)|suspicious for|question of|concern(?:ing)? for|worrisome for',
      `(?:may|might|could)(?: (?:also|well|still|likely))? (?:${be}|represent|indicate|reflect|suggest)`,
      '(?:may|might)(?: likely)? (?:have(?! (?:been|had|spread|occurred|an? hard)\\b)|cause)',
      '(?:likely|appears?) to (?:be|have|represent|reflect|show)',
      'suggest(?:s|ive|ing)?(?: of)?(?! that)',
      'consider(?!ed)|differential (?:diagnosis )?(?:includes?|is|of)|versus|vs(?!:)',
      'compatible with|consistent with|in keeping with',
    ),
    until: ends([facts, goesOn, 'if|when'], known),
    most: FORWARD_WORDS,
  },
  {
    cue: 'uncertain',
    reach: 'forward',
    words: any(
      '(?:rule|ruling) out|r/o|to exclude|evaluate for|assess for',
      "(?:cannot|can not|can't|could not|not)(?: (?:entirely|completely|fully))? (?:exclude|rule out)",
      '(?:possible|possibly|probable|probably|likely) that',
    ),
    most: FORWARD_WORDS,
  },
  {
    // "?fracture, disc bulge" doubts only the words right after it; "(? trauma, infection)" all in the brackets.
    cue: 'uncertain',
    reach: 'forward',
    words: /\?(?=[^,;:().?]*$)|(?<=\()\?+(?=[^;:().?]*$)/g,
    most: FORWARD_WORDS,
  },
  {
    cue: 'uncertain',
    reach: 'backward',
    words: any(
      '(?:is|are|was|were|if) (?:possible|likely(?! to)|probable|suspected|questionable|considered(?! (?:to be|an?)\\b))',
      "(?:cannot|can not|could not|can't|not)(?: be)?(?: (?:entirely|completely|fully|definitely))? (?:excluded|ruled out)",
      'suspected(?=[.,;)]|$)|not certain',
    ),
    most: BACKWARD_WORDS,
  },
  {
    cue: 'past',
    reach: 'forward',
    words: any(
      'history(?: is (?:significant|notable|positive))? (?:of|for)',
      'past (?:medical |surgical )?history(?= ?:)',
      'h/o|hx(?: of)?|pmh|psh|status post|s/p|post[- ]op(?:erative)?|years? ago',
      'in (?:19|20)\\d\\d,? (?:she|he|i|they|the patient) (?:had|underwent|developed|was)',
    ),
    until: ends(['suggest(?:s|ed)|recommends?'], ', the\\b'),
    most: FORWARD_WORDS,
  },
  {
    cue: 'past',
    reach: 'forward',
    words: any('previous|previously(?! (?!diagnosed|documented)\\w+ed\\b)|prior(?! to)|remote'),
    until: ends([facts, goesOn, verbs]),
    most: FEW_WORDS,
  },
  {
    // "old fracture", but not "72-year-old", and a "well healed" scar is there: only right before the finding.
    cue: 'past',
    reach: 'forward',
    words:
      /\b(?:(?<!(?:years?|yrs?|months?|weeks?|days?)[- ])old|(?<!well[- ])healed)(?= (?:[CTDLS]\d\S* )?(?:\w+ )?$)/gi,
    most: NEXT_WORDS,
  },
  {
    // "Wedging, mostly due to old injury": what comes from an old thing is old itself.
    cue: 'past',
    reach: 'backward',
    words:
      /\b(?:(?:mostly|likely|probably) \w+ to |(?:due|secondary|owing) to |from |sequel(?:a|ae|s)? (?:of|to) )(?:an? |the )?(?:old|previous|prior|remote|healed) (?:\w+ )?(?:insult|injury|injuries|trauma|fracture)s?\b/gi,
    most: BACKWARD_WORDS,
  },
  {
    cue: 'past',
    reach: 'backward',
    words: any(
      'in (?:(?:the|his|her) past|(?:\\w+ )?(?:of )?(?:19|20)\\d\\d)',
      '(?:years?|months?|decades?) ago|as a child|previously',
    ),
    most: BACKWARD_WORDS,
  },
  {
    cue: 'family',
    reach: 'forward',
    words: any(
      'family history (?:of|for|(?:is )?(?:significant|positive|notable) for)',
      '(?:any|some)one in (?:your|the) family (?:has|had)',
      `(?:${relatives})(?:'s)?(?: and \\w+| on the \\w+ side)?(?: both| also| all)? (?:has|had|have|with|died (?:of|from)|was diagnosed(?: with)?|is|suffered|side|history of)`,
    ),
    until: ends(['personal']),
    most: FORWARD_WORDS,
  },
  {
    cue: 'family',
    reach: 'backward',
    words: any(
      `(?<!others )in (?:his|her|my|your|their|the|a) (?:${relatives}|family)`,
      "runs? in (?:the )?famil(?:y|ies)|on (?:his|her) (?:mother|father)'s side",
    ),
    most: BACKWARD_WORDS,
  },
]

/** A heading speaks for all of its sentence. */
export const FAMILY_HEADING = /\b(?:family (?:medical )?history|fh|fhx)(?: is)? ?:/i

/** Look like a trigger and are none. */
export const PSEUDO = any(
  'no (?:significant )?(?:increase|change|further|suspicious change)|no longer|no standard',
  'no (?:\\w+,? ){0,4}?(?:cure|treatments?|drugs?|medicines?|cause|tests?|way|vaccine|proof) (?:for|of|to|that|cures?)',
  'no (?:response|relation|relationship|effect|exposure|allergy|allergies) (?:to|on|between)',
  '(?:most|mostly|most often|usually|often|generally|typically|commonly|sometimes)(?:,? \\w+){0,3} not',
  'not only|not like|not (?:certain|sure) (?:if|whether)|not (?:necessarily|all|every|always|usually|fully|known?|enough|limited|well|yet|because|due|uncommon|unusual|rare)',
  '(?:more|less|most|very|how|as) likely',
  'without (?:difficulty|any further|further|contrast)|with (?:or|and) without|gram negative',
  'previously (?:noted|seen|described|mentioned|reported)',
  'history of (?:recent )?travel',
  '(?:stud(?:y|ies)|research|researchers|evidence|data|experts?|scientists|doctors)(?: \\w+){0,3} (?:suggests?|suspect(?:ed)?|think|believe)',
)

/** Ends every reach, and what ends a sentence in notes that are lists of lines. */
export const TERMINATION =
  /\b(?:but|however|otherwise|(?:and )?now|nevertheless|yet|though|although|except|aside from|apart from|other than|which|who|secondary to|due to|status post|s\/p|because|since|cause[sd]?|causing|as the cause of|still|mostly|before|after|during|following|as needed for|to (?:drain|remove|treat|relieve|prevent|help|reduce)|with(?! (?:no|any)\b)|presents?|presenting|reports?|complains?|noted(?= (?:to|that|in|at))|(?:show|reveal|demonstrate)(?:s|ed)?|there (?:is|are|was|were))\b|[;?]|,\s(?:(?:and )?(?:they|it|you|he|she|we|i)|this|these|the following|only)\b|\s[-–•]\s/i
