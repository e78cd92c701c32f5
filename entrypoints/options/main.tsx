/** Wires the settings page to the settings. */
import '../../components/options.css'
import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Options } from '../../components/Options'
import { useKeeping } from '../../components/Refused'
import { sayBy } from '../../components/strings'
import type { WordBook } from '../../core/search/book'
import { listCommands, openCommandSettings, type Command } from '../../platform/commands'
import { loadWordBooks } from '../../platform/entries'
import { saveFile } from '../../platform/files'
import {
  changeSettings,
  loadManaged,
  loadOwnSettings,
  loadSettings,
  onSettings,
  type Managed,
  type Settings,
} from '../../platform/settings'
import { readSettingsFile, writeSettingsFile } from '../../platform/settings-file'
import { hostIn, sitesOf, withRule } from '../../platform/sites'
import { keepInSync, loadSync, onSync, switchSync, type SyncState } from '../../platform/sync'
import { localText } from '../../platform/text'
import { clearRecent, loadRecent, onWords } from '../../platform/words'
import { usePacks } from './use-packs'

interface Loaded {
  settings: Settings
  managed: Managed
  keys: Command[]
  sync: SyncState
}

async function load(): Promise<Loaded> {
  const [settings, managed, keys, sync] = await Promise.all([loadSettings(), loadManaged(), listCommands(), loadSync()])
  return { settings, managed, keys, sync }
}

function App({ first }: { first: Loaded }) {
  const [{ settings, managed, keys, sync }, setLoaded] = useState(first)
  const [book, setBook] = useState<WordBook>()
  const [recent, setRecent] = useState(0)
  const [message, setMessage] = useState('')
  const { keep, refused } = useKeeping()
  const packs = usePacks(keep)
  useEffect(() => {
    const again = () => void load().then(setLoaded)
    onSettings(again)
    onSync(again)
    void loadRecent().then((ids) => setRecent(ids.length))
    onWords((list, ids) => list === 'recent' && setRecent(ids.length))
    // Keys are changed somewhere else in the browser.
    addEventListener('focus', again)
    keepInSync()
    // Something may have changed before anybody listened.
    again()
  }, [])
  useEffect(() => {
    loadWordBooks().all.then(setBook, console.warn)
  }, [packs.packs])
  const take = async (file: File) => {
    const read = await readSettingsFile(file)
    if ('problem' in read) {
      setMessage(localText(`import_${read.problem}`, file.name))
      return
    }
    const isStored = await changeSettings(() => read.settings).then(() => true, () => false) // prettier-ignore
    setMessage(localText(isStored ? 'import_done' : 'import_notStored', file.name))
  }
  return (
    <Options
      choices={settings}
      isManaged={(name) => name in managed}
      sites={sitesOf(settings).map((site) => ({ ...site, locked: managed.offSites?.includes(site.host) ?? false }))}
      hostIn={hostIn}
      onRule={(host, rule) => void keep(changeSettings((now) => withRule(now, host, rule)))}
      termOf={(id) => book?.byId(id)?.term ?? id}
      onChange={(change) => {
        // Who switches the list off wants none.
        const clear = () => (change.history === false ? clearRecent() : undefined)
        void keep(changeSettings(() => change).then(clear))
      }}
      recent={recent}
      onClearRecent={() => void keep(clearRecent())}
      keys={keys}
      onKeys={() => void openCommandSettings()}
      packs={packs}
      keep={{
        // What an organisation has set is not the reader's to take along.
        onExport: () => void loadOwnSettings().then((own) => saveFile('bedside-settings.json', writeSettingsFile(own))),
        onImport: (file) => void take(file),
        message,
        synced: sync.on,
        syncProblem: sync.problem,
        onSync: (on) => void keep(switchSync(on)),
      }}
      refused={refused}
    />
  )
}

sayBy(localText)
void load().then((first) => render(<App first={first} />, document.getElementById('app')!))
