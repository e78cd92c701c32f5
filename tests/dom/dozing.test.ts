/** The glossary is let go while a page rests, and is there again before anything is read. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Lexicon } from '../../core/lexicon/lexicon'
import { PageMemory, Reader } from '../../core/reader'
import { DozingReader } from '../../page/dozing'
import { cachedLexicon } from '../../scripts/glossary/cache'

const text = await cachedLexicon()
/** The first rest comes after this long. */
const FIRST_MS = 2_000
const LONG_ENOUGH_MS = 120_000

describe('a reader that dozes', () => {
  let loads = 0
  let fails = false
  let reader: DozingReader<object, unknown>

  beforeEach(() => {
    vi.useFakeTimers()
    ;[loads, fails] = [0, false]
    const lexicon = new Lexicon(text)
    const memory = new PageMemory(lexicon)
    const make = () => new Reader(new Lexicon(text), undefined, memory)
    const load = async () => {
      loads++
      await Promise.resolve()
      if (fails) throw new Error('gone')
      return make() as never
    }
    reader = new DozingReader(make(), load, () => memory.forget())
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  const read = async (block: string) => {
    await reader.wake()
    const draft = reader.draft(block)
    reader.settle()
    const found = draft ? reader.finish(draft) : []
    reader.rest()
    return found.map((word) => (word as { entry: string }).entry)
  }
  const rests = () => expect(() => reader.draft('a')).toThrow('not woken')

  test('lets the glossary go when the page has been still, and has it again for what comes later', async () => {
    const [before] = [await read('An MRI of the lumbar spine shows a herniated disc and sciatica.')]
    expect(before).toContain('herniated-disc')
    vi.advanceTimersByTime(LONG_ENOUGH_MS)
    rests()
    expect(await read('The disc extrusion compresses the nerve root.')).toContain('disc-extrusion')
    expect(loads).toBe(1)
  })

  test('remembers what the page spoke of', async () => {
    const alone = 'Possible MS was discussed.'
    await read('Multiple sclerosis (MS) harms the nerves of the brain and spinal cord; lesions show on MRI.')
    const before = await read(alone)
    expect(before).toContain('multiple-sclerosis')
    vi.advanceTimersByTime(LONG_ENOUGH_MS)
    expect(await read(alone)).toEqual(before)
    vi.advanceTimersByTime(LONG_ENOUGH_MS)
    reader.forget()
    expect(await read(alone)).not.toContain('multiple-sclerosis')
  })

  test('stays awake while anybody reads, and loads once for all', async () => {
    await reader.wake()
    await read('A tumor.')
    vi.advanceTimersByTime(LONG_ENOUGH_MS)
    expect(() => reader.draft('A tumor.')).not.toThrow()
    reader.rest()
    vi.advanceTimersByTime(LONG_ENOUGH_MS)
    rests()
    await Promise.all([read('A tumor.'), read('A cyst.')])
    expect(loads).toBe(1)
  })

  test('waits longer each time that it dozed off too soon', async () => {
    await read('A tumor.')
    for (let i = 0; i < 4; i++) {
      vi.advanceTimersByTime(FIRST_MS * 2 ** i)
      rests()
      await read('A cyst.')
      vi.advanceTimersByTime(FIRST_MS * 2 ** i)
      expect(() => reader.draft('A tumor.')).not.toThrow()
      vi.advanceTimersByTime(FIRST_MS * 2 ** i)
    }
    expect(loads).toBe(4)
  })

  test('says so when the glossary does not come, and tries again the next time', async () => {
    await read('A tumor.')
    vi.advanceTimersByTime(LONG_ENOUGH_MS)
    fails = true
    await expect(reader.wake()).rejects.toThrow('gone')
    fails = false
    expect(await read('Her tumor is a glioblastoma.')).toContain('glioblastoma')
  })
})
