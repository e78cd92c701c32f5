/**
 * Says a word aloud with a voice of this computer. A voice that is not `localService` would send the
 * word to a server, so it is as if it were not there.
 */
import { useEffect, useRef, useState } from 'preact/hooks'

/** English, since the words are. Best one that sounds like where the reader lives, then the system's own choice. */
export function localVoice(
  voices: readonly SpeechSynthesisVoice[],
  language = navigator.language,
): SpeechSynthesisVoice | null {
  const english = voices.filter(({ localService, lang }) => localService && /^en\b/i.test(lang.replace('_', '-')))
  const isHome = ({ lang }: SpeechSynthesisVoice) => lang.replace('_', '-').toLowerCase() === language.toLowerCase()
  return english.find(isHome) ?? english.find((voice) => voice.default) ?? english[0] ?? null
}

/** Says a text, or undefined where no voice of this computer can. Whatever it says ends with the component. */
export function useSpeech(): ((text: string) => void) | undefined {
  const speech = (globalThis as { speechSynthesis?: SpeechSynthesis }).speechSynthesis
  const [voice, setVoice] = useState(() => (speech ? localVoice(speech.getVoices()) : null))
  const ours = useRef<SpeechSynthesisUtterance | null>(null)
  const stop = () => {
    // The page may be speaking, too: what is not ours is left alone.
    if (ours.current) speech?.cancel()
    ours.current = null
  }
  useEffect(() => {
    if (!speech) return
    // Browsers fetch their list of voices when they are first asked, and tell when they have it.
    const look = () => setVoice(localVoice(speech.getVoices()))
    look()
    speech.addEventListener('voiceschanged', look)
    return () => {
      speech.removeEventListener('voiceschanged', look)
      stop()
    }
  }, [])
  if (!speech || !voice) return undefined
  return (text) => {
    stop()
    const utterance = new SpeechSynthesisUtterance(text)
    utterance.voice = voice
    utterance.lang = voice.lang
    utterance.onend = utterance.onerror = () => {
      if (ours.current === utterance) ours.current = null
    }
    ours.current = utterance
    speech.speak(utterance)
  }
}
