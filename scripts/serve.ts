/**
 * A small static web server on this computer's own address: content scripts run on web pages, not on
 * files. It serves one folder, or a few pages given as text, to this computer's browsers only.
 */
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.htm': 'text/html; charset=utf-8',
  '.xhtml': 'application/xhtml+xml',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.pdf': 'application/pdf',
}
/** Names by which a browser here may call us. Any other is a foreign site that points its name at us. */
const OWN_NAMES = /^(?:127\.0\.0\.1|(?:[\w-]+\.)*localhost)(?::\d+)?$/

/** A folder, or the content of each path: `{ '/a.html': '<p>…' }`; or several of these, looked through in turn. */
export type Source = string | Record<string, string> | readonly Source[]
type Headers = Record<string, string>

export interface Server {
  /** The address of the root, ending in a slash. */
  origin: string
  /** The full address of a path. */
  url(path: string): string
  close(): Promise<void>
}

/** Starts serving on a free port. `headers` are those of each path, as `{ '/a.html': { … } }`. */
export async function serve(source: Source, headers: Record<string, Headers> = {}): Promise<Server> {
  const server = http.createServer((request, response) => {
    const at = pathOf(request.url ?? '/')
    const body = OWN_NAMES.test(request.headers.host ?? '') && at !== undefined ? read(source, at) : undefined
    if (at === undefined || body === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found')
      return
    }
    const type = TYPES[path.extname(at).toLowerCase()] ?? 'text/html; charset=utf-8'
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store', ...headers[at] }).end(body)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve)
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return {
    origin,
    url: (at) => new URL(at.replace(/^\//, ''), origin).href,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}

function pathOf(url: string): string | undefined {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname)
  } catch {
    return undefined
  }
}

const isList = (source: Source): source is readonly Source[] => Array.isArray(source)

function read(source: Source, at: string): string | Buffer | undefined {
  if (isList(source)) {
    for (const one of source) {
      const found = read(one, at)
      if (found !== undefined) return found
    }
    return undefined
  }
  if (typeof source !== 'string') return Object.hasOwn(source, at) ? source[at] : undefined
  const file = path.join(source, at)
  const inside = path.relative(source, file)
  if (inside.startsWith('..') || path.isAbsolute(inside)) return undefined
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() ? fs.readFileSync(file) : undefined
}
