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
  const parts = ['background.js', 'page.js', ...firstScripts(root), ...filesOf(root, '.html')]
  for (const part of parts) copy.prepend(part, tell(part))
  return { folder: copy.folder, hosts: parts.map(hostFor), remove: () => copy.remove() }
}
