/** The sentence around a place in a text, in letters and in notes that are lists of lines. */

/** A full stop after "Rt." or "Dr." ends nothing. */
const SENTENCE_END = /(?<!\b(?:rt|lt|dr|mr|mrs|vs|approx|fig|e\.g|i\.e|no))[.!?](?=\s|$)|\n/gi
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
  for (const [pattern, length] of [
    [SENTENCE_END, 1],
    [RUN_ON, 0],
  ] as const)
    // prettier-ignore
    for (const { index } of around.matchAll(pattern)) {
      if (first + index < start) from = Math.max(from, index + length)
      else if (first + index >= end) to = Math.min(to, index)
    }
  return [first + from, first + to]
}
