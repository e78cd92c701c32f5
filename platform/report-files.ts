/**
 * Reads the text out of a file that somebody hands in, in this browser and nowhere else. What it is,
 * its bytes tell and not its name. The readers of PDF and Word are loaded when such a file comes.
 */
import { normalise } from '../core/report/lines'
import { FileProblem, LARGEST_FILE, LONGEST_TEXT, MOST_XML, type Problem } from '../core/report/problems'
import { SNIFFED, sniff } from '../core/report/sniff'
import { docxProblem, isXml, readZip, type ZipPart } from '../core/report/zip'
import { decode } from './decode'

export interface ReadOptions {
  signal: AbortSignal
  onProgress: (page: number, pages: number) => void
}

export interface ReportFile {
  text: string
  /** Pages that could not be read, where others could. */
  missing: number
}

/** @throws FileProblem with what is wrong with the file; the signal's reason when aborted. */
export async function readReportFile(file: File, options: ReadOptions): Promise<ReportFile> {
  if (file.size === 0) throw new FileProblem('empty')
  if (file.size > LARGEST_FILE) throw new FileProblem('tooLarge')
  const bytes = await bytesOf(file)
  options.signal.throwIfAborted()
  const { text, missing = 0 } = await read(bytes, options)
  options.signal.throwIfAborted()
  const clean = normalise(text)
  if (clean === '') throw new FileProblem('noText')
  if (clean.length > LONGEST_TEXT) throw new FileProblem('tooLong')
  return { text: clean, missing }
}

/** What is wrong, of anything that `readReportFile` may throw. */
export function problemOf(error: unknown): Problem {
  return error instanceof FileProblem ? error.problem : 'unreadable'
}

async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch {
    // Moved or deleted since it was chosen, or a folder.
    throw new FileProblem('unreadable')
  }
}

async function read(bytes: Uint8Array<ArrayBuffer>, options: ReadOptions): Promise<{ text: string; missing?: number }> {
  const kind = sniff(bytes.subarray(0, SNIFFED))
  switch (kind) {
    case 'pdf': {
      const { readPdf } = await import('./report-pdf')
      return readPdf(bytes, options)
    }
    case 'zip':
      return { text: await readDocx(bytes, options.signal) }
    case 'html':
      return { text: textOfHtml(decode(bytes)) }
    case 'text':
      return { text: decode(bytes) }
    default:
      throw new FileProblem(kind)
  }
}

async function readDocx(bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<string> {
  const parts = readZip(bytes)
  const problem = docxProblem(parts)
  if (problem || !parts) throw new FileProblem(problem ?? 'damaged')
  await checkSizes(bytes, parts.filter(isXml), signal)
  const { default: mammoth } = await import('mammoth')
  try {
    const { value } = await mammoth.extractRawText({ arrayBuffer: bytes.buffer })
    return value
  } catch {
    throw new FileProblem('damaged')
  }
}

/** The sizes in the table of contents may be a lie: each part is unpacked once and counted, never kept. */
async function checkSizes(
  bytes: Uint8Array<ArrayBuffer>,
  parts: readonly ZipPart[],
  signal: AbortSignal,
): Promise<void> {
  let total = 0
  for (const { at, packed, method } of parts) {
    if (method === 0) total += packed
    else {
      const packedBytes = new Blob([bytes.subarray(at, at + packed)])
      const unpacked = packedBytes.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
      try {
        for (let piece = await unpacked.read(); !piece.done; piece = await unpacked.read()) {
          signal.throwIfAborted()
          total += piece.value.length
          if (total > MOST_XML) throw new FileProblem('bomb')
        }
      } catch (error) {
        if (error instanceof FileProblem || signal.aborted) throw error
        throw new FileProblem('damaged')
      } finally {
        await unpacked.cancel().catch(() => undefined)
      }
    }
    if (total > MOST_XML) throw new FileProblem('bomb')
  }
}

const NOT_TEXT = 'script, style, noscript, template, title, svg, math, select, textarea, iframe, object, [hidden]'
const BLOCKS = 'p, div, li, tr, h1, h2, h3, h4, h5, h6, section, article, header, footer, table, ul, ol, dl, dt, dd, pre, blockquote, hr' // prettier-ignore

/** The text of a page that is only parsed: nothing in it runs and nothing is fetched. */
function textOfHtml(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html')
  for (const element of page.querySelectorAll(NOT_TEXT)) element.remove()
  const texts = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const text = texts.currentNode as Text
    if (!text.parentElement?.closest('pre')) text.data = text.data.replace(/\s+/g, ' ')
  }
  for (const element of page.querySelectorAll('br')) element.replaceWith('\n')
  for (const element of page.querySelectorAll('td, th')) element.append('\t')
  // A paragraph stands apart, so that its lines are not taken for one wrapped text.
  for (const element of page.querySelectorAll(BLOCKS)) {
    const ends = element.matches('tr, li, dt') ? '\n' : '\n\n'
    element.before(ends)
    element.after(ends)
  }
  return page.body.textContent.replace(/^[ \t]+/gm, '')
}
