import fs from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { BROWSERS } from '../../scripts/browsers'
import { loadGlossary } from '../../scripts/glossary/load'
import { builtFor } from '../../scripts/launch'

const KB = 1000
/** What the first script may weigh: it runs in every frame of every page. */
const FIRST_SCRIPT = 8 * KB
const PAGE_CODE = 45 * KB
/** The lexicon's weight for 2,000 entries; more entries may weigh more in proportion. */
const LEXICON_PER_ENTRY = (250 * KB) / 2000

describe.each(BROWSERS)('the build for %s', (browser) => {
  const root = builtFor(browser)
  const gzipped = (file: string) => gzipSync(fs.readFileSync(path.join(root, file))).length
  const manifest = JSON.parse(fs.readFileSync(path.join(root, 'manifest.json'), 'utf8')) as Record<string, unknown>

  test('keeps its weight', () => {
    expect(gzipped('first.js')).toBeLessThanOrEqual(FIRST_SCRIPT)
    expect(gzipped('page.js')).toBeLessThanOrEqual(PAGE_CODE)
    expect(gzipped('lexicon.js')).toBeLessThanOrEqual(LEXICON_PER_ENTRY * loadGlossary().entries.length)
  })

  test('asks for no more than it needs, and shows pages nothing of itself', () => {
    const panel = browser === 'chrome' ? ['sidePanel'] : []
    expect(manifest.permissions).toEqual(['storage', 'scripting', 'activeTab', 'contextMenus', ...panel])
    expect(manifest.host_permissions).toEqual(['http://*/*', 'https://*/*'])
    expect(manifest.web_accessible_resources).toBeUndefined()
    expect(JSON.stringify(manifest.content_security_policy)).toContain("default-src 'none'")
    expect(manifest.manifest_version).toBe(3)
  })

  test('carries no address to send anything to', () => {
    const scripts = fs.readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.js'))
    for (const file of ['background.js', 'page.js', 'first.js']) {
      expect(scripts).toContain(path.normalize(file))
      const code = fs.readFileSync(path.join(root, file), 'utf8')
      expect(code).not.toMatch(/\beval\(|new Function\(|XMLHttpRequest|WebSocket|sendBeacon|importScripts/)
    }
  })
})
