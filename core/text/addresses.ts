/** Words inside web addresses, mail addresses, hashtags and file names are names, not words. */

const LONGEST_CHUNK = 120
const ADDRESS =
  /:\/\/|^www\.|@|\\|[\p{L}\d]\.(?:[a-z]{2,}[/:?#]|(?:com|org|net|edu|gov|html?|php|pdf|js|css|uk|io)\b)|^#|[\w)]=["'\w]/iu

/**
 * Whether the span lies in a run of non-space characters that is an address. Offsets are UTF-16 units.
 * Nearly always a glance at the characters beside it tells: a full stop before a space joins nothing.
 */
export function isInAddress(text: string, start: number, end: number): boolean {
  const before = start > 0 && isJoin(text.charCodeAt(start - 1))
  const after = end + 1 < text.length && isJoin(text.charCodeAt(end)) && !isSpace(text.charCodeAt(end + 1))
  if (!before && !after) return false
  let from = start
  while (from > 0 && start - from < LONGEST_CHUNK && !isSpace(text.charCodeAt(from - 1))) from--
  let to = end
  while (to < text.length && to - end < LONGEST_CHUNK && !isSpace(text.charCodeAt(to))) to++
  return ADDRESS.test(text.slice(from, to))
}

/** . / : @ # = \ - _ ~ ? & */
function isJoin(code: number): boolean {
  return (
    (code >= 45 && code <= 47) ||
    code === 58 ||
    code === 64 ||
    code === 35 ||
    code === 61 ||
    code === 92 ||
    code === 95 ||
    code === 126 ||
    code === 38
  )
}

function isSpace(code: number): boolean {
  return code <= 32 || code === 0xa0
}
