/** Wires the popup to the glossary, the reader's lists, the settings and the tab in front. */
import '../../components/popup.css'
import { render } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'
import { Popup } from '../../components/Popup'
import { useKeeping } from '../../components/Refused'
import { sayBy } from '../../components/strings'
import { askToReadWebsites, mayReadWebsites, onAccess } from '../../platform/access'
import { cardOf } from '../../platform/entries'
import { openPanel } from '../../platform/panel'
import { loadPicture } from '../../platform/pictures'
import { changeSettings, isOnFor, loadSettings, onSettings, type Settings } from '../../platform/settings'
import { frontTab, openReader, openSettings, type FrontTab } from '../../platform/tabs'
import { localText } from '../../platform/text'
import { clearRecent, noteLookedUp, setSaved } from '../../platform/words'
import { useGlossary } from './use-glossary'
import { useLists } from './use-lists'
import { usePageWords } from './use-page-words'

/** `popup.html?tab=12`: the popup as a page of its own, for that tab. No web page can open it. */
const asked = new URLSearchParams(location.search).get('tab')

function App() {
  const [settings, setSettings] = useState<Settings>()
  const [allowed, setAllowed] = useState(true)
  const [tab, setTab] = useState<FrontTab | null>()
  const glossary = useGlossary()
  const lists = useLists()
  const page = usePageWords(tab)
  const { keep, refused } = useKeeping()
  useLayoutEffect(() => {
    onSettings(setSettings)
    onAccess(() => void mayReadWebsites().then(setAllowed))
    // Drawn as one: each drawing takes two milliseconds that the first answer would wait for.
    void Promise.all([loadSettings(), frontTab(asked), mayReadWebsites()]).then(([settings, tab, allowed]) => {
      setSettings(settings)
      setTab(tab)
      setAllowed(allowed)
    })
  }, [])

  const { itemOf, systems, wordsOf } = glossary
  const host = tab?.host ?? ''
  const onHere = settings !== undefined && isOnFor({ ...settings, on: true }, host)
  const switchHere = (on: boolean) =>
    void keep(
      changeSettings(({ offSites }) => ({ offSites: on ? offSites.filter((h) => h !== host) : [...offSites, host] })),
    )
  const loadCard = async (id: string) => {
    const card = await cardOf(id)
    if (card && settings?.history) void keep(noteLookedUp(id, tab?.isPrivate))
    return card
  }
  const isKnown = settings !== undefined && tab !== undefined
  const home = {
    pageWords: page.words?.map(({ entry, text, count }) => ({ ...itemOf(entry), term: text, count })) ?? null,
    noPage: !isKnown ? ('' as const) : host === '' ? 'notHere' as const : settings.on && onHere ? ('' as const) : ('offNow' as const), // prettier-ignore
    saved: lists.saved.map(itemOf),
    onUnsave: (id: string) => void keep(setSaved(id, false)),
    recent: settings?.history ? lists.recent.map(itemOf) : null,
    onClearRecent: () => void keep(clearRecent()),
    systems,
    wordsOf,
  }
  return (
    <Popup
      find={glossary.find}
      loadCard={loadCard}
      loadPicture={loadPicture}
      home={home}
      isSaved={(id) => lists.saved.includes(id)}
      onSave={(id, saved) => void keep(setSaved(id, saved))}
      refused={refused}
      site={
        isKnown
          ? {
              host,
              count: page.count,
              on: settings.on,
              onHere,
              onAllow: allowed ? undefined : askToReadWebsites,
              onSwitch: (on) => void keep(changeSettings(() => ({ on }))),
              onSwitchHere: switchHere,
              onSettings: () => void openSettings(),
              onPanel: () => tab && void openPanel(tab.id).then(() => close()),
              onReader: () => void openReader().then(() => close()),
            }
          : null
      }
    />
  )
}

sayBy(localText)
render(<App />, document.getElementById('app')!)
