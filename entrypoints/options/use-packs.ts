/** One pack at a time: it is read, it may be stopped, and what goes wrong is said and changes nothing. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { PacksProps } from '../../components/options/Packs'
import { BadPack, type BadRow, type Pack, type PackProblem } from '../../core/packs/pack'
import { readPackFile } from '../../platform/pack-files'
import { loadPacks, onPacks } from '../../platform/pack-list'
import { addPack, removePack, renewPacks, switchPack } from '../../platform/packs'
import { localText } from '../../platform/text'

/** `keep` waits for what is stored, and says so where it is refused. */
export function usePacks(keep: (storing: Promise<unknown>) => unknown): PacksProps {
  const [packs, setPacks] = useState<Pack[]>([])
  const [reading, setReading] = useState<PacksProps['reading']>(null)
  const [message, setMessage] = useState('')
  const [bad, setBad] = useState<BadRow[]>([])
  const stop = useRef<AbortController | null>(null)
  useEffect(() => {
    onPacks(setPacks)
    loadPacks().then(setPacks, console.warn)
    // What could not be made anew when Bedside was updated: there may be room by now.
    keep(renewPacks())
  }, [])

  const take = async (file: File) => {
    const { signal } = (stop.current = new AbortController())
    const { name } = file
    setMessage('')
    setBad([])
    setReading({ name, done: 0, of: 0 })
    try {
      const onProgress = (done: number, of: number) => !signal.aborted && setReading({ name, done, of })
      const pack = await readPackFile(file, { signal, onProgress })
      const replaced = await addPack(pack)
      setMessage(localText(replaced ? 'packReplaced' : 'packAdded', pack.name, String(pack.words.length)))
      setBad(pack.bad)
    } catch (error) {
      if (signal.aborted) return
      const problem: PackProblem = error instanceof BadPack ? error.problem : 'unreadable'
      setMessage(localText(`pack_problem_${problem}`, name))
      if (error instanceof BadPack) setBad(error.badRows)
    } finally {
      if (!signal.aborted) setReading(null)
    }
  }
  return {
    packs,
    reading,
    message,
    bad,
    onFile: (file) => void take(file),
    onCancel: () => {
      stop.current?.abort()
      setReading(null)
      setMessage(localText('packCancelled'))
    },
    onSwitch: (id, on) => keep(switchPack(id, on)),
    onRemove: (id) => keep(removePack(id)),
  }
}
