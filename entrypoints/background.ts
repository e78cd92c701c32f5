/** Wires the background: wakes pages, answers cards, passes commands on. Holds no state of its own. */
import { defineBackground } from 'wxt/utils/define-background'
import { ALIVE_STYLE } from '../page/painter'
import { onBackgroundMessage, tellPage } from '../platform/messages'
import { answer } from '../platform/entries'
import { onCommand } from '../platform/commands'
import { onInstalled } from '../platform/install'
import { keepManaged } from '../platform/managed'
import { onExplain } from '../platform/menus'
import { openPanel } from '../platform/panel'
import { loadPicture } from '../platform/pictures'
import { renewPacks } from '../platform/packs'
import { changeSettings, isOnFor, loadSettings } from '../platform/settings'
import { keepInSync } from '../platform/sync'
import { localText } from '../platform/text'
import { frameWithMarks, injectLexicon, injectPage, openWelcome } from '../platform/tabs'
import { noteLookedUp, setSaved } from '../platform/words'

export default defineBackground(() => {
  const managed = keepManaged()
  keepInSync()
  onInstalled({ first: () => void openWelcome(), update: () => void renewPacks().catch(console.warn) })
  onBackgroundMessage(async (message, { tabId, frameId, host, isPrivate }) => {
    switch (message.type) {
      case 'wake':
        await managed
        if (tabId === undefined || !isOnFor(await loadSettings(), host)) return false
        await injectPage(tabId, frameId, ALIVE_STYLE)
        return true
      case 'glossary':
        if (tabId !== undefined) await injectLexicon(tabId, frameId)
        return true
      case 'card':
        return answer(message)
      case 'picture':
        return loadPicture(message)
      case 'known':
        await changeSettings(({ known }) => ({
          known: message.known ? [...new Set([...known, message.id])] : known.filter((id) => id !== message.id),
        }))
        return true
      case 'save':
        await setSaved(message.id, message.saved)
        return true
      case 'looked':
        await noteLookedUp(message.id, isPrivate)
        return true
    }
  })
  onExplain(localText('explain'), (text, tabId, frameId) => void explain(text, tabId, frameId))
  onCommand((name, tabId) => {
    if (name === 'open-panel') void openPanel(tabId)
    else if (name === 'next-word' || name === 'previous-word') void step(tabId, name === 'next-word')
  })
})

/** In one frame only: a page may have many, and each has its own words. */
async function step(tabId: number, forward: boolean): Promise<void> {
  const frame = await frameWithMarks(tabId)
  if (frame !== undefined) await tellPage(tabId, frame, { type: 'step', forward })
}

/** Selected text is explained on any page, also where Bedside is off or saw no medicine. */
async function explain(text: string, tabId: number, frameId: number | undefined): Promise<void> {
  await injectPage(tabId, frameId, ALIVE_STYLE)
  await tellPage(tabId, frameId ?? 0, { type: 'explain', text: text.slice(0, MOST_SELECTED) })
}

/** More than this is no word but a paragraph; its first words are read. */
const MOST_SELECTED = 2000
