/** Reads a pack from a file: what it really is, its text, and then a worker does the long part. */
import type { BuiltPack, OnProgress } from '../core/packs/build'
import { BadPack, LARGEST_PACK_FILE } from '../core/packs/pack'
import { nameAfter } from '../core/packs/read'
import { sniff, SNIFFED } from '../core/report/sniff'
import { decode } from './decode'
import type { PackAnswer, PackOrder } from './pack-worker'
import { loadEveryday } from './packs'
import PackWorker from './pack-worker?worker'

interface Options {
  signal: AbortSignal
  onProgress: OnProgress
}

/** @throws BadPack saying what is wrong; the signal's reason where it was aborted. */
export async function readPackFile(file: File, { signal, onProgress }: Options): Promise<BuiltPack> {
  if (file.size > LARGEST_PACK_FILE) throw new BadPack('tooLarge')
  const bytes = await bytesOf(file)
  signal.throwIfAborted()
  if (bytes.length === 0) throw new BadPack('empty')
  const kind = sniff(bytes.subarray(0, SNIFFED))
  if (kind === 'zip' || kind === 'oldWord') throw new BadPack('spreadsheet')
  if (kind !== 'text') throw new BadPack('notText')
  const everyday = await loadEveryday()
  return build({ text: decode(bytes), name: nameAfter(file.name), everyday }, signal, onProgress)
}

async function bytesOf(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch {
    // Moved or deleted since it was chosen, or a folder.
    throw new BadPack('unreadable')
  }
}

/** The page stays at hand meanwhile, and a worker that is no longer wanted can be ended. */
function build(order: PackOrder, signal: AbortSignal, onProgress: OnProgress): Promise<BuiltPack> {
  const worker = new PackWorker()
  const built = new Promise<BuiltPack>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error))
    worker.onerror = () => reject(new BadPack('unreadable'))
    worker.onmessage = ({ data }: MessageEvent<PackAnswer>) => {
      if ('done' in data) onProgress(data.done, data.of)
      else if ('pack' in data) resolve(data.pack)
      else reject(new BadPack(data.problem, data.bad))
    }
    worker.postMessage(order)
  })
  return built.finally(() => worker.terminate())
}
