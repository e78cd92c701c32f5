/** Saying a word aloud: only with a voice of this computer, only on a click, and never past its card. */
import { parseHTML } from 'linkedom'
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Card } from '../../components/Card'
import { localVoice } from '../../components/speech'
import type { CardEntry } from '../../core/card/model'

const ENTRY: CardEntry = { id: 'sciatica', term: 'sciatica', kind: 'symptom', system: 'nerves', short: 'Leg pain.', links: [], sources: [] } // prettier-ignore
const voice = (name: string, lang: string, localService = true, isDefault = false) =>
  ({ name, lang, localService, default: isDefault, voiceURI: name }) as SpeechSynthesisVoice

describe('the voice', () => {
  const remote = voice('cloud', 'en-US', false, true)
  it.each([
    ['none at all', [], 'en-GB', undefined],
    ['only from a server', [remote], 'en-US', undefined],
    ['only in another language', [voice('anna', 'de-DE')], 'en-US', undefined],
    ['one of here beside a better one from a server', [remote, voice('pico', 'en-GB')], 'en-US', 'pico'],
    ['the one of the reader’s country', [voice('sam', 'en-US', true, true), voice('kate', 'en-GB')], 'en-GB', 'kate'],
    ['the system’s own', [voice('sam', 'en-US'), voice('alex', 'en-US', true, true)], 'de-DE', 'alex'],
    ['as Android writes it', [voice('and', 'en_GB')], 'en-GB', 'and'],
  ])('%s', (_what, voices, language, name) => {
    expect(localVoice(voices, language)?.name).toBe(name)
  })
})

describe('the button', () => {
  let root: HTMLElement
  let speech: EventTarget & { voices: SpeechSynthesisVoice[]; getVoices: () => SpeechSynthesisVoice[]; speak: ReturnType<typeof vi.fn>; cancel: ReturnType<typeof vi.fn> } // prettier-ignore
  class Utterance {
    voice: unknown
    lang = ''
    onend?: () => void
    constructor(readonly text: string) {}
  }

  beforeEach(() => {
    const { document } = parseHTML('<!doctype html><html><body></body></html>')
    vi.stubGlobal('document', document)
    vi.stubGlobal('navigator', { language: 'en-US' })
    vi.stubGlobal('SpeechSynthesisUtterance', Utterance)
    speech = Object.assign(new EventTarget(), {
      voices: [voice('sam', 'en-US')],
      getVoices: () => speech.voices,
      speak: vi.fn(),
      cancel: vi.fn(),
    })
    vi.stubGlobal('speechSynthesis', speech)
    root = document.body
  })
  afterEach(() => {
    render(null, root)
    vi.unstubAllGlobals()
  })

  const show = (entry = ENTRY) =>
    act(() => {
      render(<Card entry={entry} onLink={() => undefined} loadPicture={() => Promise.resolve(null)} />, root)
    })
  const button = () => root.querySelector<HTMLElement>('.speak')
  const press = () => act(() => button()!.click())
  const spoken = () => speech.speak.mock.calls.map(([utterance]) => utterance as Utterance)

  it('says the headword with a voice of this computer, and has a name', async () => {
    await show()
    expect(button()?.getAttribute('aria-label')).toBe('speak')
    expect(speech.speak).not.toHaveBeenCalled()
    await press()
    expect(spoken()).toMatchObject([{ text: 'sciatica', lang: 'en-US', voice: { name: 'sam' } }])
  })

  it('is not there without speech, or with voices of servers only', async () => {
    speech.voices = [voice('cloud', 'en-US', false)]
    await show()
    expect(button()).toBeNull()
    render(null, root)
    vi.stubGlobal('speechSynthesis', undefined)
    await show()
    expect(button()).toBeNull()
  })

  it('comes when the browser has its voices, and goes with them', async () => {
    speech.voices = []
    await show()
    expect(button()).toBeNull()
    speech.voices = [voice('sam', 'en-US')]
    await act(() => void speech.dispatchEvent(new Event('voiceschanged')))
    expect(button()).not.toBeNull()
    speech.voices = []
    await act(() => void speech.dispatchEvent(new Event('voiceschanged')))
    expect(button()).toBeNull()
  })

  it.each([
    ['the card closes', () => act(() => render(null, root))],
    ['another card takes its place', () => show({ ...ENTRY, id: 'atrophy', term: 'atrophy' })],
  ])('is silent when %s', async (_what, leave) => {
    await show()
    await press()
    expect(speech.cancel).not.toHaveBeenCalled()
    await leave()
    expect(speech.cancel).toHaveBeenCalledOnce()
  })

  it('leaves alone what the page itself says', async () => {
    await show()
    await press()
    spoken()[0]!.onend!()
    await act(() => render(null, root))
    expect(speech.cancel).not.toHaveBeenCalled()
  })
})
