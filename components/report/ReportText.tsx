/** The report as text to read. Marks are painted over it from outside: it stays plain text. */
import type { ReportLine } from '../../core/report/lines'

/** Each line keeps one text node of its own, which the marks are tied to. */
export function ReportText({ lines }: { lines: readonly ReportLine[] }) {
  return (
    <>
      {lines.map(({ text, heading, apart }, i) => (
        <p
          key={i}
          data-line={i}
          class={[heading && 'heading', apart && 'apart'].filter(Boolean).join(' ') || undefined}
        >
          {text}
        </p>
      ))}
    </>
  )
}
