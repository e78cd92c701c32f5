/** The card's own words: what comes first, what the page says of the word, and never any HTML of an entry. */
import { parseHTML } from 'linkedom'
import { render } from 'preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Card, type CardProps } from '../../components/Card'
import { HereLine } from '../../components/HereLine'
import { PageCard, type PageCardProps } from '../../components/PageCard'
import { sayBy } from '../../components/strings'
import type { CardEntry, Here } from '../../core/card/model'

const ENTRY: CardEntry = {
  id: 'cauda-equina-syndrome',
  term: 'cauda equina syndrome',
  kind: 'condition',
  system: 'spine',
  say: 'KAW-duh',
  short: 'The nerves at the end of the spine are squeezed.',
  more: 'Cauda equina means tail of a horse.',
  common: 'It is rare.',
  limits: 'A scan is needed.',
  urgent: 'Go to an emergency room today.',
  links: [{ type: 'part of', id: 'spine', term: 'spine' }],
  sources: [{ label: 'MedlinePlus', title: 'Spine', address: 'https://medlineplus.gov/spine.html' }],
}
const NOTHING: Here = { levels: [], cues: [], severity: '', side: '' }

let root: HTMLElement

beforeEach(() => {
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  vi.stubGlobal('document', document)
  root = document.body
})
afterEach(() => {
  render(null, root)
  sayBy((key) => key)
  vi.unstubAllGlobals()
})

function show(props: Partial<CardProps> = {}): string {
  const loadPicture = () => Promise.resolve(null)
  render(<Card entry={ENTRY} onLink={() => undefined} loadPicture={loadPicture} {...props} />, root)
  return root.textContent
}

function showOnPage(props: Partial<PageCardProps> = {}): void {
  const nothing = () => Promise.resolve(null)
  const card = { entry: ENTRY, known: false, loadCard: nothing, loadPicture: nothing, takesFocus: false }
  render(<PageCard {...card} onKnown={() => Promise.resolve()} onClose={() => undefined} {...props} />, root)
}

describe('Card', () => {
  it('says when to get help before what the word means', () => {
    const text = show()
    expect(text.indexOf('Go to an emergency room')).toBeGreaterThan(text.indexOf('cauda equina syndrome'))
    expect(text.indexOf('Go to an emergency room')).toBeLessThan(text.indexOf('The nerves at the end'))
  })

  it('keeps the longer story folded, and leaves out what the entry does not have', () => {
    show()
    expect(root.querySelector('details')?.hasAttribute('open')).toBe(false)
    const { id, term, kind, system, short, sources } = ENTRY
    show({ entry: { id, term, kind, system, short, sources, links: [] } })
    expect(root.querySelectorAll('details, dl, .urgent, .links, .say, .close, .known, .back')).toHaveLength(0)
  })

  it('shows no HTML of an entry, only its letters', () => {
    const evil = '<img src=x onerror=alert(1)>'
    const text = show({
      entry: { ...ENTRY, term: evil, short: evil, urgent: evil, more: evil, common: evil, limits: evil, say: evil },
      here: { ...NOTHING, severity: evil },
    })
    expect(root.querySelector('img')).toBeNull()
    expect(text.split(evil)).toHaveLength(8 + 1)
  })

  it('opens sources apart from the page, and tells them nothing of it', () => {
    show()
    const link = root.querySelector('.sources a')
    expect(link?.getAttribute('target')).toBe('_blank')
    expect(link?.getAttribute('rel')).toContain('noreferrer')
  })

  it('tells which word was chosen, and whether it is known', () => {
    const onLink = vi.fn()
    const onKnown = vi.fn()
    show({ onLink, onKnown, known: true })
    root.querySelector<HTMLElement>('.links button')?.click()
    expect(onLink).toHaveBeenCalledExactlyOnceWith('spine')
    expect(root.querySelector('.known')?.getAttribute('aria-pressed')).toBe('true')
    root.querySelector<HTMLElement>('.known')?.click()
    expect(onKnown).toHaveBeenCalledExactlyOnceWith(false)
  })
})

describe('the star', () => {
  it('is there only where words can be saved, and says whether this one is', () => {
    const onSave = vi.fn()
    show()
    expect(root.querySelector('.star')).toBeNull()
    show({ saved: true, onSave })
    expect(root.querySelector('.star')?.getAttribute('aria-pressed')).toBe('true')
    root.querySelector<HTMLElement>('.star')?.click()
    expect(onSave).toHaveBeenCalledExactlyOnceWith(false)
  })

  it('changes at once on a page’s card, before anybody has answered', async () => {
    const onSave = vi.fn(() => Promise.resolve())
    showOnPage({ isSaved: (id) => id !== ENTRY.id, onSave })
    expect(root.querySelector('.star')?.getAttribute('aria-pressed')).toBe('false')
    root.querySelector<HTMLElement>('.star')?.click()
    expect(onSave).toHaveBeenCalledExactlyOnceWith(ENTRY.id, true)
    await vi.waitFor(() => expect(root.querySelector('.star')?.getAttribute('aria-pressed')).toBe('true'))
  })
})

describe('HereLine', () => {
  const line = (here: Partial<Here>, kind = 'condition') => {
    render(<HereLine here={{ ...NOTHING, ...here }} kind={kind} />, root)
    return root.textContent
  }

  it('says first that a finding was not seen', () => {
    expect(line({ cues: ['uncertain', 'negated'], levels: [['L5', 'S1']], side: 'left', severity: 'mild' })).toBe(
      'here cue_negated · cue_uncertain · L5–S1 · side_left · “mild”',
    )
  })

  it('is not there when the text says nothing', () => {
    expect(line({})).toBe('')
  })

  it('calls no person and no nerve absent or mild', () => {
    expect(line({ cues: ['negated'], severity: 'mild', side: 'left' }, 'person')).toBe('')
    expect(line({ cues: ['negated'], severity: 'mild', side: 'left' }, 'anatomy')).toBe('here side_left')
  })
})

describe('PageCard', () => {
  it('says when a star, a known word or the list of looked-up words was refused, and stays as it was', async () => {
    const full = () => Promise.reject(new Error('QUOTA_BYTES quota exceeded'))
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const onClose = vi.fn()
    const stored = { onSave: full, onKnown: full, onShown: () => Promise.resolve(), onClose }
    const show = (how: Partial<PageCardProps>) => showOnPage({ ...stored, ...how })
    const alert = () => root.querySelector('[role="alert"]')
    show({})
    for (const control of ['.star', '.known']) {
      const before = alert() ?? undefined
      root.querySelector<HTMLElement>(control)!.click()
      // Another alert each time, so that it is read aloud again.
      await vi.waitFor(() => expect([alert()?.textContent, alert() === before]).toEqual(['notStored', false]))
    }
    expect(root.querySelector('.star')?.getAttribute('aria-pressed')).toBe('false')
    expect(onClose).not.toHaveBeenCalled()
    show({ onSave: () => Promise.resolve() })
    root.querySelector<HTMLElement>('.star')!.click()
    await vi.waitFor(() => expect(alert()).toBeNull())
    expect(root.querySelector('.star')?.getAttribute('aria-pressed')).toBe('true')
    render(null, root)
    show({ onShown: full })
    await vi.waitFor(() => expect(alert()?.textContent).toBe('notStored'))
  })

  it.each([
    ['there is no entry', null, 'No entry'],
    ['it cannot be fetched', undefined, 'Failed'],
  ])('says so when %s', (_what, entry, words) => {
    sayBy((key) => ({ noEntry: 'No entry', loadFailed: 'Failed' })[key] ?? key)
    showOnPage({ entry })
    expect(root.textContent).toBe(words)
  })
})
