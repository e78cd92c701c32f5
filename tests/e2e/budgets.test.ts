/** What the build may weigh, ask for and carry, held for each browser. */
import fs from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BROWSERS } from '../../scripts/browsers'
import { loadGlossary } from '../../scripts/glossary/load'
import { builtFor } from '../../scripts/launch'
import { openBrowser, until, type OpenBrowser } from './harness'
import { filesOf, firstScripts, manifestOf } from './proof/surfaces'
import { weightsOf } from './proof/weights'

const KB = 1000
/** What the first script may weigh: it runs in every frame of every page. */
const FIRST_SCRIPT = 8 * KB
const PAGE_CODE = 45 * KB
/** The lexicon's weight for 2,000 entries; more entries may weigh more in proportion. */
const LEXICON_PER_ENTRY = (250 * KB) / 2000
/** What is downloaded to install Bedside. */
const ZIP = 3000 * KB
/** From a click to something to see. Loose: a busy machine has to keep it, too. */
const FIRST_PAINT_MS = 1500
const PAINTS = 5

describe.each(BROWSERS)('the build for %s', (browser) => {
  const root = builtFor(browser)
  const read = (file: string) => fs.readFileSync(path.join(root, file))
  const manifest = manifestOf(root)

  test('keeps its weight', () => {
    const { first, page, lexicon, zip } = weightsOf(root)
    expect(firstScripts(root)).toHaveLength(1)
    expect(first).toBeLessThanOrEqual(FIRST_SCRIPT)
    expect(page).toBeLessThanOrEqual(PAGE_CODE)
    expect(lexicon).toBeLessThanOrEqual(LEXICON_PER_ENTRY * loadGlossary().entries.length)
    expect(zip).toBeLessThanOrEqual(ZIP)
  })

  test('asks for no more than it needs, and shows pages nothing of itself', () => {
    const panel = browser === 'chrome' ? ['sidePanel'] : []
    expect(manifest.permissions).toEqual(['storage', 'scripting', 'activeTab', 'contextMenus', ...panel])
    expect(manifest.host_permissions).toEqual(['http://*/*', 'https://*/*'])
    expect(manifest.web_accessible_resources).toBeUndefined()
    expect(manifest.externally_connectable).toBeUndefined()
    expect(manifest.manifest_version).toBe(3)
  })

  test('has the tightest policy that works', () => {
    const { extension_pages: policy } = manifest.content_security_policy as { extension_pages: string }
    const directives = new Map(
      policy.split('; ').map((directive) => {
        const [what = '', ...sources] = directive.split(' ')
        return [what, sources] as const
      }),
    )
    expect(directives.get('default-src')).toEqual(["'none'"])
    expect([...directives.values()].flat().filter((source) => source !== "'none'" && source !== "'self'")).toEqual([])
  })

  test('tells the stores all they ask for', () => {
    const messages = JSON.parse(read('_locales/en/messages.json').toString()) as Record<string, { message: string }>
    const said = [manifest.name, manifest.short_name, manifest.description, (manifest.action as { default_title: string }).default_title, ...Object.values(manifest.commands as Record<string, { description: string }>).map((c) => c.description)] // prettier-ignore
    for (const text of said) expect(messages[/^__MSG_(\w+)__$/.exec(String(text))?.[1] ?? '']?.message).toBeTruthy()
    // The stores cut what is longer.
    expect(messages.name!.message.length).toBeLessThanOrEqual(45)
    expect(messages.description!.message.length).toBeLessThanOrEqual(132)
    expect(manifest.default_locale).toBe('en')
    expect(manifest.version).toMatch(/^\d+\.\d+\.\d+$/)
    const icons = manifest.icons as Record<string, string>
    expect(Object.keys(icons)).toEqual(['16', '32', '48', '96', '128'])
    for (const [size, file] of Object.entries(icons)) expect(read(file).readUInt32BE(16)).toBe(Number(size))
    if (browser === 'chrome') expect(manifest.minimum_chrome_version).toBe('128')
    else
      expect(manifest.browser_specific_settings).toEqual({
        gecko: {
          id: 'bedside@bedside.example',
          strict_min_version: '140.0',
          data_collection_permissions: { required: ['none'] },
        },
        gecko_android: { strict_min_version: '142.0' },
      })
  })

  test('carries nothing that speaks to a server or makes code of text', () => {
    for (const file of filesOf(root, '.js')) expect(dangersIn(file, read(file).toString())).toEqual([])
  })

  describe('popup', () => {
    let open: OpenBrowser
    beforeAll(async () => {
      open = await openBrowser(browser)
    })
    afterAll(() => open.close())

    test('shows something soon', async () => {
      const paints: number[] = []
      for (let i = 0; i < PAINTS; i++) {
        const popup = await open.extensionPage('popup.html')
        const painted = () => popup.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime)
        paints.push((await until('the first paint', painted)) ?? Infinity)
        await popup.close()
      }
      expect(Math.min(...paints)).toBeLessThanOrEqual(FIRST_PAINT_MS)
    })
  })
})

/** Names that reach another computer. Files of our own are fetched by the extension's own side only. */
const SPEAKING = new Set(['XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'RTCPeerConnection', 'sendBeacon', 'importScripts']) // prettier-ignore
const MAKING_CODE = new Set(['eval', 'Function'])
/** Scripts that run beside a page's own: there no policy stops a request. */
const BESIDE_PAGES = /^(?:page|lexicon|first|content-scripts\/\w+|background)\.js$/

/** What a shipped script must not have, in words. */
function dangersIn(file: string, code: string): string[] {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS)
  const dangers: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const { expression } = node
      const name = ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText(source)
      const isBare = ts.isIdentifier(expression)
      if (isBare && MAKING_CODE.has(name)) dangers.push(`${file} calls ${name}`)
      if (BESIDE_PAGES.test(file) && SPEAKING.has(name)) dangers.push(`${file} calls ${name}`)
      if (BESIDE_PAGES.test(file) && file !== 'background.js' && name === 'fetch') dangers.push(`${file} calls fetch`)
      const [first] = node.arguments ?? []
      if (expression.kind === ts.SyntaxKind.ImportKeyword && first && !ts.isStringLiteralLike(first))
        dangers.push(`${file} imports ${first.getText(source)}`)
    }
    if (ts.isBinaryExpression(node) && ts.isPropertyAccessExpression(node.left))
      if (node.operatorToken.kind === ts.SyntaxKind.EqualsToken && /^(?:inner|outer)HTML$/.test(node.left.name.text))
        dangers.push(`${file} sets ${node.left.name.text}`)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return dangers
}

test('what must not be shipped is seen', () => {
  const bad = `eval(a); new Function(b); Function(c)(); import(d); import('./e'); e.innerHTML = f; fetch(g); x.fetch(h)
    new WebSocket(i); navigator.sendBeacon(j)`
  expect(dangersIn('page.js', bad)).toHaveLength(9)
  expect(dangersIn('chunks/popup.js', `fetch('/a.json'); import(\`./b.js\`); isFunction(c)`)).toEqual([])
})
