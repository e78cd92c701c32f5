/** The panel beside a page: its words as a list or as a graph, and the card of the one that was chosen. */
import { useState } from 'preact/hooks'
import type { CardEntry } from '../../core/card/model'
import type { PlacedGraph } from '../../core/graph/layout'
import { say } from '../strings'
import { Refused } from '../Refused'
import { Tabs } from '../Tabs'
import { PanelCard, type PanelCardProps } from './PanelCard'
import { WordGraph } from './WordGraph'
import { WordList, type PanelWord } from './WordList'

export interface PanelProps {
  /** Why there are no words to show, as the key of what to say; '' where there are. */
  notice: string
  words: readonly PanelWord[]
  graph: PlacedGraph
  /** How often the browser has refused to store a change. */
  refused: number
  /** What is open, and nothing while nothing is. */
  open: (Omit<PanelCardProps, 'onClose'> & { card: CardEntry }) | null
  onOpen: (id: string) => void
  onClose: () => void
}

const VIEWS = ['list', 'graph'] as const

export function Panel({ notice, words, graph, refused, open, onOpen, onClose }: PanelProps) {
  const [view, setView] = useState<(typeof VIEWS)[number]>('list')
  return (
    <main class="surface side">
      <div class="words">
        <h1>{say('panel_title')}</h1>
        <Refused times={refused} />
        {notice !== '' ? (
          <p class="hint" role="status">
            {say(notice)}
          </p>
        ) : (
          <Tabs
            label={say('panel_views')}
            tabs={VIEWS.map((id) => ({ id, label: say(`panel_${id}`) }))}
            chosen={view}
            onChoose={setView}
          >
            {view === 'list' ? (
              <WordList words={words} current={open?.id ?? ''} onOpen={onOpen} />
            ) : (
              <WordGraph graph={graph} of={words.length} current={open?.id ?? ''} onOpen={onOpen} />
            )}
          </Tabs>
        )}
      </div>
      {open && <PanelCard key={open.id} {...open} onClose={onClose} />}
    </main>
  )
}
