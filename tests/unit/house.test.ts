/**
 * The house's own rules: who may import whom (docs/ARCHITECTURE.md draws it), what the language core may
 * name, and that every word on screen and every message between the parts is there and is used.
 */
import fs from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import type { CardEntry, Here } from '../../core/card/model'
import { LINKS } from '../../data/schema'
import { toBackground, toPage } from '../../platform/messages'
import { ROOT } from '../../scripts/tools'

/** For each folder, the folders whose code it may use, and those of which it may use types only. */
const MAY_IMPORT: Record<string, { code: string[]; types: string[] }> = {
  entrypoints: { code: ['components', 'page', 'platform', 'core'], types: ['data'] },
  components: { code: ['core'], types: ['data'] },
  page: { code: ['core'], types: ['data'] },
  platform: { code: ['core'], types: ['data'] },
  core: { code: [], types: ['data'] },
  data: { code: [], types: [] },
  scripts: { code: ['components', 'page', 'platform', 'core', 'data'], types: [] },
  tests: { code: ['components', 'page', 'platform', 'core', 'data', 'scripts'], types: [] },
}
const FOLDERS = Object.keys(MAY_IMPORT)
/** The browser's extension interface, whatever it is wrapped in. */
const EXTENSION_API = /^(?:wxt\/browser|wxt\/storage|webextension-polyfill|@wxt-dev\/.*)$/
const NOT_IN_CORE = new Set(['browser', 'chrome', 'document', 'window'])

// — Reading —

const filesIn = (folder: string): string[] =>
  fs
    .readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(folder, file.replaceAll(path.sep, '/')))
const isSource = (file: string) => /\.tsx?$/.test(file)
const read = (file: string) => fs.readFileSync(path.join(ROOT, file), 'utf8')
const parse = (file: string, text: string) => ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)

const everything = FOLDERS.flatMap(filesIn)
const sources = everything.filter(isSource)

function nodesIn(node: ts.Node, found: ts.Node[] = []): ts.Node[] {
  found.push(node)
  ts.forEachChild(node, (child) => void nodesIn(child, found))
  return found
}

interface Import {
  of: string
  typesOnly: boolean
}

/** Every way to name another file: import, export … from, import(), and import('…') in a type. */
function importsOf(source: ts.SourceFile): Import[] {
  const found: Import[] = []
  for (const node of nodesIn(source)) {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const clause = node.importClause
      const names =
        clause?.namedBindings && ts.isNamedImports(clause.namedBindings) ? clause.namedBindings.elements : []
      const eachIsType = clause?.name === undefined && names.length > 0 && names.every((n) => n.isTypeOnly)
      const typesOnly = clause?.phaseModifier === ts.SyntaxKind.TypeKeyword || eachIsType
      found.push({ of: node.moduleSpecifier.text, typesOnly })
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
      found.push({ of: node.moduleSpecifier.text, typesOnly: node.isTypeOnly })
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [of] = node.arguments
      found.push({ of: of && ts.isStringLiteralLike(of) ? of.text : '(computed)', typesOnly: false })
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      found.push({ of: (node.argument.literal as ts.StringLiteral).text, typesOnly: true })
  }
  return found
}

// — The rules, each over one file —

function importProblems(file: string, text: string): string[] {
  const from = file.split('/')[0]!
  return importsOf(parse(file, text)).flatMap(({ of, typesOnly }) => {
    const wrong = (why: string) => [`${file} imports ${of}: ${why}`]
    if (/^(?:@\/|~|#|\/|\(computed\))/.test(of)) return wrong('write a relative path')
    if (!of.startsWith('.'))
      return EXTENSION_API.test(of) && from !== 'platform' && from !== 'tests'
        ? wrong('only platform calls browser.*')
        : []
    const target = path.posix.join(path.posix.dirname(file), of)
    const to = target.split('/')[0]!
    if (to === 'entrypoints') {
      const sameEntrypoint =
        from === 'entrypoints' && file.split('/').length > 2 && target.startsWith(path.posix.dirname(file))
      return sameEntrypoint ? [] : wrong('nothing imports entrypoints')
    }
    if (to === from) return []
    if (to === 'tests') return wrong('nothing imports tests')
    const { code, types } = MAY_IMPORT[from]!
    if (code.includes(to) || (typesOnly && types.includes(to))) return []
    return wrong(types.includes(to) ? `${from} may use types of ${to}, no code` : `${from} may not use ${to}`)
  })
}

function coreProblems(file: string, text: string): string[] {
  if (!file.startsWith('core/')) return []
  const named = nodesIn(parse(file, text)).filter(
    (n) => ts.isIdentifier(n) && NOT_IN_CORE.has(n.text),
  ) as ts.Identifier[]
  const isDeclared = (n: ts.Node) =>
    (ts.isParameter(n.parent) || ts.isVariableDeclaration(n.parent)) && n.parent.name === n
  // A parameter may be called window: then that is what is meant in this file.
  const own = new Set(named.filter(isDeclared).map((n) => n.text))
  const isMember = (n: ts.Identifier) =>
    (ts.isPropertyAccessExpression(n.parent) && n.parent.name === n) ||
    ((ts.isPropertyAssignment(n.parent) || ts.isPropertySignature(n.parent)) && n.parent.name === n)
  return named.filter((n) => !own.has(n.text) && !isMember(n)).map((n) => `${file} names ${n.text}`)
}

const drawerProblems = (file: string): string[] =>
  /^(?:utils?|helpers)$/.test(path.posix.basename(file).replace(/\..*$/, '')) ? [`${file}: say what is in it`] : []

interface Said {
  keys: Set<string>
  /** What computed keys start with. */
  prefixes: Set<string>
  /** Strings of a file that says a key it holds in a variable: any of them may be that key. */
  possible: Set<string>
}

/** The keys of say('…') and localText('…'). */
function saidIn(file: string, text: string): Said {
  const said: Said = { keys: new Set(), prefixes: new Set(), possible: new Set() }
  const nodes = nodesIn(parse(file, text))
  const addStrings = (to: Set<string>, from: Iterable<ts.Node>) => {
    for (const node of from) if (ts.isStringLiteralLike(node)) to.add(node.text)
  }
  const add = (key: ts.Expression | undefined): void => {
    if (key === undefined) return
    if (ts.isStringLiteralLike(key)) said.keys.add(key.text)
    else if (ts.isTemplateExpression(key) && key.head.text !== '') said.prefixes.add(key.head.text)
    else if (ts.isConditionalExpression(key)) [key.whenTrue, key.whenFalse].forEach(add)
    else if (ts.isParenthesizedExpression(key)) add(key.expression)
    else if (ts.isSpreadElement(key) && ts.isCallExpression(key.expression)) {
      // say(...statusOf(x)): the key stands first in each list that the function returns.
      const name = key.expression.expression.getText()
      const made = nodes.find((n) => ts.isFunctionDeclaration(n) && n.name?.text === name)
      for (const node of made ? nodesIn(made) : [])
        if (ts.isArrayLiteralExpression(node) && node.elements[0]) add(node.elements[0])
    } else addStrings(said.possible, nodes)
  }
  for (const node of nodes)
    if (ts.isCallExpression(node) && /^(?:say|localText)$/.test(node.expression.getText())) add(node.arguments[0])
  return said
}

/** What a file does with a last message type, after `if (message.type === 'x') … else …`. */
const LAST = '(else)'

/** The message types that a file tells apart: `case 'x':` and `message.type === 'x'`. */
function handledIn(file: string, text: string): Set<string> {
  const handled = new Set<string>()
  for (const node of nodesIn(parse(file, text))) {
    if (ts.isCaseClause(node) && ts.isStringLiteral(node.expression)) handled.add(node.expression.text)
    if (ts.isBinaryExpression(node) && /\.type$/.test(node.left.getText()) && ts.isStringLiteral(node.right)) {
      handled.add(node.right.text)
      if (ts.isIfStatement(node.parent) && node.parent.elseStatement && !ts.isIfStatement(node.parent.elseStatement))
        handled.add(LAST)
    }
  }
  return handled
}

// — The house —

describe('the house', () => {
  test('imports flow one way', () => {
    expect(sources.length).toBeGreaterThan(50)
    expect(sources.flatMap((file) => importProblems(file, read(file)))).toEqual([])
  })

  test('the core knows no browser and no document', () => {
    expect(sources.flatMap((file) => coreProblems(file, read(file)))).toEqual([])
  })

  test('has no drawer for odds and ends', () => {
    expect(everything.flatMap(drawerProblems)).toEqual([])
  })
})

describe('the words on screen', () => {
  const messages = Object.keys(JSON.parse(read('public/_locales/en/messages.json')) as object)
  const surfaces = sources.filter((file) => /^(?:components|entrypoints)\//.test(file))
  const said = surfaces.map((file) => ({ file, ...saidIn(file, read(file)) }))
  const manifest = [...read('wxt.config.ts').matchAll(/__MSG_(\w+?)__/g)].map((m) => m[1]!)

  test('what is said is written', () => {
    const missing = said.flatMap(({ file, keys, prefixes }) => [
      ...[...keys].filter((key) => !messages.includes(key)).map((key) => `${file} says ${key}`),
      ...[...prefixes].filter((p) => !messages.some((key) => key.startsWith(p))).map((p) => `${file} says ${p}…`),
    ])
    expect([...missing, ...manifest.filter((key) => !messages.includes(key))]).toEqual([])
  })

  test('what is written is said', () => {
    const isSaid = (key: string) =>
      manifest.includes(key) ||
      said.some((s) => s.keys.has(key) || s.possible.has(key) || [...s.prefixes].some((p) => key.startsWith(p)))
    expect(messages.filter((key) => !isSaid(key))).toEqual([])
  })

  test('every body system has its title, and no other', () => {
    const systems = fs.readdirSync(path.join(ROOT, 'data/glossary')).map((file) => path.parse(file).name)
    const titles = messages.filter((key) => key.startsWith('system_'))
    // The words of packs stand together.
    expect(titles.sort()).toEqual([...systems, 'pack'].map((id) => `system_${id.replaceAll('-', '_')}`).sort())
  })

  test('there is a word for every link, cue, side and origin', () => {
    // The compiler asks for every value of these types, so that none is forgotten here.
    const cues: Record<Here['cues'][number], 0> = { negated: 0, uncertain: 0, past: 0, family: 0 }
    const sides: Record<Exclude<Here['side'], ''>, 0> = { left: 0, right: 0, 'both sides': 0, middle: 0 }
    const origins: Record<NonNullable<CardEntry['origin']>, 0> = { level: 0, parts: 0, medicine: 0 }
    const wanted = [
      ...LINKS.map((l) => `link_${l}`),
      ...Object.keys(cues).map((c) => `cue_${c}`),
      ...Object.keys(sides).map((s) => `side_${s}`),
      ...Object.keys(origins).map((o) => `origin_${o}`),
    ].map((key) => key.replaceAll(' ', '_'))
    expect(messages.filter((key) => /^(?:link|cue|side|origin)_/.test(key)).sort()).toEqual(wanted.sort())
  })
})

describe('the messages between the parts', () => {
  const background = 'entrypoints/background.ts'
  const pages = sources.filter((file) => file.startsWith('entrypoints/') && file !== background)

  test.each([
    ['the background', toBackground, [background]],
    ['the page', toPage, pages],
  ])('%s handles all that it may be told', (_, schema, files) => {
    const types = schema.options.map((o) => o.entries.type.literal)
    const handled = new Set(files.flatMap((file) => [...handledIn(file, read(file))]))
    expect(types.length).toBeGreaterThan(0)
    const left = types.filter((type) => !handled.has(type))
    expect(left.length === 1 && handled.has(LAST) ? [] : left).toEqual([])
  })
})

describe('these rules can be broken', () => {
  test.each([
    ['core/a.ts', `import { b } from '../page/b'`, 'core may not use page'],
    ['core/a/b.ts', `import { KINDS } from '../../data/schema'`, 'core may use types of data, no code'],
    ['core/a/b.ts', `import { type Kind, KINDS } from '../../data/schema'`, 'core may use types of data, no code'],
    ['core/a/b.ts', `export * from '../../data/schema'`, 'core may use types of data, no code'],
    ['core/a.ts', `const b = await import('../scripts/b')`, 'core may not use scripts'],
    ['core/a.ts', `const b = (name: string) => import(name)`, 'write a relative path'],
    ['core/a.ts', `import { b } from '@/core/b'`, 'write a relative path'],
    ['core/a.ts', `import { browser } from 'wxt/browser'`, 'only platform calls browser.*'],
    ['page/a.ts', `import type { B } from '../platform/b'`, 'page may not use platform'],
    ['page/a.ts', `type B = import('../components/b').B`, 'page may not use components'],
    ['platform/a.ts', `export { b } from '../page/b'`, 'platform may not use page'],
    ['components/a.tsx', `import '../page/b'`, 'components may not use page'],
    ['data/a.ts', `import { b } from '../core/b'`, 'data may not use core'],
    ['scripts/a.ts', `import { b } from '../tests/b'`, 'nothing imports tests'],
    ['tests/unit/a.ts', `import b from '../../entrypoints/b'`, 'nothing imports entrypoints'],
    ['entrypoints/a.ts', `import { b } from './b'`, 'nothing imports entrypoints'],
    ['entrypoints/popup/a.ts', `import { b } from '../options/b'`, 'nothing imports entrypoints'],
    ['entrypoints/a.ts', `import { b } from '../scripts/b'`, 'entrypoints may not use scripts'],
  ])('%s: %s', (file, text, why) => {
    expect(importProblems(file, text)).toEqual([expect.stringContaining(why)])
  })

  test.each([
    ['core/a/b.ts', `import type { Kind } from '../../data/schema'`],
    ['core/a/b.ts', `import { type Kind } from '../../data/schema'`],
    ['core/a.ts', `import Fuse from 'fuse.js'`],
    ['page/a.ts', `import { b } from '../core/b'`],
    ['platform/a.ts', `import { browser } from 'wxt/browser'`],
    ['entrypoints/popup/a.tsx', `import { b } from './b'\nimport c from '../../components/c.css?inline'`],
    ['tests/unit/a.ts', `import { b } from '../e2e/b'`],
  ])('and kept: %s: %s', (file, text) => {
    expect(importProblems(file, text)).toEqual([])
  })

  test('names in the core', () => {
    expect(coreProblems('core/a.ts', `document.body; const w = window; browser.tabs`)).toHaveLength(3)
    expect(coreProblems('core/a.ts', `// the window\nconst a = { window: 1 }; a.window`)).toEqual([])
    expect(coreProblems('core/a.ts', `const near = (window: number) => window + 1`)).toEqual([])
    expect(coreProblems('page/a.ts', `document.body`)).toEqual([])
  })

  test('names of files', () => {
    expect(['core/utils', 'page/helpers.ts', 'core/util/a.ts', 'core/util'].flatMap(drawerProblems)).toHaveLength(3)
  })

  test('keys that are said', () => {
    const text = `say('a'); say(\`b_\${x}\`, y); say(z ? 'c' : 'd'); say(...f(z)); localText('e'); other('no')
      function f(z) { return z ? ['g', 'no'] : ['h'] }`
    const { keys, prefixes, possible } = saidIn('components/a.ts', text)
    expect([...keys].sort()).toEqual(['a', 'c', 'd', 'e', 'g', 'h'])
    expect([...prefixes]).toEqual(['b_'])
    expect([...possible]).toEqual([])
    expect([...saidIn('components/a.ts', `const k = 'a'; say(k)`).possible]).toEqual(['a'])
  })

  test('types that are handled', () => {
    const text = `switch (m.type) { case 'a': break }; if (m.type === 'b') f('c')`
    expect([...handledIn('entrypoints/a.ts', text)]).toEqual(['a', 'b'])
    expect([...handledIn('entrypoints/a.ts', `if (m.type === 'a') f(); else g()`)]).toEqual(['a', LAST])
  })
})
