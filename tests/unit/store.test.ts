/** What the stores are told is complete, fits, and is what the files in `store/` say. */
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { nameAndSummary, readListing, storeTexts } from '../../scripts/store'
import { ROOT } from '../../scripts/tools'

/** The stores' own limits, in characters. */
const NAME = 45
const SUMMARY = 132
const DESCRIPTION = 16_000
const REASON = 1000
const PICTURE = { width: 1280, height: 800 }

const folder = path.join(ROOT, 'store')
const listing = readListing()

describe('the listing', () => {
  test('fits', () => {
    const { name, summary } = nameAndSummary()
    expect(name.length).toBeLessThanOrEqual(NAME)
    expect(summary.length).toBeLessThanOrEqual(SUMMARY)
    expect(listing.description.length).toBeLessThanOrEqual(DESCRIPTION)
    for (const why of Object.values(listing.permissions)) expect(why.length).toBeLessThanOrEqual(REASON)
  })

  test('says why for each permission, and for no other', () => {
    const config = fs.readFileSync(path.join(ROOT, 'wxt.config.ts'), 'utf8')
    const asked = [...(/permissions: \[([^\]]*)\]/.exec(config)?.[1] ?? '').matchAll(/'(\w+)'/g)].map((m) => m[1])
    expect(asked.length).toBeGreaterThan(3)
    expect(Object.keys(listing.permissions).sort()).toEqual([...asked, 'host access'].sort())
    const privacy = fs.readFileSync(path.join(ROOT, 'docs/PRIVACY.md'), 'utf8')
    for (const permission of asked) expect(privacy).toContain(`| \`${permission!}\``)
  })

  test('does not shout', () => {
    expect(JSON.stringify(listing)).not.toContain('!')
  })

  test.each(Object.entries(storeTexts()))('%s is up to date (npm run store)', (file, text) => {
    expect(fs.readFileSync(path.join(folder, file), 'utf8')).toBe(text)
  })

  test('has pictures of the right size', () => {
    const pictures = fs.readdirSync(path.join(folder, 'pictures'))
    expect(pictures.length).toBeGreaterThanOrEqual(4)
    expect(pictures.length).toBeLessThanOrEqual(5)
    for (const picture of pictures) {
      const png = fs.readFileSync(path.join(folder, 'pictures', picture))
      expect({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) }).toEqual(PICTURE)
    }
  })
})
