/** Reads the text of a PDF page by page, in a worker that ends when the reader has had enough. */
import { getDocument, PDFWorker, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import WorkerScript from 'pdfjs-dist/legacy/build/pdf.worker.mjs?worker'
import { linesOfPage, textOfPages, type Piece } from '../core/report/pages'
import { FileProblem } from '../core/report/problems'

/** Fewer letters than this on a page are a page number or a stamp: the rest is a picture. */
const LETTERS_A_PAGE = 12

interface Options {
  signal: AbortSignal
  onProgress: (page: number, pages: number) => void
}

/** @throws FileProblem where the file is locked, damaged, or a picture of text. */
export async function readPdf(
  bytes: Uint8Array<ArrayBuffer>,
  { signal, onProgress }: Options,
): Promise<{ text: string; missing: number }> {
  const worker = new WorkerScript()
  const task = openPdf(bytes, worker)
  // A page that is being read cannot be asked to stop; its worker can be ended.
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error))
  })
  stopped.catch(() => undefined)
  try {
    const pdf = await Promise.race([task.promise, stopped]).catch((error: unknown) => {
      signal.throwIfAborted()
      throw new FileProblem(error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'damaged')
    })
    const pages: string[][] = []
    let missing = 0
    for (let number = 1; number <= pdf.numPages; number++) {
      onProgress(number, pdf.numPages)
      const lines = await Promise.race([readPage(pdf, number), stopped]).catch(() => null)
      signal.throwIfAborted()
      if (lines) pages.push(lines)
      else missing++
    }
    if (pages.length === 0) throw new FileProblem('damaged')
    const letters = pages
      .flat()
      .join('')
      .replace(/[^\p{L}]/gu, '').length
    if (letters < LETTERS_A_PAGE * Math.min(pages.length, 2)) throw new FileProblem('scanned')
    return { text: textOfPages(pages), missing }
  } finally {
    void task.destroy().catch(() => undefined)
    worker.terminate()
  }
}

/** Only text is wanted: no fonts are made, no pictures decoded, nothing is fetched. */
function openPdf(data: Uint8Array, port: Worker) {
  return getDocument({
    data,
    worker: PDFWorker.create({ port, verbosity: 0 }),
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    stopAtErrors: false,
    verbosity: 0,
  })
}

async function readPage(pdf: PDFDocumentProxy, number: number): Promise<string[]> {
  const page = await pdf.getPage(number)
  const { items } = await page.getTextContent()
  const pieces = items.flatMap((item): Piece[] => {
    if (!('str' in item)) return []
    const [, , , , x, y] = item.transform as number[]
    return [{ text: item.str, x: x ?? 0, y: y ?? 0, width: item.width, height: item.height }]
  })
  page.cleanup()
  return linesOfPage(pieces)
}
