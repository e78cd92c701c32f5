import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { indexPage } from '../../scripts/glossary/index-page'
import { loadGlossary } from '../../scripts/glossary/load'

test('docs/glossary.md is up to date (npm run glossary -- --index writes it)', () => {
  const page = fs.readFileSync(path.join(import.meta.dirname, '../../docs/glossary.md'), 'utf8')
  expect(page === indexPage(loadGlossary().entries)).toBe(true)
})
