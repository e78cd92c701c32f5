/** A copy of the build with something changed in it, to be loaded in its place. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

export interface BuildCopy {
  folder: string
  /** Changes the text of one file; one that is not there begins empty. */
  edit(file: string, change: (text: string) => string): void
  /** Has a script run this first, or a page of the extension before its own scripts. */
  prepend(file: string, code: string): void
  remove(): void
}

export function copyBuild(root: string): BuildCopy {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bedside-copy-'))
  fs.cpSync(root, folder, { recursive: true })
  const edit: BuildCopy['edit'] = (file, change) => {
    const at = path.join(folder, file)
    fs.writeFileSync(at, change(fs.existsSync(at) ? fs.readFileSync(at, 'utf8') : ''))
  }
  return {
    folder,
    edit,
    prepend(file, code) {
      const isPage = file.endsWith('.html')
      const script = isPage ? `before-${file.replace(/\W/g, '-')}.js` : file
      edit(script, (text) => code + text)
      if (isPage) edit(file, (html) => html.replace('<head>', `<head><script src="/${script}"></script>`))
    },
    remove: () => fs.rmSync(folder, { recursive: true }),
  }
}
