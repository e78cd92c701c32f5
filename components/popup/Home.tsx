/** What the popup offers before anything is typed: this page's words, saved ones, and all by body system. */
import { useState } from 'preact/hooks'
import { say } from '../strings'
import { Systems, type SystemItem } from './Systems'
import { Tabs } from '../Tabs'
import { WordList, type WordItem } from './WordList'

export interface HomeProps {
  /** Words marked on the page in front, in its order; null while they are not known. */
  pageWords: readonly WordItem[] | null
  /** Why the page has no words to list, as the key of a sentence; '' where it may have some. */
  noPage: '' | 'notHere' | 'offNow'
  saved: readonly WordItem[]
  onUnsave: (id: string) => void
  /** Words looked up last; null where the reader wants no such list. */
  recent: readonly WordItem[] | null
  onClearRecent: () => void
  /** The body systems; none while the words are loaded. */
  systems: () => SystemItem[]
  wordsOf: (system: string) => WordItem[]
}

type View = 'page' | 'saved' | 'recent' | 'systems'

interface Props extends HomeProps {
  onOpen: (id: string) => void
  /** Up from the first tab or word. */
  onLeave: () => void
}

export function Home(props: Props) {
  const { pageWords, noPage, saved, onUnsave, recent, onClearRecent, systems, wordsOf, onOpen, onLeave } = props
  const [chosen, setChosen] = useState<View | null>(null)
  const views: View[] = recent ? ['page', 'saved', 'recent', 'systems'] : ['page', 'saved', 'systems']
  const first = noPage === '' ? 'page' : 'systems'
  const view = chosen && views.includes(chosen) ? chosen : first
  const toTab = () => document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus()
  const list = { onOpen, onLeave: toTab }
  return (
    <Tabs
      label={say('lists')}
      tabs={views.map((id) => ({ id, label: say(`view_${id}`) }))}
      chosen={view}
      onChoose={setChosen}
      onLeave={onLeave}
    >
      {view === 'page' &&
        (pageWords && pageWords.length > 0 ? (
          <WordList {...list} items={pageWords} label={say('view_page')} />
        ) : (
          <p class="hint">{say(noPage || (pageWords ? 'pageWordsNone' : 'pageWordsWait'))}</p>
        ))}
      {view === 'saved' &&
        (saved.length > 0 ? (
          <WordList {...list} items={saved} label={say('view_saved')} onRemove={onUnsave} />
        ) : (
          <p class="hint">{say('savedNone')}</p>
        ))}
      {view === 'recent' &&
        (recent && recent.length > 0 ? (
          <>
            <WordList {...list} items={recent} label={say('view_recent')} />
            <button
              type="button"
              class="foot"
              onClick={() => {
                toTab()
                onClearRecent()
              }}
            >
              {say('clearRecent')}
            </button>
          </>
        ) : (
          <p class="hint">{say('recentNone')}</p>
        ))}
      {view === 'systems' && <Systems {...list} systems={systems} wordsOf={wordsOf} />}
    </Tabs>
  )
}
