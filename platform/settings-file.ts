/** The reader's settings as a file, to keep or to take to another browser. */
import * as v from 'valibot'
import { DEFAULTS, fields, type Settings } from './settings'

/** A file as the first Bedside wrote it has these; what came later may be missing. */
const FIRST_FIELDS = ['on', 'offSites', 'known', 'level', 'underline', 'firstOnly'] as const
const whole = v.object(fields)
const inFile = v.object({ ...v.partial(whole).entries, ...v.pick(whole, FIRST_FIELDS).entries })

/** The version of a settings file; a later Bedside reads earlier ones. */
const FILE_VERSION = 1
const LARGEST_FILE = 2_000_000

/** The settings as a file that `readSettingsFile` takes back. */
export function writeSettingsFile(settings: Settings): string {
  return JSON.stringify({ bedside: FILE_VERSION, settings }, null, 2)
}

/** What is wrong with a settings file. */
type FileProblem = 'tooLarge' | 'notJson' | 'notOurs' | 'badField'

/** Reads a settings file whole or not at all: one bad field and nothing is taken. */
export async function readSettingsFile(file: Blob): Promise<{ settings: Settings } | { problem: FileProblem }> {
  if (file.size > LARGEST_FILE) return { problem: 'tooLarge' }
  let data: unknown
  try {
    data = JSON.parse(await file.text())
  } catch {
    return { problem: 'notJson' }
  }
  const outer = v.safeParse(v.object({ bedside: v.literal(FILE_VERSION), settings: v.unknown() }), data)
  if (!outer.success) return { problem: 'notOurs' }
  const read = v.safeParse(inFile, outer.output.settings)
  return read.success ? { settings: { ...DEFAULTS, ...read.output } } : { problem: 'badField' }
}
