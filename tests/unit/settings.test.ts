import { describe, expect, test } from 'vitest'
import { isOnFor, levelOn, parseSettings } from '../../platform/settings'
import { readSettingsFile, writeSettingsFile } from '../../platform/settings-file'
import { hostIn, sitesOf, withRule } from '../../platform/sites'

const OURS = { ...parseSettings({}), known: ['atrophy'], offSites: ['example.org'], level: 3 as const }
const file = (text: string) => new Blob([text])

describe('what is stored', () => {
  test('nothing stored means the defaults', () => {
    expect(parseSettings(undefined)).toEqual({
      on: true, offSites: [], known: [], level: 2, underline: 'dotted', firstOnly: false,
      siteLevels: {}, dwell: 300, touch: true, history: false,
    }) // prettier-ignore
  })

  test.each([null, 7, 'x', [], [1], { on: 'yes', known: 'atrophy', level: 9 }])(
    '%j loses nothing but itself',
    (stored) => {
      expect(parseSettings(stored)).toEqual(parseSettings(undefined))
    },
  )

  test('what an earlier Bedside stored is kept whole, and what it did not have is the default', () => {
    const earlier = { on: false, offSites: ['a.org'], known: ['atrophy'], level: 3, underline: 'solid', firstOnly: true } // prettier-ignore
    expect(parseSettings(earlier)).toEqual({ ...earlier, siteLevels: {}, dwell: 300, touch: true, history: false })
  })

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

  test('of an earlier Bedside is taken, and what it did not have is the default', async () => {
    const { on, offSites, known, level, underline, firstOnly } = OURS
    const earlier = { on, offSites, known, level, underline, firstOnly }
    expect(await readSettingsFile(file(JSON.stringify({ bedside: 1, settings: earlier })))).toEqual({ settings: OURS })
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
    [JSON.stringify({ bedside: 1, settings: { ...OURS, dwell: 5 } }), 'badField'],
    [JSON.stringify({ bedside: 1, settings: { ...OURS, siteLevels: { 'a.org': 7 } } }), 'badField'],
    ['x'.repeat(2_000_001), 'tooLarge'],
  ])('%.40s is refused: %s', async (text, problem) => {
    expect(await readSettingsFile(file(text))).toEqual({ problem })
  })
})

describe('rules for single sites', () => {
  const settings = { ...OURS, level: 2 as const, offSites: ['off.org', 'both.org'], siteLevels: { 'low.org': 1 as const, 'both.org': 3 as const } } // prettier-ignore

  test('each site has one rule, and off wins', () => {
    expect(sitesOf(settings)).toEqual([
      { host: 'both.org', rule: 'off' },
      { host: 'low.org', rule: '1' },
      { host: 'off.org', rule: 'off' },
    ])
  })

  test.each([
    ['low.org', true, 1],
    ['off.org', false, 2],
    ['www.low.org', true, 2],
    ['constructor', true, 2],
  ])('%s: on %s, level %d', (host, on, level) => {
    expect([isOnFor(settings, host), levelOn(settings, host)]).toEqual([on, level])
  })

  test.each([
    ['off.org', '3', { offSites: ['both.org'], siteLevels: { 'low.org': 1, 'both.org': 3, 'off.org': 3 } }],
    ['low.org', 'off', { offSites: ['off.org', 'both.org', 'low.org'], siteLevels: { 'both.org': 3 } }],
    ['both.org', null, { offSites: ['off.org'], siteLevels: { 'low.org': 1 } }],
  ] as const)('%s becomes %s', (host, rule, change) => {
    expect(withRule(settings, host, rule)).toEqual(change)
  })

  test.each([
    ['example.org', 'example.org'],
    [' https://Portal.Example.org/letters?a=1 ', 'portal.example.org'],
    ['example.org:8080/x', 'example.org:8080'],
    ['localhost:3000', 'localhost:3000'],
    ['example', ''],
    ['', ''],
    ['two words.org', ''],
    ['javascript:alert(1)', ''],
    ['.org', ''],
    ['example.', ''],
  ])('the host in "%s" is "%s"', (typed, host) => {
    expect(hostIn(typed)).toBe(host)
  })
})
