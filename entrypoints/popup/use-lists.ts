/** The reader's saved words and those looked up last, kept true while the popup is open. */
import { useEffect, useState } from 'preact/hooks'
import { loadRecent, loadSaved, onWords } from '../../platform/words'

interface Lists {
  saved: readonly string[]
  recent: readonly string[]
}

export function useLists(): Lists {
  const [lists, setLists] = useState<Lists>({ saved: [], recent: [] })
  useEffect(() => {
    void Promise.all([loadSaved(), loadRecent()]).then(([saved, recent]) => setLists({ saved, recent }))
    onWords((list, ids) => setLists((before) => ({ ...before, [list]: ids })))
  }, [])
  return lists
}
