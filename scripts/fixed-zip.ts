/** Packs a zip again so that the same files give the same bytes, whenever and wherever it is made. */
import fs from 'node:fs'
import JSZip from 'jszip'

/** The time that every file in a zip has: the earliest that the format knows. */
const FIXED_TIME = new Date(Date.UTC(1980, 0, 1))
const LEVEL = 9

/** Writes the zip in place: files by name, no folders, one time, one strength. */
export async function fixZip(file: string): Promise<void> {
  const from = await JSZip.loadAsync(fs.readFileSync(file))
  const to = new JSZip()
  for (const name of Object.keys(from.files).sort()) {
    const entry = from.files[name]!
    if (entry.dir) continue
    to.file(name, await entry.async('uint8array'), { date: FIXED_TIME, createFolders: false })
  }
  const bytes = await to.generateAsync({
    type: 'uint8array',
    compression: 'DEFLATE',
    compressionOptions: { level: LEVEL },
    platform: 'UNIX',
  })
  fs.writeFileSync(file, bytes)
}
