/**
 * `npm run reproduce`: builds the zips for the stores twice, here and from the sources zip in an empty
 * folder with freshly installed packages, and says whether they are the same byte for byte.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import JSZip from 'jszip'
import { ROOT } from './tools'

const OUT = '.output'
const isSources = (file: string) => file.endsWith('-sources.zip')

/** The zips in a project's output folder, each with the hash of its bytes. */
function zipsOf(root: string): Map<string, string> {
  const files = fs.readdirSync(path.join(root, OUT)).filter((file) => file.endsWith('.zip'))
  return new Map(files.sort().map((file) => [file, hashOf(fs.readFileSync(path.join(root, OUT, file)))]))
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function npm(root: string, ...args: string[]): void {
  console.error(`npm ${args.join(' ')} …`)
  const shell = process.platform === 'win32'
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd: root, shell, encoding: 'utf8' })
  if (status !== 0) throw new Error(`"npm ${args.join(' ')}" failed:\n${stdout}${stderr}`)
}

async function unpack(zip: string, folder: string): Promise<void> {
  const archive = await JSZip.loadAsync(fs.readFileSync(zip))
  for (const [name, entry] of Object.entries(archive.files)) {
    const file = path.join(folder, name)
    if (path.relative(folder, file).startsWith('..')) throw new Error(`${name} points out of the zip`)
    if (entry.dir) continue
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, await entry.async('uint8array'))
  }
}

/** Names the files in which two zips differ, for whoever has to find the reason. */
async function differences(a: string, b: string): Promise<string[]> {
  const [one, two] = await Promise.all([a, b].map((file) => JSZip.loadAsync(fs.readFileSync(file))))
  const hash = async (zip: JSZip, name: string) => zip.file(name)?.async('uint8array').then(hashOf)
  const names = [...new Set([...Object.keys(one!.files), ...Object.keys(two!.files)])].sort()
  const differ = await Promise.all(names.map(async (name) => (await hash(one!, name)) !== (await hash(two!, name))))
  return names.filter((_, i) => differ[i])
}

async function main(): Promise<boolean> {
  for (const old of fs.existsSync(path.join(ROOT, OUT)) ? zipsOf(ROOT).keys() : []) fs.rmSync(path.join(ROOT, OUT, old))
  npm(ROOT, 'run', 'zip')
  const here = zipsOf(ROOT)
  const sources = [...here.keys()].find(isSources)
  if (sources === undefined) throw new Error('npm run zip made no sources zip')
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bedside-'))
  try {
    await unpack(path.join(ROOT, OUT, sources), folder)
    npm(folder, 'ci', '--no-audit', '--no-fund')
    npm(folder, 'run', 'zip')
    const there = zipsOf(folder)
    const wanted = [...here.keys()].filter((file) => !isSources(file))
    for (const file of wanted) {
      const same = here.get(file) === there.get(file)
      console.log(`${same ? 'same     ' : 'DIFFERENT'} ${here.get(file)!} ${file}`)
      if (!same && there.has(file))
        console.log(await differences(path.join(ROOT, OUT, file), path.join(folder, OUT, file)))
    }
    return wanted.length === 2 && wanted.every((file) => here.get(file) === there.get(file))
  } finally {
    fs.rmSync(folder, { recursive: true })
  }
}

process.exitCode = (await main()) ? 0 : 1
