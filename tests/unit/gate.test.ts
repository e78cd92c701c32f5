import { describe, expect, test } from 'vitest'
import { maySpeakMedicine } from '../../core/gate'

const FILL = 'The shop on the corner opens at nine and sells bread, milk and newspapers to all who come. '

describe('whether a page may speak medicine', () => {
  test.each([
    ['two words in a short text', 'MRI of the Lumbar region'],
    ['a word with its beginning in capitals', 'SYMPTOMS and diagnosis'],
    ['words in brackets and behind a line break', '(pain)\nnausea'],
    ['a whole word at the very end', 'a bulging disc'.concat(' in the spine')],
    ['four words in a long text', `${FILL.repeat(20)}nerve, muscle, clinic and doctor`],
  ])('yes: %s', (_, text) => {
    expect(maySpeakMedicine(text)).toBe(true)
  })

  test.each([
    ['nothing', ''],
    ['one word in a short text', 'The doctor came.'],
    ['two words in a long text', `${FILL.repeat(20)}nerve, muscle`],
    ['one word many times', `${FILL.repeat(20)}${'pain '.repeat(40)}`],
    ['words that only end so', 'Campaigns in Spain, sweetheart; painless? No: unbroken, unlung.'],
    ['whole words that only begin so', 'discount, discs of vinyl, mgmt, spines of books'],
  ])('no: %s', (_, text) => {
    expect(maySpeakMedicine(text)).toBe(false)
  })
})
