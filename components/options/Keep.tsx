/** Taking the settings along: as a file, or by the browser's own sync. */
import { say } from '../strings'
import { Check, FileButton, Section } from './parts'

export interface KeepProps {
  onExport: () => void
  onImport: (file: File) => void
  /** What came of the last import, or ''. */
  message: string
  synced: boolean
  /** What went wrong with sync the last time, or ''. */
  syncProblem: string
  onSync: (on: boolean) => void
}

export function Keep({ onExport, onImport, message, synced, syncProblem, onSync }: KeepProps) {
  return (
    <Section title={say('keepTitle')}>
      <p>{say('keepWhat')}</p>
      <p class="row">
        <button type="button" class="solid" onClick={onExport}>
          {say('export')}
        </button>
        <FileButton label={say('import')} accept="application/json,.json" onFile={onImport} />
      </p>
      <p role="status">{message}</p>
      <Check label={say('sync')} checked={synced} onChange={onSync} />
      <p class="quiet">{say('syncWhat')}</p>
      <p role="status">{syncProblem && say(`sync_${syncProblem}`)}</p>
    </Section>
  )
}
