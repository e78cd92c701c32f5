/**
 * A quick look at a page, before anything heavy is loaded: does it speak medicine at all? Generous: a
 * page that is wrongly let through costs a few milliseconds, one wrongly kept out loses its words.
 */

/** Stems that medical text can hardly do without, in English. */
const MEDICAL =
  /\b(?:symptom|diagnos|patient|disease|disorder|syndrome|nerve|spin(?:e|al)\b|muscle|surg(?:ery|ical|eon)|therap|treatment|medicin|medicat|clinic(?:al|ian)?s?\b|doctor|physician|hospital|infect|inflam|chronic|acute|lesion|tumou?r|cancer|biops|mri\b|ct scan|x-ray|ultrasound|blood|heart|kidney|liver|lung|brain|bone|joint|artery|vein|tissue|hormone|diabet|arthrit|pain|injur|fractur|disc\b|disk\b|lumbar|vertebra|herniat|stenosis|vaccin|virus|bacteri|antibiotic|dose|mg\b|pregnan|abdom|cardi|neuro|gastr|allerg|asthma|fever|nausea|anemia|cholesterol|platelet|fascicul|twitch|prescri)/gi

/** This many different stems let a page in. */
const DIFFERENT = 4
/** In a text this short, fewer do. */
const SHORT_TEXT = 1500
const SHORT_DIFFERENT = 2

/** Whether a sample of a page's text may speak medicine. Stops as soon as it is sure. */
export function maySpeakMedicine(text: string): boolean {
  const wanted = text.length < SHORT_TEXT ? SHORT_DIFFERENT : DIFFERENT
  const seen = new Set<string>()
  MEDICAL.lastIndex = 0
  for (let m = MEDICAL.exec(text); m; m = MEDICAL.exec(text)) {
    seen.add(m[0].slice(0, 5).toLowerCase())
    if (seen.size >= wanted) return true
  }
  return false
}
