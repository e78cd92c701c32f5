/** Lays a graph of words out in layers, from cause to effect, for a drawing with lines and labels. */
import { Graph as Layered, layout } from '@dagrejs/dagre'
import type { Graph, GraphEdge, GraphNode } from './graph'

export interface PlacedNode extends GraphNode {
  /** The middle, in CSS pixels. */
  x: number
  y: number
  width: number
  height: number
  /** The term, broken to fit. */
  lines: string[]
}

export interface PlacedEdge extends GraphEdge {
  /** From its word to the other's edge. */
  points: { x: number; y: number }[]
  /** Its label, around its middle, broken to be narrow. */
  label: { x: number; y: number; width: number; height: number; lines: string[] }
}

export interface PlacedGraph {
  width: number
  height: number
  /** In the order in which one would read the drawing. */
  nodes: PlacedNode[]
  edges: PlacedEdge[]
}

/** Average width of a letter in the drawing's two sizes of type, in CSS pixels; room is left for wider ones. */
const NODE_LETTER = 7.4
const LABEL_LETTER = 5.6
export const LINE_HEIGHT = 17
export const LABEL_LINE = 12
/** Longer terms and labels are broken into two lines or more: a panel is narrow. */
const LONGEST = { node: 10, label: 8 }
const PADDING = { x: 8, y: 5 }
const GAPS = { nodesep: 10, edgesep: 6, ranksep: 24, marginx: 4, marginy: 4 }

/** Links told from effect to cause, or from sign to place: the eye wants the other order. */
const UPWARD = new Set(['sign of', 'happens in'])

/** `labelOf` gives the words on a line, whose length decides how much room it gets. */
export function placeGraph({ nodes, edges }: Graph, labelOf: (type: string) => string): PlacedGraph {
  const graph = new Layered({ multigraph: false })
  graph.setGraph({ rankdir: 'TB', ...GAPS })
  const terms = new Map(nodes.map(({ id, term }) => [id, broken(term, LONGEST.node)]))
  for (const [id, lines] of terms) {
    const width = Math.max(...lines.map((line) => line.length)) * NODE_LETTER + 2 * PADDING.x
    graph.setNode(id, { width, height: lines.length * LINE_HEIGHT + 2 * PADDING.y })
  }
  for (const edge of edges) {
    const [top, bottom] = ends(edge)
    const lines = broken(labelOf(edge.type), LONGEST.label)
    const width = Math.max(...lines.map((line) => line.length)) * LABEL_LETTER + 6
    graph.setEdge(top, bottom, { width, height: lines.length * LABEL_LINE + 4, lines, labelpos: 'c' })
  }
  layout(graph)
  const placed = nodes.map((node): PlacedNode => {
    const { x, y, width, height } = graph.node(node.id) as PlacedNode
    return { ...node, x, y, width, height, lines: terms.get(node.id)! }
  })
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number }
  return {
    width,
    height,
    nodes: placed.sort((a, b) => a.y - b.y || a.x - b.x),
    edges: edges.map((edge): PlacedEdge => {
      const line = graph.edge(...ends(edge)) as PlacedEdge['label'] & Pick<PlacedEdge, 'points'>
      const points = UPWARD.has(edge.type) ? [...line.points].reverse() : line.points
      return { ...edge, points, label: line }
    }),
  }
}

const ends = ({ from, to, type }: GraphEdge): [top: string, bottom: string] =>
  UPWARD.has(type) ? [to, from] : [from, to]

/** Breaks at spaces, so that no line is longer than it has to be. */
function broken(term: string, longest: number): string[] {
  const lines: string[] = []
  for (const word of term.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= longest) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

export type Direction = 'up' | 'down' | 'left' | 'right'

/** The linked word that lies that way from a word, the straightest first; null where none does. */
export function linkedTowards({ nodes, edges }: PlacedGraph, id: string, direction: Direction): string | null {
  const from = nodes.find((node) => node.id === id)
  if (!from) return null
  const linked = new Set(edges.flatMap((e) => (e.from === id ? [e.to] : e.to === id ? [e.from] : [])))
  const along = { up: [0, -1], down: [0, 1], left: [-1, 0], right: [1, 0] }[direction] as [number, number]
  const found = nodes
    .filter((node) => linked.has(node.id))
    .map((node) => {
      const [dx, dy] = [node.x - from.x, node.y - from.y]
      return { id: node.id, straight: (dx * along[0] + dy * along[1]) / Math.hypot(dx, dy) }
    })
    .filter(({ straight }) => straight > LEAST_STRAIGHT)
    .sort((a, b) => b.straight - a.straight)
  return found[0]?.id ?? null
}

/** Cosine of the widest angle that still counts as that way: a little less than square to it. */
const LEAST_STRAIGHT = 0.1
