/** The sentence around a place in a text, in letters and in notes that are lists of lines. */

/** A full stop after "Rt." or "Dr." ends nothing. */
const SENTENCE_END = /(?<!\b(?:rt|lt|dr|mr|mrs|vs|approx|fig|e\.g|i\.e|no))[.!](?=\s|$)|\n/gi
/** A question mark right before a word doubts that word and ends nothing: "(? trauma)", "noted ? fracture". */
const QUESTION = /(?<=[^\s(?])\?+(?=\s|$)|(?<=[^\s(?]\s)\?+(?=\s+[^\sa-z]|\s*$)/g
/** A new item of a list in the same line: "the nerve root -Diffuse bulge". But "L4-L5 - Mild bulge" is one. */
const BULLET = /(?<=\s)(?=[•▪·]\s?\w|[-–*][A-Z][A-Za-z]+\b)|(?<=[^\s\d:]\s)(?<!\blevels?\s)(?=[-–*]\s[A-Z][A-Za-z]+\b)/g
/** A report written without full stops goes on to its next finding with a capital: "the thecal sac Facet joint …". */
const RUN_ON =
  /(?<=\b(?!(?:the|an?|of|in|and|or|to|his|her|with|on|at|for|from|by) )[a-z]\w* )(?=(?:Diffuse|Mild|Moderate|Severe|Small|Large|Focal|Posterior|Central|Broad|Wide|Features?|Facet|Incidental|No|Normal|Adequate|There|Right|Left|Multilevel|Annular|Dis[ck]|Straightening|Evidence)\b)/g
/** A sentence is not sought farther than this, in UTF-16 units: a page without a full stop is not read whole. */
const FAR = 400

/** From where to where the sentence around `start`–`end` goes, in UTF-16 units. */
export function sentenceAround(text: string, start: number, end: number): [number, number] {
  const first = Math.max(0, start - FAR)
  const around = text.slice(first, end + FAR)
  let [from, to] = [0, around.length]
  for (const pattern of [SENTENCE_END, QUESTION, BULLET, RUN_ON])
    for (const { index, 0: sign } of around.matchAll(pattern)) {
      if (first + index < start) from = Math.max(from, index + sign.length)
      else if (first + index >= end) to = Math.min(to, index)
    }
  return [first + from, first + to]
}
