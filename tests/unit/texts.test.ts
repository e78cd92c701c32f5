/** What people read outside of the cards, as their school years: Flesch–Kincaid, as the glossary's check counts it. */
import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { flesch } from '../../scripts/glossary/reading'
import { ROOT } from '../../scripts/tools'

const HARDEST_GRADE = 8
/** The grade is made for sentences: in a label of fewer words a single long one would count for all. */
const FEWEST_WORDS = 5

const file = path.join(ROOT, 'public/_locales/en/messages.json')
const messages = Object.entries(JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, { message: string }>)
/** What stands in for `$1` is a word of the page or a number: it is not ours. */
const texts = messages.map(([key, { message }]) => [key, message.replace(/\$\d/g, 'one')] as const)
const countWords = (text: string) => text.split(/\s+/).length

it.each(texts.filter(([, text]) => countWords(text) >= FEWEST_WORDS))('%s reads at grade 8 or below', (_key, text) => {
  expect(flesch(text)).toBeLessThanOrEqual(HARDEST_GRADE)
})

it('has short labels that read at grade 8 or below together', () => {
  const labels = texts.filter(([, text]) => countWords(text) < FEWEST_WORDS)
  expect(labels.length).toBeGreaterThan(0)
  expect(flesch(labels.map(([, text]) => text.replace(/[.?]?$/, '.')).join(' '))).toBeLessThanOrEqual(HARDEST_GRADE)
})

it('has no exclamation marks', () => {
  expect(texts.filter(([, text]) => text.includes('!'))).toEqual([])
})
