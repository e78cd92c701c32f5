/** Wires the popup to the glossary, the settings and the tab in front. */
import '../../components/popup.css'
import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Popup } from '../../components/Popup'
import { Strings } from '../../components/strings'
import { Search } from '../../core/search/search'
import { askToReadWebsites, mayReadWebsites, onAccess } from '../../platform/access'
import { loadCard, loadSearchRows } from '../../platform/entries'
import { loadPackRows } from '../../platform/packs'
import { openPanel } from '../../platform/panel'
import { loadPicture } from '../../platform/pictures'
import { changeSettings, isOnFor, loadSettings, onSettings, type Settings } from '../../platform/settings'
import { countMarks, frontTab, openReader, openSettings, type FrontTab } from '../../platform/tabs'
import { localText } from '../../platform/text'

/** While the popup is open the count is asked again this often: a page may still be read. */
const COUNT_EVERY_MS = 500

function App({ tab, first }: { tab: FrontTab | null; first: Settings }) {
  const [settings, setSettings] = useState(first)
  const [search, setSearch] = useState<Search>()
  const [allowed, setAllowed] = useState(true)
  const [count, setCount] = useState<number | null>(null)
  useEffect(() => {
    onSettings(setSettings)
    const look = () => void mayReadWebsites().then(setAllowed)
    onAccess(look)
    look()
    Promise.all([loadPackRows(), loadSearchRows()]).then((rows) => setSearch(new Search(rows.flat())), console.warn)
  }, [])
  useEffect(() => {
    if (!tab) return
    const ask = () => void countMarks(tab.id).then(setCount)
    ask()
    const timer = setInterval(ask, COUNT_EVERY_MS)
    return () => clearInterval(timer)
  }, [tab])
  const host = tab?.host ?? ''
  const switchHere = (on: boolean) =>
    void changeSettings(({ offSites }) => ({ offSites: on ? offSites.filter((h) => h !== host) : [...offSites, host] }))
  return (
    <Strings.Provider value={localText}>
      <Popup
        find={(query) => search?.find(query) ?? []}
        loadCard={loadCard}
        loadPicture={loadPicture}
        host={host}
        count={count}
        on={settings.on}
        onHere={isOnFor({ ...settings, on: true }, host)}
        onAllow={allowed ? undefined : askToReadWebsites}
        onSwitch={(on) => void changeSettings(() => ({ on }))}
        onSwitchHere={switchHere}
        onSettings={() => void openSettings()}
        onPanel={() => tab && void openPanel(tab.id).then(() => close())}
        onReader={() => void openReader().then(() => close())}
      />
    </Strings.Provider>
  )
}

/** `popup.html?tab=12`: the popup as a page of its own, for that tab. No web page can open it. */
const asked = new URLSearchParams(location.search).get('tab')

void Promise.all([frontTab(asked), loadSettings()]).then(([tab, settings]) =>
  render(<App tab={tab} first={settings} />, document.getElementById('app')!),
)
