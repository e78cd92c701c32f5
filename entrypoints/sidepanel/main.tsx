/** Wires the panel to the page in front: its words, their cards, and the way to each of them. */
import '../../components/panel/panel.css'
import { render } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { Panel } from '../../components/panel/Panel'
import { useKeeping } from '../../components/Refused'
import { sayBy } from '../../components/strings'
import type { CardEntry } from '../../core/card/model'
import { buildGraph } from '../../core/graph/graph'
import { placeGraph } from '../../core/graph/layout'
import { answer, loadCard } from '../../platform/entries'
import { askJump, type JumpAnswer } from '../../platform/messages'
import { watchPage, type PanelPage } from '../../platform/panel'
import { loadPicture } from '../../platform/pictures'
import { changeSettings, isOnFor, loadSettings, onSettings, type Settings } from '../../platform/settings'
import { localText } from '../../platform/text'
import { loadSaved, noteLookedUp, onWords, setSaved } from '../../platform/words'

/** `sidepanel.html?tab=12`: the panel as a page of its own, for that tab. No web page can open it. */
const asked = new URLSearchParams(location.search).get('tab')

const labelOf = (type: string) => localText(`link_${type.replaceAll(' ', '_')}`)

function App({ first }: { first: Settings }) {
  const [settings, setSettings] = useState(first)
  const [page, setPage] = useState<PanelPage | null | undefined>(undefined)
  const [cards, setCards] = useState<ReadonlyMap<string, CardEntry | null>>(new Map())
  const [saved, setSavedWords] = useState<readonly string[]>([])
  const [open, setOpen] = useState<{ id: string; place: JumpAnswer } | null>(null)
  const { keep, refused } = useKeeping()
  /** What had the focus before a card took it. */
  const back = useRef<HTMLElement | SVGElement | null>(null)

  useEffect(() => {
    const stop = new AbortController()
    onSettings(setSettings, stop.signal)
    onWords((list, ids) => list === 'saved' && setSavedWords(ids))
    void loadSaved().then(setSavedWords)
    watchPage(asked, setPage, stop.signal)
    return () => stop.abort()
  }, [])
  useEffect(() => {
    let isCurrent = true
    const found = (page?.words ?? []).map(async (word) => [word.entry, await answer(word).catch(() => null)] as const)
    void Promise.all(found).then((all) => isCurrent && setCards(new Map(all)))
    return () => (isCurrent = false)
  }, [page])

  const words = page?.words ?? []
  const jump = async (id: string, index: number): Promise<JumpAnswer> => {
    const word = words.find((w) => w.entry === id)
    return page?.tab && word ? askJump(page.tab.id, word.frameId, id, index) : null
  }
  const note = (id: string) => void keep(noteLookedUp(id, page?.tab.isPrivate))
  const loadLinked = async (id: string) => {
    const found = await loadCard(id)
    if (found) note(id)
    return found
  }
  const show = async (id: string, index: number) => {
    const place = await jump(id, index)
    // The next place of the same word is no other word.
    if (id !== open?.id) note(id)
    setOpen({ id, place })
  }
  const close = () => {
    const word = words.find((w) => w.entry === open?.id)
    // No word has this id: nothing is current in the page any more.
    if (page && word) void askJump(page.tab.id, word.frameId, '', 0)
    setOpen(null)
    if (back.current?.isConnected) back.current.focus()
  }
  const leave = useRef(close)
  leave.current = close
  useEffect(() => addEventListener('pagehide', () => leave.current()), [])
  // A card stays while its word is in the page.
  const isGone = open !== null && page !== undefined && !words.some((w) => w.entry === open.id)
  useEffect(() => {
    if (isGone) setOpen(null)
  }, [isGone])

  const graph = useMemo(() => {
    const known = words.flatMap((w) => cards.get(w.entry) ?? [])
    return placeGraph(buildGraph(known), labelOf)
  }, [cards])
  const card = open && cards.get(open.id)
  const listed = words.map(({ entry, text, count }) => ({ id: entry, text, count, card: cards.get(entry) }))
  return (
    <Panel
      notice={noticeOf(page, settings)}
      words={listed}
      graph={graph}
      refused={refused}
      open={
        card
          ? {
              id: open.id,
              card,
              place: open.place,
              known: settings.known.includes(open.id),
              isSaved: (id) => saved.includes(id),
              onSave: (id, now) => void keep(setSaved(id, now)),
              loadCard: loadLinked,
              loadPicture,
              onStep: (by) => void show(open.id, (open.place?.index ?? 0) + by),
              onKnown: (known) => void keep(changeSettings((s) => ({ known: known ? [...new Set([...s.known, open.id])] : s.known.filter((id) => id !== open.id) }))), // prettier-ignore
            }
          : null
      }
      onOpen={(id) => {
        if (!document.activeElement?.closest('.shown')) back.current = document.activeElement as HTMLElement
        void show(id, 0)
      }}
      onClose={close}
    />
  )
}

/** Why there is nothing to list, or ''. */
function noticeOf(page: PanelPage | null | undefined, settings: Settings): string {
  if (page === undefined) return 'panel_reading'
  if (page === null || page.tab.host === '') return 'notHere'
  if (page.words.length > 0) return ''
  return isOnFor(settings, page.tab.host) ? 'noWords' : 'offNow'
}

sayBy(localText)
void loadSettings().then((settings) => render(<App first={settings} />, document.getElementById('app')!))
