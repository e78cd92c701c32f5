/** A copy of the build in which every part tells a stranger that it ran: what a recorder must not miss. */
import { copyBuild } from './copy'
import { filesOf, firstScripts, manifestOf } from './surfaces'

/** Each part tells a host of its own below this one. */
export const STRANGER = 'stranger.example'

const hostFor = (part: string) => `${part.replace(/\W+/g, '-').toLowerCase()}.${STRANGER}`
const tell = (part: string) => `fetch('http://${hostFor(part)}/').catch(() => undefined);\n`

export interface Leaky {
  folder: string
  /** The host that each part tells. */
  hosts: string[]
  remove(): void
}

/** Copies the build and makes it leak. Its policy for the extension's own pages lets it. */
export function makeLeaky(root: string): Leaky {
  const copy = copyBuild(root)
  const manifest = manifestOf(root)
  const policy = manifest.content_security_policy as { extension_pages: string }
  policy.extension_pages = policy.extension_pages.replace("connect-src 'self'", 'connect-src *')
  copy.edit('manifest.json', () => JSON.stringify(manifest))
  const scripts = ['background.js', 'page.js', ...firstScripts(root)]
  for (const script of scripts) copy.edit(script, (code) => tell(script) + code)
  const pages = filesOf(root, '.html')
  for (const page of pages) {
    const script = `leak-${page.replace(/\W/g, '-')}.js`
    copy.edit(script, () => tell(page))
    copy.edit(page, (html) => html.replace('<head>', `<head><script src="/${script}"></script>`))
  }
  return { folder: copy.folder, hosts: [...scripts, ...pages].map(hostFor), remove: () => copy.remove() }
}
