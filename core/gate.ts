/**
 * A quick look at a page, before anything heavy is loaded: does it speak medicine at all? Generous: a
 * page that is wrongly let through costs a few milliseconds, one wrongly kept out loses its words.
 */

/**
 * How words begin that medical text can hardly do without, in English. Sought one by one: a regular
 * expression of them all would take five times the memory, on every page there is.
 */
const STEMS =
  'symptom diagnos patient disease disorder syndrome nerve spinal muscle surger surgic surgeon therap treatment medicin medicat clinic doctor physician hospital infect inflam chronic acute lesion tumor tumour cancer biops x-ray ultrasound blood heart kidney liver lung brain bone joint artery vein tissue hormone diabet arthrit pain injur fractur lumbar vertebra herniat stenosis vaccin virus bacteri antibiotic dose pregnan abdom cardi neuro gastr allerg asthma fever nausea anemia cholesterol platelet fascicul twitch prescri'
/** The same for whole words: "discount" is not one of them. */
const WORDS = 'spine mri disc disk mg'

/** This many different stems let a page in. */
const DIFFERENT = 4
/** In a text this short (UTF-16 units), fewer do. */
const SHORT_TEXT = 1500
const SHORT_DIFFERENT = 2

/** Whether a sample of a page's text may speak medicine. Stops as soon as it is sure. */
export function maySpeakMedicine(text: string): boolean {
  let wanted = text.length < SHORT_TEXT ? SHORT_DIFFERENT : DIFFERENT
  const sample = text.toLowerCase()
  const isFound = (words: string, whole: boolean) =>
    words.split(' ').some((word) => has(sample, word, whole) && --wanted === 0)
  return isFound(STEMS, false) || isFound(WORDS, true)
}

/** Whether a word of the text begins so, or is this. */
function has(text: string, word: string, whole: boolean): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!isLetter(text, at - 1) && !(whole && isLetter(text, at + word.length))) return true
  return false
}

/** Lower-case letters of English: others need not be told apart here. */
function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 97 && code <= 122
}
