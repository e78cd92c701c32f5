/** Code of ours as one script that a page can be given. */
import path from 'node:path'
import { build } from 'vite'

/** Bundles a file of this folder with all it imports. */
export async function bundled(file: string): Promise<string> {
  const out = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: { entry: path.join(import.meta.dirname, file), formats: ['iife'], name: 'bench' },
    },
  })
  const first = Array.isArray(out) ? out[0] : out
  if (!first || !('output' in first)) throw new Error(`${file} could not be bundled`)
  return first.output[0].code
}
