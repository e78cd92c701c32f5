/** Wires the report reader: files, the language core, marks on the page, cards and the visit sheet. */
import '../../components/report/report.css'
import '../../components/report/levels.css'
import '../../components/report/sheet.css'
import { render } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { ReportReader } from '../../components/report/ReportReader'
import { sayBy } from '../../components/strings'
import type { CardEntry } from '../../core/card/model'
import { readReport, type Reading } from '../../core/report/findings'
import { levelsOf, levelsPicture } from '../../core/report/levels'
import { linesOf, type ReportLine } from '../../core/report/lines'
import { LONGEST_TEXT } from '../../core/report/problems'
import type { Highlight, Reader } from '../../core/reader'
import type { Session } from '../../page/session'
import { onCommand } from '../../platform/commands'
import { answer, loadCard } from '../../platform/entries'
import { loadReader } from '../../platform/lexicon'
import { loadGaps } from '../../platform/pictures'
import { changeSettings, loadSettings, type Settings } from '../../platform/settings'
import { ownTab } from '../../platform/tabs'
import { localText } from '../../platform/text'
import { markReport, openMention } from './marks'
import { useFile } from './use-file'

interface Report {
  number: number
  lines: ReportLine[]
  reading: Reading
}

const ask = ({ entry, kind, levels }: Highlight, text: string) => answer({ entry, kind, text, levels })
const having = (set: ReadonlySet<string>, key: string) => new Set([...set, key])
const without = (set: ReadonlySet<string>, key: string) => new Set([...set].filter((k) => k !== key))

function App({ reader, settings }: { reader: Reader; settings: Settings }) {
  const [text, setText] = useState('')
  const [report, setReport] = useState<Report | null>(null)
  const [cards, setCards] = useState<ReadonlyMap<string, CardEntry | null>>(new Map())
  const [starred, setStarred] = useState<ReadonlySet<string>>(new Set())
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const [gaps, setGaps] = useState<Awaited<ReturnType<typeof loadGaps>> | null>(null)
  const known = useRef(new Set(settings.known))
  const session = useRef<Session | null>(null)

  const show = (from: string) => {
    if (from.trim() === '') return localText('reader_nothing')
    if (from.length > LONGEST_TEXT) return localText('reader_problem_tooLong', localText('reader_field'))
    const lines = linesOf(from)
    const wants = ({ entry, level }: Highlight) => level >= settings.level && !known.current.has(entry)
    const reading = readReport(lines.map((line) => line.text), reader, wants) // prettier-ignore
    setReport((before) => ({ number: (before?.number ?? 0) + 1, lines, reading }))
    setCards(new Map())
    setStarred(new Set())
    setOpened(new Set())
    return ''
  }
  const file = useFile((read) => {
    setText(read)
    return show(read)
  })
  useEffect(() => {
    if (!report) return
    const stop = new AbortController()
    session.current = markReport({
      reading: report.reading,
      underline: settings.underline,
      loadCard: ask,
      loadLinked: loadCard,
      isKnown: (id) => known.current.has(id),
      onKnown: async (id, now) => {
        await changeSettings((s) => ({ known: now ? [...new Set([...s.known, id])] : s.known.filter((k) => k !== id) }))
        known.current = now ? having(known.current, id) : without(known.current, id)
      },
      onOpen: ({ entry }) => setOpened((before) => (before.has(entry) ? before : having(before, entry))),
      signal: stop.signal,
    })
    void Promise.all(
      report.reading.findings.map(async ({ key, text: word, mentions }) => {
        return [key, await ask(mentions[0]!.found, word).catch(() => null)] as const
      }),
    ).then((all) => !stop.signal.aborted && setCards(new Map(all)))
    return () => stop.abort()
  }, [report])

  useEffect(() => void loadGaps().then(setGaps, console.warn), [])

  // The background cannot reach into a page of the extension, so this one listens for itself.
  useEffect(() => {
    onCommand((name, tabId) => {
      if (name !== 'next-word' && name !== 'previous-word') return
      void ownTab().then((own) => own === tabId && session.current?.step(name === 'next-word'))
    })
  }, [])

  const findings = report?.reading.findings ?? []
  const levels = useMemo(() => levelsOf(findings, cards), [report, cards])
  const chosen = (key: string) => starred.has(key) || opened.has(key)
  const words = findings
    .filter(({ key }) => chosen(key))
    .sort((a, b) => Number(starred.has(b.key)) - Number(starred.has(a.key)))
    .flatMap((finding) => {
      const card = cards.get(finding.key)
      return card ? [{ finding, card }] : []
    })
  return (
    <ReportReader
      text={text}
      onText={setText}
      onShow={() => file.setProblem(show(text))}
      onFile={file.take}
      file={file.reading}
      onCancel={file.cancel}
      problem={file.problem}
      note={file.note}
      report={report}
      list={{
        findings,
        cards,
        starred,
        onOpen: (mention) => session.current && openMention(session.current, mention),
        onStar: (key) => setStarred(starred.has(key) ? without(starred, key) : having(starred, key)),
      }}
      levels={{
        levels,
        picture: gaps && levelsPicture(levels, gaps),
        onOpen: (mention) => session.current && openMention(session.current, mention),
      }}
      sheet={{
        words,
        onRemove: (key) => {
          setStarred(without(starred, key))
          setOpened(without(opened, key))
        },
        onPrint: () => print(),
      }}
    />
  )
}

sayBy(localText)
void Promise.all([loadReader(), loadSettings()]).then(([reader, settings]) =>
  render(<App reader={reader} settings={settings} />, document.getElementById('app')!),
)
