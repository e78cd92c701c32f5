/** What a file really is, from its first bytes. Names lie: a scan saved as `report.txt` is still a picture. */

export type FileKind = 'pdf' | 'zip' | 'html' | 'text' | 'picture' | 'oldWord' | 'unknown'

/** This much of a file's beginning tells. */
export const SNIFFED = 4096
/** Readers of PDF allow this much before the mark, as a mail program may have put it there. */
const PDF_MARK_WITHIN = 1024
/** Text has a stray control character at most this often. */
const STRAY = 0.01

const PICTURES: readonly (readonly [at: number, mark: string])[] = [
  [0, '\xFF\xD8\xFF'],
  [0, '\x89PNG'],
  [0, 'GIF8'],
  [0, 'II*\0'],
  [0, 'MM\0*'],
  [8, 'WEBP'],
  [4, 'ftyphei'],
  [4, 'ftypmif'],
  [4, 'ftypavif'],
  // The hospital's own picture format.
  [128, 'DICM'],
]
const HTML =
  /^\s*(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body|title|meta|table|div|p|h[1-6]|span|font|center)\b/i
const CONTROLS = /[\0-\x08\x0E-\x1A\x1C-\x1F]/g

/** Tells the kind from the first `SNIFFED` bytes, or from all where there are fewer. */
export function sniff(head: Uint8Array): FileKind {
  const text = latin(head)
  const hasMark = (at: number, mark: string) => text.startsWith(mark, at)
  if (text.slice(0, PDF_MARK_WITHIN).includes('%PDF-')) return 'pdf'
  if (hasMark(0, 'PK\x03\x04') || hasMark(0, 'PK\x05\x06')) return 'zip'
  // Word before 2007, and any Word file under a password.
  if (hasMark(0, '\xD0\xCF\x11\xE0') || hasMark(0, '{\\rtf')) return 'oldWord'
  if (PICTURES.some(([at, mark]) => hasMark(at, mark))) return 'picture'
  const wide = hasMark(0, '\xFF\xFE') || hasMark(0, '\xFE\xFF')
  const plain = wide ? text.slice(2).replaceAll('\0', '') : text.replace(/^\xEF\xBB\xBF/, '')
  if ((plain.match(CONTROLS)?.length ?? 0) > plain.length * STRAY) return 'unknown'
  return HTML.test(plain) ? 'html' : 'text'
}

/** Bytes as characters of the same number. */
function latin(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}
