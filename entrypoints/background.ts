/** Wires the background: wakes pages, answers cards, passes commands on. Holds no state of its own. */
import { defineBackground } from 'wxt/utils/define-background'
import { onBackgroundMessage, tellPage } from '../platform/messages'
import { answer } from '../platform/entries'
import { onCommand } from '../platform/commands'
import { changeSettings } from '../platform/settings'
import { injectPage } from '../platform/tabs'

export default defineBackground(() => {
  onBackgroundMessage(async (message, { tabId, frameId }) => {
    switch (message.type) {
      case 'wake':
        if (tabId !== undefined) await injectPage(tabId, frameId)
        return true
      case 'card':
        return answer(message)
      case 'known':
        await changeSettings(({ known }) => ({
          known: message.known ? [...new Set([...known, message.id])] : known.filter((id) => id !== message.id),
        }))
        return true
    }
  })
  onCommand((name, tabId) => {
    if (name === 'next-word' || name === 'previous-word')
      void tellPage(tabId, undefined, { type: 'step', forward: name === 'next-word' })
  })
})
