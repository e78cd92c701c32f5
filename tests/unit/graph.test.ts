/** The words of a page as a graph: what is kept, what is cut, how it is laid out, and where arrow keys lead. */
import { describe, expect, test } from 'vitest'
import type { CardEntry } from '../../core/card/model'
import { buildGraph, MOST_EDGES, MOST_NODES } from '../../core/graph/graph'
import { linkedTowards, placeGraph } from '../../core/graph/layout'
import { loadGlossary } from '../../scripts/glossary/load'

const card = (id: string, links: Record<string, string> = {}): CardEntry => ({
  id, term: id.replaceAll('-', ' '), kind: 'condition', system: 'spine', short: '', sources: [],
  links: Object.entries(links).map(([to, type]) => ({ type, id: to, term: to })),
}) // prettier-ignore
const said = ({ edges }: ReturnType<typeof buildGraph>) => edges.map((e) => `${e.from} ${e.type} ${e.to}`)
const same = (type: string) => type

describe('the graph', () => {
  test('joins the words of the page by the links of their entries, and leaves out who has none', () => {
    const graph = buildGraph([card('disc', { nerve: 'presses on', spine: 'part of' }), card('nurse'), card('nerve')])
    expect(graph.nodes.map((n) => n.id)).toEqual(['disc', 'nerve'])
    expect(said(graph)).toEqual(['disc presses on nerve'])
  })

  test('keeps one line between two words: the one that tells most, a likeness once', () => {
    const cards = [
      card('a', { b: 'looks like' }),
      card('b', { a: 'looks like', c: 'found by' }),
      card('c', { b: 'can cause' }),
    ]
    expect(said(buildGraph(cards))).toEqual(['a looks like b', 'c can cause b'])
  })

  test('keeps the most connected words where there are too many, in page order', () => {
    const hub = card('hub', Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`w${i}`, 'can cause'])))
    const pair = [card('x', { y: 'can cause' }), card('y')]
    const graph = buildGraph([...pair, ...Array.from({ length: 40 }, (_, i) => card(`w${i}`)), hub])
    expect(graph.nodes).toHaveLength(MOST_NODES)
    expect(graph.nodes.at(-1)?.id).toBe('hub')
    expect(new Set(graph.edges.flatMap((e) => [e.from, e.to])).size).toBe(MOST_NODES)
  })

  test('draws no thicket', () => {
    const ids = Array.from({ length: 12 }, (_, i) => `w${i}`)
    const all = ids.map((id, i) => card(id, Object.fromEntries(ids.slice(i + 1).map((to) => [to, 'can cause']))))
    const graph = buildGraph(all)
    expect(graph.edges).toHaveLength(MOST_EDGES)
    expect(graph.nodes).toHaveLength(12)
  })

  test('leaves out what tells little where enough tells more', () => {
    const chain = Array.from({ length: 9 }, (_, i) => card(`w${i}`, { [`w${i + 1}`]: 'can cause', mri: 'found by' }))
    expect(said(buildGraph([...chain, card('w9'), card('mri')])).join()).not.toContain('found by')
    expect(said(buildGraph([card('a', { mri: 'found by' }), card('mri')]))).toEqual(['a found by mri'])
  })

  test('of nothing is nothing', () => {
    expect(buildGraph([])).toEqual({ nodes: [], edges: [] })
    expect(placeGraph(buildGraph([]), same).nodes).toEqual([])
  })

  test('of the words disc, nerve, calf and twitch is a way from one to the next', () => {
    const { entries } = loadGlossary()
    const cards = ['bulging-disc', 'spinal-nerve', 'calf-muscle', 'fasciculation'].map((id) => {
      const links = (entries.find((e) => e.id === id)?.connects ?? []).flatMap((c) => Object.entries(c))
      return card(id, Object.fromEntries(links.map(([type, to]) => [to, type])))
    })
    expect(said(buildGraph(cards))).toEqual([
      'bulging-disc presses on spinal-nerve',
      'spinal-nerve supplies calf-muscle',
      'fasciculation happens in calf-muscle',
    ])
  })
})

describe('the drawing', () => {
  const graph = buildGraph([
    card('bulging-disc', { 'spinal-nerve': 'presses on' }),
    card('spinal-nerve', { 'calf-muscle': 'supplies' }),
    card('calf-muscle'),
    card('fasciculation', { 'calf-muscle': 'happens in' }),
    card('tremor', { 'spinal-nerve': 'looks like' }),
  ])
  const placed = placeGraph(graph, same)
  const node = (id: string) => placed.nodes.find((n) => n.id === id)!

  test('runs down from cause to effect, also where the link is told the other way', () => {
    const heights = ['bulging-disc', 'spinal-nerve', 'calf-muscle', 'fasciculation'].map((id) => node(id).y)
    expect(heights).toEqual([...heights].sort((a, b) => a - b))
    const line = placed.edges.find((e) => e.from === 'fasciculation')!.points
    expect(line[0]!.y).toBeGreaterThan(line.at(-1)!.y)
  })

  test('lies inside its frame, and no word covers another', () => {
    for (const a of placed.nodes) {
      expect(a.x - a.width / 2).toBeGreaterThanOrEqual(0)
      expect(a.x + a.width / 2).toBeLessThanOrEqual(placed.width)
      expect(a.y + a.height / 2).toBeLessThanOrEqual(placed.height)
      for (const b of placed.nodes)
        if (a !== b)
          expect(
            Math.abs(a.x - b.x) >= (a.width + b.width) / 2 || Math.abs(a.y - b.y) >= (a.height + b.height) / 2,
          ).toBe(true)
    }
  })

  test('breaks long names at spaces', () => {
    expect(node('bulging-disc').lines).toEqual(['bulging', 'disc'])
  })

  test('names the words in the order in which they are read', () => {
    const ys = placed.nodes.map((n) => n.y)
    expect(ys).toEqual([...ys].sort((a, b) => a - b))
  })

  test('lets arrow keys follow the lines, and stop where none leads on', () => {
    expect(linkedTowards(placed, 'bulging-disc', 'down')).toBe('spinal-nerve')
    expect(linkedTowards(placed, 'spinal-nerve', 'down')).toBe('calf-muscle')
    expect(linkedTowards(placed, 'calf-muscle', 'down')).toBe('fasciculation')
    expect(linkedTowards(placed, 'fasciculation', 'up')).toBe('calf-muscle')
    expect(linkedTowards(placed, 'bulging-disc', 'up')).toBeNull()
    expect(linkedTowards(placed, 'no-such-word', 'up')).toBeNull()
  })

  test('can be walked from every word to each of its neighbours', () => {
    for (const { from, to } of placed.edges)
      for (const [a, b] of [[from, to], [to, from]] as const)
        expect((['up', 'down', 'left', 'right'] as const).map((d) => linkedTowards(placed, a, d)), `${a} ${b}`).toContain(b) // prettier-ignore
  })
})
