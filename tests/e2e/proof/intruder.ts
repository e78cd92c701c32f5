/** Another extension, which sends everything to Bedside from its background and from beside every page. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/**
 * Writes it into a temporary folder. An `intruder-go` event with `{ ids, messages }` as JSON text makes it
 * send them all; what came back is put into the page's `data-intruder`.
 */
export function makeIntruder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bedside-intruder-'))
  const gecko = { id: 'intruder@bedside.example' }
  const background = { service_worker: 'background.js', scripts: ['background.js'] }
  const matches = ['http://127.0.0.1/*']
  const manifest = { manifest_version: 3, name: 'Intruder', version: '1.0', background, browser_specific_settings: { gecko }, content_scripts: [{ matches, js: ['content.js'], run_at: 'document_idle' }] } // prettier-ignore
  fs.writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest))
  const send = `const api = globalThis.browser ?? chrome
    async function sendAll(ids, messages) {
      const answers = []
      for (const id of ids) for (const message of messages) {
        answers.push(await api.runtime.sendMessage(id, message, {}).then((a) => 'answer ' + JSON.stringify(a), () => 'nobody'))
        try { api.runtime.connect(id).postMessage(message) } catch {}
      }
      return answers
    }`
  fs.writeFileSync(
    path.join(folder, 'background.js'),
    `${send}\napi.runtime.onMessage.addListener((ask, _, done) => (sendAll(ask.ids, ask.messages).then(done, () => done([])), true))`,
  )
  fs.writeFileSync(
    path.join(folder, 'content.js'),
    `${send}\naddEventListener('intruder-go', async ({ detail }) => {
      const ask = JSON.parse(detail)
      const far = await api.runtime.sendMessage(ask)
      // Where a script beside a page may not send to another extension at all, that is as good.
      const near = await sendAll(ask.ids, ask.messages).catch(() => [])
      document.documentElement.dataset.intruder = JSON.stringify([...far, ...near])
    })`,
  )
  return folder
}
