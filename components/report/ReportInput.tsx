/** Where a report comes in: pasted, or read from a file. Says what becomes of it, and what went wrong. */
import { useRef } from 'preact/hooks'
import { say } from '../strings'

export interface ReadingFile {
  name: string
  page: number
  /** 0 while nobody knows. */
  pages: number
}

export interface ReportInputProps {
  text: string
  onText: (text: string) => void
  onShow: () => void
  onFile: (file: File) => void
}

const FILES = '.txt,.text,.html,.htm,.docx,.pdf,text/plain,text/html,application/pdf'

export function ReportInput({ text, onText, onShow, onFile }: ReportInputProps) {
  const file = useRef<HTMLInputElement>(null)
  return (
    <form
      class="input"
      onSubmit={(event) => {
        event.preventDefault()
        onShow()
      }}
    >
      <label for="report-text">{say('reader_field')}</label>
      <textarea
        id="report-text"
        rows={12}
        spellcheck={false}
        autocomplete="off"
        value={text}
        onInput={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onShow()
        }}
      />
      <p class="row">
        <button type="submit" class="main">
          {say('reader_show')}
        </button>
        <button type="button" class="solid" onClick={() => file.current?.click()}>
          {say('reader_choose')}
        </button>
        <input
          ref={file}
          class="hidden"
          type="file"
          accept={FILES}
          aria-label={say('reader_choose')}
          tabIndex={-1}
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? []
            if (chosen) onFile(chosen)
            event.currentTarget.value = ''
          }}
        />
        <span class="soft">{say('reader_drop')}</span>
      </p>
    </form>
  )
}

export function ReadingProgress({ file, onCancel }: { file: ReadingFile; onCancel: () => void }) {
  const { name, page, pages } = file
  const text = pages > 0 ? say('reader_readingPage', name, String(page), String(pages)) : say('reader_reading', name)
  return (
    <div class="reading">
      <p id="reading">{text}</p>
      <progress aria-labelledby="reading" {...(pages > 0 && { value: page, max: pages })} />
      <button type="button" class="solid" onClick={onCancel}>
        {say('reader_cancel')}
      </button>
    </div>
  )
}
