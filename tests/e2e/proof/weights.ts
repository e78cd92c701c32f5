/** What the parts of a build weigh as they are sent: gzipped, or packed into a zip. In bytes. */
import fs from 'node:fs'
import path from 'node:path'
import { deflateRawSync, gzipSync } from 'node:zlib'
import { filesOf, firstScripts } from './surfaces'

/** What a zip spends on a file's two headers, besides its name twice, and at its end. */
const ZIP_HEADERS = 30 + 46
const ZIP_END = 22

export interface Weights {
  /** Runs in every frame of every page. */
  first: number
  /** Runs in frames that speak of medicine. */
  page: number
  lexicon: number
  /** What is downloaded to install Bedside. */
  zip: number
}

export function weightsOf(root: string): Weights {
  const read = (file: string) => fs.readFileSync(path.join(root, file))
  const gzipped = (files: string[]) => files.reduce((sum, file) => sum + gzipSync(read(file)).length, 0)
  const packed = filesOf(root, '')
    .filter((file) => fs.statSync(path.join(root, file)).isFile())
    .map((file) => deflateRawSync(read(file), { level: 9 }).length + ZIP_HEADERS + 2 * file.length)
  return {
    first: gzipped(firstScripts(root)),
    page: gzipped(['page.js']),
    lexicon: gzipped(['lexicon.js']),
    zip: packed.reduce((a, b) => a + b, ZIP_END),
  }
}
