/** Which words are marked, and that nothing else of the page is. */
import { beforeAll, describe, expect, it } from 'vitest'
import { normalForm } from '../../core/lexicon/forms'
import { asRead, expectedOf, markedIn, touchesOf, watchErrors, watchTouches } from './expected'
import { BROWSERS, pointAt, settledHighlights, waitForCard, type OpenBrowser } from './harness'
import { useStage, type Stage } from './stage'
import { entriesOf } from './glossary'

describe.each(BROWSERS)('highlights in %s', (name) => {
  let open: OpenBrowser
  let server: Stage['server']
  let backstage: Stage['backstage']

  useStage(name, (stage) => void ({ open, server, backstage } = stage))

  const show = async (file: string) => {
    const page = await open.newPage()
    const errors = watchErrors(page)
    await watchTouches(page)
    await page.goto(server.url(file))
    const words = (await settledHighlights(page)).map(({ text }) => asRead(text))
    return { page, words, errors, expected: await expectedOf(page) }
  }

  describe('on a story with a lot around it', () => {
    let shown: Awaited<ReturnType<typeof show>>
    beforeAll(async () => {
      shown = await show('calf-twitching.html')
    })

    it('marks many words of many entries', () => {
      expect(shown.words.length).toBeGreaterThanOrEqual(40)
      const entries = new Set(shown.words.flatMap((word) => entriesOf(word).slice(0, 1)))
      expect(entries.size).toBeGreaterThanOrEqual(25)
    })

    it('marks each word that the page expects', () => {
      const lower = new Set(shown.words.map((word) => word.toLowerCase()))
      expect(shown.expected.highlighted.filter((word) => !lower.has(word.toLowerCase()))).toEqual([])
    })

    it.each(['script', 'pre', 'kbd', '#notes', 'textarea', 'select', 'button', '[hidden]', '.away', '[lang=es]'])(
      'marks nothing in %s',
      async (selector) => {
        expect(shown.expected.untouched).toContain(selector)
        expect(await markedIn(shown.page, selector)).toEqual([])
      },
    )

    it('marks nothing in anything else that the page wants untouched', async () => {
      expect(await markedIn(shown.page, shown.expected.untouched?.join() ?? '')).toEqual([])
    })

    it('changes nothing in the page, and nothing goes wrong', async () => {
      expect(await touchesOf(shown.page)).toEqual([])
      await pointAt(shown.page, 'spinal cord')
      await waitForCard(shown.page, 'spinal cord')
      expect(await touchesOf(shown.page)).toEqual([])
      expect(await shown.page.$$eval('bedside-card', (cards) => cards.length)).toBe(1)
      expect(shown.errors).toEqual([])
    })
  })

  it('marks whole words in any case, plurals, verb forms and phrases cut up by tags', async () => {
    const { page, words, errors, expected } = await show('word-forms.html')
    expect(expected.highlighted.filter((word) => !words.includes(word))).toEqual([])
    for (const selector of expected.untouched ?? []) expect(await markedIn(page, selector)).toEqual([])
    expect(errors).toEqual([])
  })

  it('leaves S1 alone where it is a telephone', async () => {
    const { words, expected } = await show('phone-review.html')
    expect(words).toEqual(expect.arrayContaining(expected.highlighted))
    expect(words.filter((word) => expected.never?.includes(word))).toEqual([])
  })

  it('leaves capitals alone that are words, places and titles', async () => {
    const { words, expected } = await show('acronyms.html')
    expect(words.filter((word) => expected.never?.includes(word))).toEqual([])
  })

  it('marks only the first mention of a word where that is asked for', async () => {
    const { words } = await show('spine-report.html')
    await backstage.settings({ firstOnly: true })
    const once = (await show('spine-report.html')).words
    expect(once.length).toBeLessThan(words.length)
    const entries = once.map((word) => entriesOf(word)[0]?.id ?? word)
    expect(new Set(entries).size).toBe(entries.length)
    await backstage.settings()
  })

  it('marks S1 alone where the text speaks of the spine', async () => {
    const { words, expected } = await show('spine-report.html')
    const read = words.map(normalForm)
    expect(expected.highlighted.filter((word) => !read.includes(normalForm(word)))).toEqual([])
    expect(words.filter((word) => word === 'S1').length).toBeGreaterThanOrEqual(2)
  })
})
