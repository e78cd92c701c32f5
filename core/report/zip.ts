/**
 * Reads the table of contents at the end of a zip file, so that nothing is unpacked before it is known
 * how large it says it will be. Layout: PKWARE APPNOTE 6.3.3, sections 4.3.12 and 4.3.16.
 */
import { MOST_PARTS, MOST_UNPACKED, MOST_XML, type Problem } from './problems'

export interface ZipPart {
  name: string
  packed: number
  /** As the table says; what comes out when it is unpacked may be another matter. */
  unpacked: number
  /** 0 stored, 8 deflated. */
  method: number
  encrypted: boolean
  /** Where the packed bytes begin. */
  at: number
}

const END_MARK = 0x06054b50
const PART_MARK = 0x02014b50
const LOCAL_MARK = 0x04034b50
const END_SIZE = 22
const PART_SIZE = 46
const LOCAL_SIZE = 30
/** The end of the file may carry a comment this long. */
const LONGEST_COMMENT = 0xffff
/** Where numbers are too large for the old layout; no letter is. */
const ZIP64 = 0xffffffff
const ENCRYPTED = 1

/** The parts of a zip file, or null where its table of contents is broken. */
export function readZip(bytes: Uint8Array): ZipPart[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end < 0) return null
  const count = view.getUint16(end + 10, true)
  const parts: ZipPart[] = []
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i++) {
    if (at + PART_SIZE > end || view.getUint32(at, true) !== PART_MARK) return null
    const nameLength = view.getUint16(at + 28, true)
    const local = view.getUint32(at + 42, true)
    if (local + LOCAL_SIZE > at || view.getUint32(local, true) !== LOCAL_MARK) return null
    const part: ZipPart = {
      name: String.fromCharCode(...bytes.subarray(at + PART_SIZE, at + PART_SIZE + nameLength)),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & ENCRYPTED) !== 0,
      at: local + LOCAL_SIZE + view.getUint16(local + 26, true) + view.getUint16(local + 28, true),
    }
    if (part.packed === ZIP64 || part.at + part.packed > end) return null
    parts.push(part)
    at += PART_SIZE + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return parts
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - END_SIZE - LONGEST_COMMENT)
  for (let at = view.byteLength - END_SIZE; at >= lowest; at--) if (view.getUint32(at, true) === END_MARK) return at
  return -1
}

/** The parts that are read as text; pictures stay packed. */
export const isXml = ({ name }: ZipPart): boolean => /\.(?:xml|rels)$/i.test(name)

/** What speaks against unpacking this as a Word document; null where nothing does. */
export function docxProblem(parts: readonly ZipPart[] | null): Problem | null {
  if (parts === null) return 'damaged'
  const total = (of: readonly ZipPart[]) => of.reduce((sum, { unpacked }) => sum + unpacked, 0)
  if (parts.length > MOST_PARTS || total(parts) > MOST_UNPACKED || total(parts.filter(isXml)) > MOST_XML) return 'bomb'
  if (!parts.some(({ name }) => /^word\/document\d*\.xml$/.test(name))) return 'otherZip'
  return parts.some(({ encrypted }) => encrypted) ? 'locked' : null
}
