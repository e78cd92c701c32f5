/** A copy of the build in which every part tells a stranger that it ran: what a recorder must not miss. */
import { copyBuild } from './copy'
import { filesOf, firstScripts, manifestOf } from './surfaces'

/** Each part tells hosts of its own below this one, by every means that it has. */
export const STRANGER = 'stranger.example'

/** The ways to reach a server, by the name that stands in the host. */
const MEANS: Record<string, (host: string) => string> = {
  fetch: (host) => `fetch('http://${host}/').catch(() => undefined)`,
  socket: (host) => `new WebSocket('ws://${host}/')`,
  image: (host) => `new Image().src = 'http://${host}/'`,
  beacon: (host) => `navigator.sendBeacon('http://${host}/')`,
}
/** A worker has no document, and no beacon. */
const IN_WORKER = ['fetch', 'socket']

const hostFor = (part: string, means: string) => `${means}.${part.replace(/\W+/g, '-').toLowerCase()}.${STRANGER}`

export interface Leaky {
  folder: string
  /** The hosts that the parts tell. */
  hosts: string[]
  remove(): void
}

/** Copies the build and makes it leak. Its policy for the extension's own pages lets it. */
export function makeLeaky(root: string): Leaky {
  const copy = copyBuild(root)
  const manifest = manifestOf(root)
  const policy = manifest.content_security_policy as { extension_pages: string }
  policy.extension_pages = policy.extension_pages.replace(/(connect|img)-src [^;]*/g, '$1-src *')
  copy.edit('manifest.json', () => JSON.stringify(manifest))
  const isWorker = 'service_worker' in (manifest.background as object)
  const parts = ['background.js', 'page.js', ...firstScripts(root), ...filesOf(root, '.html')]
  const hosts = parts.flatMap((part) => {
    const means = isWorker && part === 'background.js' ? IN_WORKER : Object.keys(MEANS)
    copy.prepend(part, means.map((one) => `${MEANS[one]!(hostFor(part, one))};\n`).join(''))
    return means.map((one) => hostFor(part, one))
  })
  return { folder: copy.folder, hosts, remove: () => copy.remove() }
}
