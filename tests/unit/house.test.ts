/** The house's own rules: who may import whom (docs/ARCHITECTURE.md draws it), and what the language core may name. */
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { filesIn, isSource, nodesIn, parse, read } from './sources'

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
/** The browser's extension interface, whatever it is wrapped in. */
const EXTENSION_API = /^(?:wxt\/browser|wxt\/storage|webextension-polyfill|@wxt-dev\/.*)$/
const NOT_IN_CORE = new Set(['browser', 'chrome', 'document', 'window'])

const everything = Object.keys(MAY_IMPORT).flatMap(filesIn)
const sources = everything.filter(isSource)

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
})
