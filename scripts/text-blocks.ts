/** The blocks of a text or HTML file, cut as the content script cuts a page. */
import { parseHTML } from 'linkedom'
import { isHidden } from '../page/kinds'
import { walkBlocks } from '../page/walk'
import { rootOf } from '../page/sample'

interface TextBlock {
  text: string
  /** Where the block starts in the file's text. */
  at: number
}

interface FileBlocks {
  whole: string
  list: TextBlock[]
}

/** HTML is known by the file's name. */
export function blocksOf(file: string, raw: string): FileBlocks {
  return /\.(?:x?html?|xml)$/i.test(file) ? htmlBlocks(raw) : textBlocks(raw)
}

/** Blocks of a plain text are its paragraphs. */
function textBlocks(whole: string): FileBlocks {
  const list: TextBlock[] = []
  let at = 0
  for (const gap of whole.matchAll(/\n[ \t\r]*\n\s*/g)) {
    list.push({ text: whole.slice(at, gap.index), at })
    at = gap.index + gap[0].length
  }
  list.push({ text: whole.slice(at), at })
  return { whole, list }
}

function htmlBlocks(html: string): FileBlocks {
  const { document } = parseHTML(html)
  const list: TextBlock[] = []
  let at = 0
  const root = rootOf(document)
  if (root)
    // A living page may show later what an attribute hides; a file stays as it is.
    for (const block of walkBlocks(root, { skips: isHidden })) {
      if (!block) continue
      list.push({ text: block.text, at })
      at += block.text.length + 2
    }
  return { whole: list.map((b) => b.text).join('\n\n'), list }
}
