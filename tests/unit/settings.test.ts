import { describe, expect, test } from 'vitest'
import { parseSettings, readSettingsFile, writeSettingsFile } from '../../platform/settings'

const OURS = { ...parseSettings({}), known: ['atrophy'], offSites: ['example.org'], level: 3 as const }
const file = (text: string) => new Blob([text])

describe('what is stored', () => {
  test('nothing stored means the defaults', () => {
    expect(parseSettings(undefined)).toEqual({
      on: true, offSites: [], known: [], level: 2, underline: 'dotted', firstOnly: false, history: false,
    }) // prettier-ignore
  })

  test.each([null, 7, 'x', [], [1], { on: 'yes', known: 'atrophy', level: 9 }])(
    '%j loses nothing but itself',
    (stored) => {
      expect(parseSettings(stored)).toEqual(parseSettings(undefined))
    },
  )

  test('a bad field does not take the good ones with it', () => {
    expect(parseSettings({ known: ['atrophy'], level: 'high', on: false })).toMatchObject({
      known: ['atrophy'],
      level: 2,
      on: false,
    })
  })
})

describe('a settings file', () => {
  test('comes back as it was written', async () => {
    expect(await readSettingsFile(file(writeSettingsFile(OURS)))).toEqual({ settings: OURS })
  })

  test.each([
    ['', 'notJson'],
    ['{"bedside": 1, "settings": {', 'notJson'],
    ['[]', 'notOurs'],
    ['{"settings": {}}', 'notOurs'],
    ['{"bedside": 99, "settings": {}}', 'notOurs'],
    ['{"bedside": 1, "settings": {"on": true}}', 'badField'],
    [JSON.stringify({ bedside: 1, settings: { ...OURS, level: 0 } }), 'badField'],
    [JSON.stringify({ bedside: 1, settings: { ...OURS, known: [1] } }), 'badField'],
    ['x'.repeat(2_000_001), 'tooLarge'],
  ])('%.40s is refused: %s', async (text, problem) => {
    expect(await readSettingsFile(file(text))).toEqual({ problem })
  })
})
