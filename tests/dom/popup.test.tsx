/** The popup's own words: what it says while it waits, when nothing is found and when something fails. */
import { parseHTML } from 'linkedom'
import { render } from 'preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Popup, type PopupProps } from '../../components/Popup'
import type { Found } from '../../components/popup/Results'
import { wordsOf } from '../../page/words'
import type { Mark } from '../../page/marks'

const WORD = { id: 'atrophy', term: 'atrophy', short: 'A part of the body gets smaller.', system: 'muscles', level: 2 }
const LEVEL = { id: 'spine:C5-C6', term: 'C5–C6', short: '', system: 'spine', level: 2 }

let root: HTMLElement
let window: Window & typeof globalThis

beforeEach(() => {
  window = parseHTML('<!doctype html><html><body></body></html>')
  vi.stubGlobal('document', window.document)
  vi.stubGlobal('HTMLElement', window.HTMLElement)
  root = window.document.body
})
afterEach(() => {
  render(null, root)
  vi.unstubAllGlobals()
})

const nothing = () => undefined
const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

function show(
  props: { find?: () => Found; home?: Partial<PopupProps['home']> } & Partial<Omit<PopupProps, 'home'>> = {},
): void {
  const { home, ...rest } = props
  const all: PopupProps = {
    find: () => [],
    loadCard: () => Promise.resolve(null),
    loadPicture: () => Promise.resolve(null),
    isSaved: () => false,
    onSave: nothing,
    refused: 0,
    site: null,
    ...rest,
    home: {
      pageWords: null,
      noPage: '',
      saved: [],
      onUnsave: nothing,
      recent: null,
      onClearRecent: nothing,
      systems: () => [],
      wordsOf: () => [],
      ...home,
    },
  }
  render(<Popup {...all} />, root)
}

async function type(query: string): Promise<void> {
  const field = root.querySelector('input')!
  field.value = query
  field.dispatchEvent(new window.Event('input', { bubbles: true }))
  await settled()
}

const said = () => root.querySelector('.hint')?.textContent
const clickTab = async (name: string) => {
  root.querySelector<HTMLElement>(`#tab-${name}`)!.click()
  await settled()
}

describe('a search', () => {
  it.each<[string, Found, string]>([
    ['while the words are loaded', null, 'loading'],
    ['when they cannot be', new Error('gone'), 'wordsFailed'],
    ['when there is no such word', [], 'noResults'],
  ])('says so %s', async (_, found, key) => {
    show({ find: () => found })
    await type('atrofy')
    expect(said()).toBe(key)
  })

  it('lists what it has found, and what a level is', async () => {
    show({ find: () => [WORD, LEVEL] })
    await type('a')
    expect([...root.querySelectorAll('.word span')].map((s) => s.textContent)).toEqual([WORD.short, 'levelOfSpine'])
    expect(root.querySelector('[role="status"]')?.textContent).toBe('results')
  })

  it.each([
    ['there is no entry', () => Promise.resolve(null), 'noEntry'],
    ['the entry cannot be read', () => Promise.reject(new Error('gone')), 'lookupFailed'],
  ])('says so when %s', async (_, loadCard, key) => {
    vi.spyOn(console, 'warn').mockImplementation(nothing)
    show({ find: () => [WORD], loadCard })
    await type('a')
    root.querySelector<HTMLElement>('.word')!.click()
    await settled()
    expect(root.querySelector('[role="alert"]')?.textContent).toBe(key)
    await type('at')
    expect(root.querySelector('[role="alert"]')).toBeNull()
  })
})

describe('the lists', () => {
  it.each([
    [null, '', 'pageWordsWait'],
    [[], '', 'pageWordsNone'],
  ] as const)('of the page: %j is %s%s', (pageWords, noPage, key) => {
    show({ home: { pageWords, noPage } })
    expect(said()).toBe(key)
  })

  it.each(['notHere', 'offNow'] as const)('begin with the body systems where the page has none: %s', async (noPage) => {
    show({ home: { noPage, systems: () => [{ id: 'blood', count: 3 }] } })
    expect(root.querySelector('.systems button')?.textContent).toBe('system_blood 3')
    await clickTab('page')
    expect(said()).toBe(noPage)
  })

  it('wait for the words', async () => {
    show()
    await clickTab('systems')
    expect(said()).toBe('loading')
  })

  it('have no list of recent words unless the reader wants one', async () => {
    show()
    expect(root.querySelector('#tab-recent')).toBeNull()
    show({ home: { recent: [] } })
    await clickTab('recent')
    expect(said()).toBe('recentNone')
  })

  it('tell how often a word stands on the page', () => {
    show({
      home: {
        pageWords: [
          { ...WORD, count: 3 },
          { ...LEVEL, count: 1 },
        ],
      },
    })
    expect([...root.querySelectorAll('.word em')].map((em) => em.textContent)).toEqual(['times'])
  })

  it('tell which word is taken out', async () => {
    const onUnsave = vi.fn()
    show({ home: { saved: [WORD, LEVEL], onUnsave } })
    await clickTab('saved')
    root.querySelectorAll<HTMLElement>('.remove')[1]!.click()
    expect(onUnsave).toHaveBeenCalledExactlyOnceWith('spine:C5-C6')
  })
})

describe('the words of a page', () => {
  const mark = (text: string, word: string, entry: string): Mark => {
    const start = text.indexOf(word)
    const found = { start, end: start + word.length, kind: 'entry', entry, levels: [], level: 1 }
    return { found, block: { text, nodes: [], starts: [] }, layer: '', range: null as unknown as StaticRange }
  }

  it('come in the order of the marks, as first seen, and are counted', () => {
    const marks = [
      mark('The disc bulges.', 'disc', 'disc'),
      mark('A nerve\n  root is free.', 'nerve\n  root', 'nerve-root'),
      mark('Discs age.', 'Discs', 'disc'),
    ]
    expect(wordsOf(marks)).toEqual([
      { entry: 'disc', kind: 'entry', levels: [], text: 'disc', count: 2 },
      { entry: 'nerve-root', kind: 'entry', levels: [], text: 'nerve root', count: 1 },
    ])
  })
})
