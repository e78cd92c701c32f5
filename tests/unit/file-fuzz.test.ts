/**
 * Files that a reader hands in, mutated by the thousand: each is taken whole or refused with a reason,
 * and what was there before stays. One row a kind of file.
 */
import { expect, test } from 'vitest'
import { Lexicon } from '../../core/lexicon/lexicon'
import { makePack, type BuiltPack } from '../../core/packs/build'
import { BadPack, readWord } from '../../core/packs/pack'
import { decode } from '../../platform/decode'
import { readPackText } from '../../platform/pack-text'
import { parseSettings, type Settings } from '../../platform/settings'
import { readSettingsFile, writeSettingsFile } from '../../platform/settings-file'
import { mutateFile } from './mutate-file'
import { randomFrom } from './random-texts'

/** `BEDSIDE_FUZZ=100000 npm test -- unit` runs the long one. */
const FILES = Number(process.env.BEDSIDE_FUZZ ?? 4000)
const SEED = 20_26
const LONG_ONE_MS = 600_000

interface Kind {
  /** Good files. */
  seeds: string[]
  /** Reads a file as Bedside does. Returns the reason why it is refused, or what the file gives. */
  read: (file: Blob) => Promise<{ refused: string } | { taken: unknown }>
  reasons: string[]
  /** Throws where what was taken is not sound. */
  check: (taken: unknown) => void | Promise<void>
}

const OURS: Settings = {
  ...parseSettings({}),
  known: ['atrophy', 'sciatica', 'spinal-stenosis'],
  offSites: ['example.org', 'localhost:8080'],
  level: 3,
  underline: 'solid',
}

const WORD = { term: 'pain diary', meaning: 'A notebook for your pain.', forms: ['diary of pain'], say: 'pain DY-uh-ree', source: 'Elm', address: 'https://elm.example/diary' } // prettier-ignore
const WORDS = [WORD, { term: 'blue room', meaning: 'The room on the second floor where you wait.' }]

const KINDS: Record<string, Kind> = {
  settings: {
    seeds: [
      writeSettingsFile(OURS),
      writeSettingsFile(parseSettings({})),
      JSON.stringify({ bedside: 1, settings: OURS }),
    ],
    read: async (file) => {
      const read = await readSettingsFile(file)
      return 'problem' in read ? { refused: read.problem } : { taken: read.settings }
    },
    reasons: ['badField', 'notJson', 'notOurs'],
    check: async (taken) => {
      const settings = taken as Settings
      // Nothing in it would be dropped when it is read from the storage, nor when it is saved again.
      expect(parseSettings(settings)).toEqual(settings)
      expect(await readSettingsFile(new Blob([writeSettingsFile(settings)]))).toEqual({ settings })
      expect(Object.getPrototypeOf(settings)).toBe(Object.prototype)
    },
  },
  packs: {
    seeds: [
      JSON.stringify({ bedsidePack: 1, name: 'Elm Street', about: 'Ours.', words: WORDS }),
      'term,meaning,forms\npain diary,"A notebook, kept at home.",diary of pain|pain log\nblue room,Where you wait.,\n',
    ],
    read: async (file) => {
      try {
        const rows = readPackText(decode(new Uint8Array(await file.arrayBuffer())))
        return { taken: makePack(rows, 'Elm', () => false, () => undefined) } // prettier-ignore
      } catch (error) {
        if (error instanceof BadPack) return { refused: error.problem }
        throw error
      }
    },
    reasons: ['newer', 'noColumns', 'noGoodRows', 'notJson', 'notPack'],
    check: (taken) => {
      const { id, name, words, bad, lexicon } = taken as BuiltPack
      // Every row is either a sound word or named with what is wrong with it.
      expect(words.length).toBeGreaterThan(0)
      words.forEach((word, i) => expect(readWord(word, i)).toEqual({ word }))
      for (const { row, reason } of bad) expect([typeof row, reason.length > 0]).toEqual(['number', true])
      expect([id !== '', name !== '']).toEqual([true, true])
      expect(new Lexicon(lexicon).ids.length).toBe(words.length)
    },
  },
}

test.each(Object.entries(KINDS))(
  `${FILES} mutated files: %s`,
  { timeout: LONG_ONE_MS },
  async (_, { seeds, read, reasons, check }) => {
    const random = randomFrom(SEED)
    const refused = new Map<string, number>()
    let taken = 0
    for (let i = 0; i < FILES; i++) {
      const bytes = mutateFile(seeds, random)
      const result = await read(new Blob([bytes]))
      if ('refused' in result) refused.set(result.refused, (refused.get(result.refused) ?? 0) + 1)
      else {
        taken++
        await check(result.taken)
      }
    }
    // Each reason came up, and so did good files: the mistakes are of all kinds.
    expect([...refused.keys()].sort()).toEqual([...reasons].sort())
    expect(taken).toBeGreaterThan(FILES / 50)
    expect(({} as { on?: boolean }).on).toBeUndefined()
  },
)
