/** How the words of a page lean on one another: the typed links of their entries, among these words alone. */
import type { LinkType } from '../../data/schema'
import type { CardEntry } from '../card/model'

export interface GraphNode {
  id: string
  term: string
}

export interface GraphEdge {
  from: string
  to: string
  type: string
}

export interface Graph {
  nodes: GraphNode[]
  edges: GraphEdge[]
}

/** More words than this make a thicket in a narrow panel: the most connected are kept. */
export const MOST_NODES = 14
/** As many lines as can still be told apart. */
export const MOST_EDGES = 17

/** How much a link tells of how things hang together; what tests and treatments are for tells least. */
const WEIGHT: Record<LinkType, number> = {
  'presses on': 4,
  supplies: 4,
  'can cause': 4,
  'happens in': 4,
  'sign of': 4,
  'makes possible': 3,
  'part of': 2,
  'kind of': 1,
  'found by': 1,
  'treated with': 1,
  'looks like': 1,
}
/** Links of the least weight are drawn only while there are fewer lines than this. */
const ENOUGH_EDGES = 8
const LEAST_WEIGHT = 1
const weightOf = ({ type }: GraphEdge) => (WEIGHT as Record<string, number>)[type] ?? LEAST_WEIGHT

/**
 * The graph of the words with these cards, which come in page order. Words without a link to another of
 * them are left out; what would be too much is cut by weight, and what then hangs alone goes, too.
 */
export function buildGraph(cards: readonly CardEntry[], mostNodes = MOST_NODES, mostEdges = MOST_EDGES): Graph {
  const byId = new Map(cards.map((card) => [card.id, card]))
  const all = edgesAmong([...byId.values()], byId)
  const weights = new Map<string, number>()
  for (const edge of all)
    for (const id of [edge.from, edge.to]) weights.set(id, (weights.get(id) ?? 0) + weightOf(edge))
  const order = [...byId.keys()]
  const ranked = [...weights.keys()].sort(
    (a, b) => weights.get(b)! - weights.get(a)! || order.indexOf(a) - order.indexOf(b),
  )
  const kept = new Set(ranked.slice(0, mostNodes))
  const edges = strongest(
    all.filter(({ from, to }) => kept.has(from) && kept.has(to)),
    mostEdges,
  )
  const linked = new Set(edges.flatMap(({ from, to }) => [from, to]))
  const nodes = order.filter((id) => linked.has(id)).map((id) => ({ id, term: byId.get(id)!.term }))
  return { nodes, edges }
}

/** Each pair of words once, by its strongest link; a likeness holds both ways and is kept once. */
function edgesAmong(cards: readonly CardEntry[], byId: ReadonlyMap<string, CardEntry>): GraphEdge[] {
  const edges = new Map<string, GraphEdge>()
  for (const { id: from, links } of cards)
    for (const { id: to, type } of links) {
      if (to === from || !byId.has(to)) continue
      const pair = [from, to].sort().join(' ')
      const edge = { from, to, type }
      const before = edges.get(pair)
      if (!before || weightOf(edge) > weightOf(before)) edges.set(pair, edge)
    }
  return [...edges.values()]
}

/** The strongest edges; a word's own strongest comes before any word's second. */
function strongest(edges: readonly GraphEdge[], most: number): GraphEdge[] {
  const sorted = [...edges].sort((a, b) => weightOf(b) - weightOf(a))
  const met = new Set<string>()
  const first: GraphEdge[] = []
  const rest: GraphEdge[] = []
  for (const edge of sorted) {
    const isNew = !met.has(edge.from) || !met.has(edge.to)
    met.add(edge.from).add(edge.to)
    if (isNew) first.push(edge)
    else rest.push(edge)
  }
  const ranked = [...first, ...rest]
  const telling = ranked.filter((edge) => weightOf(edge) > LEAST_WEIGHT)
  const others = ranked.filter((edge) => weightOf(edge) <= LEAST_WEIGHT)
  const kept = new Set([...telling, ...others.slice(0, Math.max(0, ENOUGH_EDGES - telling.length))].slice(0, most))
  return edges.filter((edge) => kept.has(edge))
}
