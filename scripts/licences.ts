/**
 * `npm run licences`: writes `public/licences.txt`, the licences of all packages whose code may be in the
 * extension. They ask to go wherever their code goes, so the file is shipped.
 */
import fs from 'node:fs'
import path from 'node:path'
import { ROOT } from './tools'

export const LICENCES_FILE = path.join(ROOT, 'public/licences.txt')
/** The build tool puts a few lines of its own into what it builds. */
const ALSO_SHIPPED = ['wxt']
const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)(?:[-.].*)?$/i
/** Where a package has no file with its licence, this is what it says of itself. */
const UNWRITTEN = 'The package names its licence but brings no text of it.'

interface LockedPackage {
  version: string
  license?: string
  dependencies?: Record<string, string>
}

interface Lock {
  packages: Record<string, LockedPackage & { devDependencies?: Record<string, string> }>
}

export interface Shipped {
  name: string
  version: string
  licence: string
  text: string
}

export function readLock(): Lock {
  return JSON.parse(fs.readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as Lock
}

/** The packages that the extension depends on, and theirs, by name. @throws Error when one is not installed. */
export function shippedPackages(): Shipped[] {
  const { packages } = readLock()
  const found = new Map<string, Shipped>()
  const add = (name: string, from: string): void => {
    const at = placeOf(name, from, packages)
    const locked = packages[at]
    if (!locked) throw new Error(`${name}, which ${from || 'Bedside'} needs, is not in the lock file`)
    if (found.has(at)) return
    found.set(at, { name, version: locked.version, licence: locked.license ?? '', text: textOf(at) })
    for (const dependency of Object.keys(locked.dependencies ?? {})) add(dependency, at)
  }
  for (const name of Object.keys(packages['']!.dependencies ?? {})) add(name, '')
  for (const name of ALSO_SHIPPED) {
    const at = `node_modules/${name}`
    const { version, license = '' } = packages[at]!
    found.set(at, { name, version, licence: license, text: textOf(at) })
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version))
}

/** Where Node finds a package from another: beside it, or further out. */
function placeOf(name: string, from: string, packages: Lock['packages']): string {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const place = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`
    if (at === '' || packages[place]) return place
  }
}

function textOf(at: string): string {
  const folder = path.join(ROOT, at)
  const files = fs.readdirSync(folder).filter((file) => LICENCE_FILE.test(file)).sort() // prettier-ignore
  const texts = files.map((file) => fs.readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim())
  return texts.join('\n\n') || inReadme(folder) || UNWRITTEN
}

/** Some packages put the text of their licence at the end of their readme. */
function inReadme(folder: string): string {
  const readme = fs.readdirSync(folder).find((file) => /^readme\.(?:md|txt)$/i.test(file))
  const text = readme ? fs.readFileSync(path.join(folder, readme), 'utf8').replaceAll('\r\n', '\n') : ''
  return /^#+ licen[cs]e\n+([^]*?copyright[^]*)/im.exec(text)?.[1]?.trim() ?? ''
}

/** The file as it has to be. */
export function licencesText(): string {
  const shipped = shippedPackages()
  const own = ['LICENSE', 'data/LICENSE'].map((file) => fs.readFileSync(path.join(ROOT, file), 'utf8').trim())
  const list = shipped.map(({ name, version, licence }) => `${name} ${version}: ${licence}`)
  const rule = '-'.repeat(72)
  return [
    'Bedside and the packages in it, each with its licence.',
    `Bedside's own code:\n\n${own[0]!}`,
    `Bedside's glossary:\n\n${own[1]!}`,
    `Packages:\n\n${list.join('\n')}`,
    ...shipped.map(({ name, version, licence, text }) => `${rule}\n${name} ${version} (${licence})\n\n${text}`),
  ]
    .join('\n\n')
    .concat('\n')
}

if (process.argv[1] === import.meta.filename) {
  const text = licencesText()
  fs.writeFileSync(LICENCES_FILE, text)
  console.log(`${shippedPackages().length} packages, ${text.length} characters: ${path.relative(ROOT, LICENCES_FILE)}`)
}
