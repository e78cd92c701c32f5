/** One file at a time: it is read, it may be stopped, and what goes wrong is said without losing anything. */
import { useRef, useState } from 'preact/hooks'
import type { ReadingFile } from '../../components/report/ReportInput'
import { problemOf, readReportFile } from '../../platform/report-files'
import { localText } from '../../platform/text'

export interface FileReading {
  reading: ReadingFile | null
  problem: string
  note: string
  take: (file: File) => void
  cancel: () => void
  setProblem: (problem: string) => void
}

/** `onText` is given the text of a file, and says what is wrong with it or ''. */
export function useFile(onText: (text: string) => string): FileReading {
  const [reading, setReading] = useState<ReadingFile | null>(null)
  const [problem, setProblem] = useState('')
  const [note, setNote] = useState('')
  const stop = useRef<AbortController | null>(null)

  const cancel = () => {
    stop.current?.abort()
    setReading(null)
  }
  const take = async (file: File) => {
    cancel()
    const { signal } = (stop.current = new AbortController())
    const { name } = file
    setProblem('')
    setNote('')
    setReading({ name, page: 0, pages: 0 })
    try {
      const onProgress = (page: number, pages: number) => !signal.aborted && setReading({ name, page, pages })
      const { text, missing } = await readReportFile(file, { signal, onProgress })
      setReading(null)
      setProblem(onText(text))
      if (missing > 0) setNote(localText('reader_missing', String(missing), name))
    } catch (error) {
      if (signal.aborted) return
      setReading(null)
      setProblem(localText(`reader_problem_${problemOf(error)}`, name))
    }
  }
  return { reading, problem, note, take: (file) => void take(file), cancel, setProblem }
}
