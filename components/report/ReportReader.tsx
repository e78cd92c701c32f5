/** The report reader: a report goes in as text or file, and is shown with its words, a list and a sheet. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { ReportLine } from '../../core/report/lines'
import { say } from '../strings'
import { Findings, type FindingsProps } from './Findings'
import { Levels, type LevelsProps } from './Levels'
import { ReadingProgress, ReportInput, type ReadingFile, type ReportInputProps } from './ReportInput'
import { ReportText } from './ReportText'
import { VisitSheet, type VisitSheetProps } from './VisitSheet'

export interface ReportReaderProps extends ReportInputProps {
  /** The report that is shown, with a number of its own; null before there is one. */
  report: { number: number; lines: readonly ReportLine[] } | null
  file: ReadingFile | null
  onCancel: () => void
  /** What went wrong last, or ''. */
  problem: string
  /** What else is to be said, or ''. */
  note: string
  list: FindingsProps
  levels: LevelsProps
  sheet: VisitSheetProps
}

export function ReportReader({
  report,
  file,
  onCancel,
  problem,
  note,
  list,
  levels,
  sheet,
  ...input
}: ReportReaderProps) {
  const [editing, setEditing] = useState(true)
  const heading = useRef<HTMLHeadingElement>(null)
  const isOver = useFileDrop(input.onFile)
  const text = useMemo(() => report && <ReportText lines={report.lines} />, [report])
  useEffect(() => {
    if (!report) return
    setEditing(false)
    heading.current?.focus()
  }, [report])

  return (
    <main class={`surface reader ${isOver ? 'over' : ''}`}>
      <div class="screen">
        <h1>{say('reader_title')}</h1>
        <p class="soft">{say('reader_promise')}</p>
        <div role="alert">{problem && <p class="problem">{problem}</p>}</div>
        {file && <ReadingProgress file={file} onCancel={onCancel} />}
        {editing ? (
          <ReportInput {...input} />
        ) : (
          <p class="row">
            <button type="button" class="solid" onClick={() => setEditing(true)}>
              {say('reader_change')}
            </button>
            <span class="soft">{say('reader_dropAnother')}</span>
          </p>
        )}
        <p role="status">{report && say(...countOf(list.findings.length))}</p>
        {note && <p class="note">{note}</p>}
      </div>
      {report && (
        <>
          <div class="columns screen">
            <section class="report" aria-labelledby="report-title">
              <h2 id="report-title" ref={heading} tabIndex={-1}>
                {say('reader_report')}
              </h2>
              {text}
            </section>
            <section class="list" aria-labelledby="list-title">
              <h2 id="list-title">{say('reader_words')}</h2>
              <p class="soft">{say('reader_how')}</p>
              <Findings {...list} />
            </section>
          </div>
          <Levels {...levels} />
          <VisitSheet {...sheet} />
        </>
      )}
      <p class="quiet screen">{say('notAdvice')}</p>
    </main>
  )
}

function countOf(words: number): [string, ...string[]] {
  if (words === 0) return ['reader_none']
  return words === 1 ? ['reader_one'] : ['reader_many', String(words)]
}

/** A file may be dropped anywhere: beside the field the browser would leave the page for it. */
function useFileDrop(onFile: (file: File) => void): boolean {
  const [isOver, setOver] = useState(false)
  const take = useRef(onFile)
  take.current = onFile
  // At once: a file dropped on a page that does not listen yet would take its place.
  useLayoutEffect(() => {
    const stop = new AbortController()
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const onDrag = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    const onDrop = (event: DragEvent) => {
      setOver(false)
      if (!hasFiles(event)) return
      event.preventDefault()
      const [dropped] = event.dataTransfer?.files ?? []
      if (dropped) take.current(dropped)
    }
    addEventListener('dragover', onDrag, { signal: stop.signal })
    addEventListener('drop', onDrop, { signal: stop.signal })
    addEventListener('dragleave', (e) => e.relatedTarget === null && setOver(false), { signal: stop.signal })
    return () => stop.abort()
  }, [])
  return isOver
}
