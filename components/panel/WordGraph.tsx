/** How the words of a page connect: a drawing to walk through by pointer or arrow keys, and the same as a list. */
import { Fragment } from 'preact'
import { useRef } from 'preact/hooks'
import type { GraphEdge } from '../../core/graph/graph'
import {
  LABEL_LINE,
  LINE_HEIGHT,
  linkedTowards,
  type Direction,
  type PlacedEdge,
  type PlacedGraph,
  type PlacedNode,
} from '../../core/graph/layout'
import { softened } from '../../core/picture/curves'
import { say } from '../strings'

interface WordGraphProps {
  graph: PlacedGraph
  /** How many words the page has. */
  of: number
  /** The word whose card is open, or ''. */
  current: string
  onOpen: (id: string) => void
}

/** In a narrow panel the drawing shrinks to this share; beyond it scrolls. */
const LEAST_SCALE = 0.85

const DIRECTIONS: Record<string, Direction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

export function WordGraph({ graph, of, current, onOpen }: WordGraphProps) {
  const svg = useRef<SVGSVGElement>(null)
  const { width, height, nodes, edges } = graph
  if (nodes.length === 0) return <p class="hint">{say('panel_noGraph')}</p>
  const walk = (id: string, direction: Direction) => {
    const to = linkedTowards(graph, id, direction)
    const found = svg.current?.querySelector<SVGGElement>(`[data-id="${CSS.escape(to ?? '')}"]`)
    found?.focus()
  }
  return (
    <div class="graph">
      <p class="hint">
        {say('panel_graphHow')} {nodes.length < of && say('panel_graphMost', String(nodes.length), String(of))}
      </p>
      <div class="drawing">
        <svg
          ref={svg}
          viewBox={`0 0 ${width} ${height}`}
          width={width}
          style={{ minWidth: `${width * LEAST_SCALE}px` }}
          role="group"
          aria-label={say('panel_graph')}
        >
          <defs>
            <marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
              <path class="tip" d="M0 0.6L7.4 4L0 7.4Z" />
            </marker>
          </defs>
          <g aria-hidden="true">
            {edges.map((edge) => (
              <Line key={`${edge.from} ${edge.to}`} edge={edge} isLit={edge.from === current || edge.to === current} />
            ))}
          </g>
          {nodes.map((node) => (
            <Node
              key={node.id}
              node={node}
              saidBy={edges.filter((e) => e.from === node.id || e.to === node.id).map(sentenceId)}
              isCurrent={node.id === current}
              onOpen={() => onOpen(node.id)}
              onWalk={(direction) => walk(node.id, direction)}
            />
          ))}
        </svg>
      </div>
      <h2>{say('panel_sentences')}</h2>
      <ul class="sentences">
        {edges.map((edge) => (
          <li key={sentenceId(edge)} id={sentenceId(edge)}>
            <button type="button" onClick={() => onOpen(edge.from)}>
              {termOf(graph, edge.from)}
            </button>{' '}
            {say(`link_${edge.type.replaceAll(' ', '_')}`)}{' '}
            <button type="button" onClick={() => onOpen(edge.to)}>
              {termOf(graph, edge.to)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

const termOf = ({ nodes }: PlacedGraph, id: string) => nodes.find((node) => node.id === id)?.term ?? id

const sentenceId = ({ from, to }: GraphEdge) => `says-${from}-${to}`

function Line({ edge: { points, label }, isLit }: { edge: PlacedEdge; isLit: boolean }) {
  const { x, y, width, height, lines } = label
  return (
    <g class={isLit ? 'edge lit-edge' : 'edge'}>
      <path d={softened(points.flatMap((point) => [point.x, point.y]))} marker-end="url(#arrow)" />
      <rect x={x - width / 2} y={y - height / 2} width={width} height={height} rx="3" />
      <Text x={x} y={y} lines={lines} lineHeight={LABEL_LINE} />
    </g>
  )
}

/** Lines of text around their middle; one text, with spaces where it is broken. */
function Text({ x, y, lines, lineHeight }: { x: number; y: number; lines: readonly string[]; lineHeight: number }) {
  return (
    <text text-anchor="middle">
      {lines.map((line, i) => (
        <Fragment key={i}>
          {/* A space for those who hear the words; one of any size would push the line above off its middle. */}
          {i > 0 && <tspan font-size="0"> </tspan>}
          <tspan x={x} y={y + (i - (lines.length - 1) / 2) * lineHeight + 4}>
            {line}
          </tspan>
        </Fragment>
      ))}
    </text>
  )
}

interface NodeProps {
  node: PlacedNode
  /** Ids of the sentences that say its lines, for those who do not see them. */
  saidBy: string[]
  isCurrent: boolean
  onOpen: () => void
  onWalk: (direction: Direction) => void
}

function Node({ node, saidBy, isCurrent, onOpen, onWalk }: NodeProps) {
  const { id, x, y, width, height, lines } = node
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = DIRECTIONS[event.key]
    if (direction) onWalk(direction)
    else if (event.key === 'Enter' || event.key === ' ') onOpen()
    else return
    event.preventDefault()
  }
  return (
    <g
      class="node"
      role="button"
      // In SVG only the attribute counts, not the property.
      tabindex={0}
      data-id={id}
      aria-describedby={saidBy.join(' ')}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={onOpen}
      onKeyDown={onKeyDown}
    >
      <rect x={x - width / 2} y={y - height / 2} width={width} height={height} rx="8" />
      <Text x={x} y={y} lines={lines} lineHeight={LINE_HEIGHT} />
    </g>
  )
}
