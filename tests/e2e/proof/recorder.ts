/**
 * Hears every request that a browser makes: a proxy between it and everything, which answers only for
 * the pages of the test, and in Chromium the DevTools' network log of every page, frame and worker too.
 */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { CDPSessionEvent, type Browser, type CDPSession } from 'puppeteer-core'
import type { BrowserName } from '../harness'

/** The site whose pages the recorder itself serves. No name ends in `.example` but for such uses. */
const SITE = 'http://reader.example/'

/** What a browser asks its maker for by itself, with or without an extension. */
const BROWSERS_OWN =
  /(?:^|\.)(?:mozilla\.(?:com|org|net)|firefox\.com|google\.com|googleapis\.com|gstatic\.com|gvt1\.com)(?::\d+)?$/

export interface Recorder {
  /** What the browser is launched with so that nothing goes past the recorder. */
  choices: { args: string[]; prefs: Record<string, string | number | boolean> }
  /** Serves this page from now on, and expects its address to be asked for `times` times in all. */
  serve(path: string, html: string): string
  /** Notes that the test itself opens this address once. */
  visits(url: string): void
  /** Every request that was neither a visit of the test nor the browser's own affair, tried or made. */
  others(): string[]
  /** Those of them that nothing stopped on their way. */
  sent(): string[]
  /** Chromium only: listens to the network log of all targets, present and future. */
  attach(browser: Browser): Promise<void>
  close(): Promise<void>
}

/** A request as the DevTools tell of it. */
interface Tried {
  url: string
  /** The policy of the page or the extension did not let it go. */
  stopped: boolean
}

/** Starts the proxy on a free port of this computer. */
export async function record(name: BrowserName): Promise<Recorder> {
  const pages = new Map<string, string>()
  const seen: string[] = []
  const visited: string[] = []
  const tried: Tried[] = []
  const server = http.createServer((request, response) => {
    const url = request.url ?? ''
    seen.push(url)
    const html = request.method === 'GET' ? pages.get(url) : undefined
    response.writeHead(html === undefined ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      // So that a leak is not stopped by the other side's policy before it is seen.
      'access-control-allow-origin': '*',
    })
    response.end(html ?? '')
  })
  server.on('connect', (request, socket) => {
    seen.push(`https://${request.url ?? ''}/`)
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  const unexpected = (counts: (request: Tried) => boolean): string[] => {
    const left = [...visited]
    const surplus = seen.filter((url) => {
      const at = left.indexOf(url)
      if (at >= 0) left.splice(at, 1)
      return at < 0
    })
    const logged = tried.filter((request) => counts(request) && !visited.includes(request.url))
    return [...new Set([...surplus, ...logged.map(({ url }) => url)])].filter(isForeign)
  }

  return {
    choices: name === 'chrome' ? { args: chromeArgs(port), prefs: {} } : { args: [], prefs: firefoxPrefs(port) },
    serve(path, html) {
      const url = new URL(path, SITE).href
      pages.set(url, html)
      return url
    },
    visits: (url) => void visited.push(url),
    others: () => unexpected(() => true),
    sent: () => unexpected(({ stopped }) => !stopped),
    attach: (browser) => listen(browser, tried),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function chromeArgs(port: number): string[] {
  // Without the second, requests to this computer itself would go past the proxy.
  return [`--proxy-server=http://127.0.0.1:${port}`, '--proxy-bypass-list=<-loopback>', '--disable-quic']
}

function firefoxPrefs(port: number): Record<string, string | number | boolean> {
  return {
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': port,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': port,
    'network.proxy.no_proxies_on': '',
    'network.proxy.allow_hijacking_localhost': true,
    'network.proxy.failover_direct': false,
    'browser.chrome.site_icons': false,
  }
}

/** Anything that goes over a network, but for what browsers say to their makers. */
function isForeign(url: string): boolean {
  if (!/^(?:https?|wss?|ftp):/.test(url)) return false
  const { host, pathname } = new URL(url)
  return !BROWSERS_OWN.test(host) && pathname !== '/favicon.ico'
}

/** Attaches to every target, and from each to those that it starts: frames, workers, background. */
async function listen(browser: Browser, tried: Tried[]): Promise<void> {
  const follow = async (session: CDPSession) => {
    const byId = new Map<string, Tried>()
    const note = (id: string, url: string) => {
      const request = { url, stopped: false }
      byId.set(id, request)
      tried.push(request)
    }
    session.on('Network.requestWillBeSent', ({ requestId, request }) => note(requestId, request.url))
    session.on('Network.webSocketCreated', ({ requestId, url }) => note(requestId, url))
    session.on('Network.loadingFailed', ({ requestId, blockedReason }) => {
      const request = byId.get(requestId)
      if (request) request.stopped = blockedReason === 'csp'
    })
    session.on(CDPSessionEvent.SessionAttached, (child) => void follow(child).catch(() => undefined))
    // In this order, but none waits for another's answer: a target that is held may give none until it runs.
    // Not every kind of target has a network, nor is every one held until it is told to run.
    await Promise.allSettled([
      session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
      session.send('Network.enable'),
      session.send('Runtime.runIfWaitingForDebugger'),
    ])
  }
  await follow(await browser.target().createCDPSession())
}
