/** What is said on screen and between the parts: every word and every message that is used is there, and the other way round. */
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import type { CardEntry, Here } from '../../core/card/model'
import { LINKS } from '../../data/schema'
import { toBackground, toPage } from '../../platform/messages'
import { filesIn, isSource, nodesIn, parse, read } from './sources'

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

describe('the words on screen', () => {
  const messages = Object.keys(JSON.parse(read('public/_locales/en/messages.json')) as object)
  const surfaces = ['components', 'entrypoints'].flatMap(filesIn).filter(isSource)
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
    const systems = filesIn('data/glossary').map((file) => path.parse(file).name)
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
  const pages = filesIn('entrypoints').filter((file) => isSource(file) && file !== background)

  test.each([
    ['the background', toBackground.options.map(({ entries }) => entries.type.literal), [background]],
    ['the page', Object.keys(toPage), pages],
  ])('%s handles all that it may be told', (_, types, files) => {
    const handled = new Set(files.flatMap((file) => [...handledIn(file, read(file))]))
    expect(types.length).toBeGreaterThan(0)
    const left = types.filter((type) => !handled.has(type))
    expect(left.length === 1 && handled.has(LAST) ? [] : left).toEqual([])
  })
})

describe('what these tests read', () => {
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
