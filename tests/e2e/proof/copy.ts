/** A copy of the build with something changed in it, to be loaded in its place. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

export interface BuildCopy {
  folder: string
  /** Changes the text of one file; one that is not there begins empty. */
  edit(file: string, change: (text: string) => string): void
  remove(): void
}

export function copyBuild(root: string): BuildCopy {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bedside-copy-'))
  fs.cpSync(root, folder, { recursive: true })
  return {
    folder,
    edit(file, change) {
      const at = path.join(folder, file)
      fs.writeFileSync(at, change(fs.existsSync(at) ? fs.readFileSync(at, 'utf8') : ''))
    },
    remove: () => fs.rmSync(folder, { recursive: true }),
  }
}
