/** Which words are marked unasked: from how often they are said, so that a dense page stays calm. */
import { expect, test } from 'vitest'
import { levelOf } from '../../scripts/glossary/compile'
import { loadGlossary } from '../../scripts/glossary/load'

const { entries } = loadGlossary()
const levels = new Map(entries.map((entry) => [entry.id, levelOf(entry)]))

test.each([
  ['symptom', 1],
  ['spine', 1],
  ['back-pain', 1],
  ['diagnosis', 1],
  ['fracture', 1],
  ['diabetes', 1],
  ['bulging-disc', 2],
  ['nerve-root', 2],
  ['sciatica', 2],
  ['numbness', 2],
  ['anterior', 2],
  ['mri', 2],
  ['spondylolisthesis', 3],
  ['fasciculation', 3],
])('%s is level %d', (id, level) => {
  expect(levels.get(id)).toBe(level)
})

test('an entry’s own level counts', () => {
  const entry = entries.find(({ id }) => id === 'spine')!
  expect(levelOf({ ...entry, level: 3 })).toBe(3)
})

test('at the default, a third of the glossary’s everyday part is left alone and most of the rest is marked', () => {
  const share = (level: number) => [...levels.values()].filter((l) => l >= level).length / levels.size
  expect(share(2)).toBeGreaterThan(0.75)
  expect(share(2)).toBeLessThan(0.92)
  expect(share(3)).toBeLessThan(0.5)
})
