/** Wires the page on the first day. */
import '../../components/welcome.css'
import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { sayBy } from '../../components/strings'
import { Welcome } from '../../components/Welcome'
import { askToReadWebsites, mayReadWebsites, onAccess } from '../../platform/access'
import { listCommands, NEXT_WORD, onCommand, type Command } from '../../platform/commands'
import { loadReader } from '../../platform/lexicon'
import { loadSettings } from '../../platform/settings'
import { openPopup, openReader, openSettings, ownTab } from '../../platform/tabs'
import { localText } from '../../platform/text'
import { markSample } from './sample'

interface AppProps {
  mayRead: boolean
  commands: Command[]
}

function App({ mayRead, commands }: AppProps) {
  const [allowed, setAllowed] = useState(mayRead)
  const [pointed, setPointed] = useState(false)
  const [stepped, setStepped] = useState(false)
  const sample = localText('welcomeSample')
  useEffect(() => {
    onAccess(() => void mayReadWebsites().then(setAllowed))
    void Promise.all([loadReader(), loadSettings()]).then(([reader, settings]) => {
      const session = markSample(reader, sample, settings, (byKeyboard) =>
        byKeyboard ? setStepped(true) : setPointed(true),
      )
      // The background cannot reach into a page of the extension, so this one listens for itself.
      onCommand((name, tabId) => {
        if (name !== 'next-word' && name !== 'previous-word') return
        void ownTab().then((own) => own === tabId && session.step(name === 'next-word'))
      })
    })
  }, [])
  return (
    <Welcome
      sample={sample}
      allowed={allowed}
      onAllow={askToReadWebsites}
      pointed={pointed}
      stepped={stepped}
      nextKey={commands.find(({ id }) => id === NEXT_WORD)?.keys ?? ''}
      onPopup={openPopup}
      onReader={() => void openReader()}
      onSettings={() => void openSettings()}
    />
  )
}

sayBy(localText)
void Promise.all([mayReadWebsites(), listCommands()]).then(([mayRead, commands]) =>
  render(<App mayRead={mayRead} commands={commands} />, document.getElementById('app')!),
)
