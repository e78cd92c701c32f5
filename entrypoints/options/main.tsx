/** Wires the settings page to the settings. */
import '../../components/options.css'
import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Options } from '../../components/Options'
import { Strings } from '../../components/strings'
import type { WordBook } from '../../core/search/book'
import { loadWordBook } from '../../platform/entries'
import {
  changeSettings,
  loadSettings,
  onSettings,
  readSettingsFile,
  writeSettingsFile,
  type Settings,
} from '../../platform/settings'
import { saveFile } from '../../platform/files'
import { localText } from '../../platform/text'
import { clearRecent, loadRecent, onWords } from '../../platform/words'

function App({ first }: { first: Settings }) {
  const [settings, setSettings] = useState(first)
  const [book, setBook] = useState<WordBook>()
  const [message, setMessage] = useState('')
  const [recent, setRecent] = useState(0)
  useEffect(() => {
    onSettings(setSettings)
    void loadRecent().then((ids) => setRecent(ids.length))
    onWords((list, ids) => list === 'recent' && setRecent(ids.length))
    loadWordBook().then(setBook, console.warn)
  }, [])
  const take = async (file: File) => {
    const read = await readSettingsFile(file)
    if ('problem' in read) {
      setMessage(localText(`import_${read.problem}`, file.name))
      return
    }
    await changeSettings(() => read.settings)
    setMessage(localText('import_done', file.name))
  }
  return (
    <Strings.Provider value={localText}>
      <Options
        choices={settings}
        termOf={(id) => book?.byId(id)?.term ?? id}
        onChange={(change) => {
          void changeSettings(() => change)
          // Who switches the list off wants none.
          if (change.history === false) void clearRecent()
        }}
        recent={recent}
        onClearRecent={() => void clearRecent()}
        onExport={() => saveFile('bedside-settings.json', writeSettingsFile(settings))}
        onImport={(file) => void take(file)}
        message={message}
      />
    </Strings.Provider>
  )
}

void loadSettings().then((settings) => render(<App first={settings} />, document.getElementById('app')!))
