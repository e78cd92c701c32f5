/** What is marked on the page in front: how much, and which words. */
import { useEffect, useState } from 'preact/hooks'
import { countMarks, wordsOfTab, type FrontTab, type TabWord } from '../../platform/tabs'

/** While the popup is open the count is asked again this often: a page may still be read. */
const COUNT_EVERY_MS = 500

interface PageWords {
  count: number | null
  /** Null while they are not known. */
  words: readonly TabWord[] | null
}

/** `tab` is undefined while it is not known, and null where there is none. */
export function usePageWords(tab: FrontTab | null | undefined): PageWords {
  const [count, setCount] = useState<number | null>()
  const [words, setWords] = useState<readonly TabWord[] | null>(null)
  useEffect(() => {
    if (!tab) return
    const ask = () => void countMarks(tab.id).then(setCount)
    ask()
    const timer = setInterval(ask, COUNT_EVERY_MS)
    return () => clearInterval(timer)
  }, [tab])
  useEffect(() => {
    if (tab && count !== undefined) void wordsOfTab(tab.id).then(setWords)
  }, [tab, count])
  return { count: count ?? null, words }
}
