/**
 * When does a pointer mean a word? After it rests there: dwell and speed decide, as in Wikipedia's page
 * previews and 10ten. Leaving is forgiving: the way from the word to its card is safe.
 */
import type { Ears } from './ears'

/** The pointer rests this long on a word before its card opens, unless the reader chose otherwise (Wikipedia waits 150 + 350 ms with the fetch). */
export const DWELL_MS = 300
/** The card stays this long after the pointer has left word, card and the way between. */
const LEAVE_MS = 300
/** Faster than this (CSS pixels a millisecond) the pointer is only crossing. */
const CROSSING_SPEED = 0.35

/** After a fast move the pointer has come to rest when nothing was heard of it for this long. */
const SETTLE_MS = 60

export interface PointingTarget<T> {
  /** How long the pointer rests on a word before its card opens, in milliseconds; 0: no rest opens it. */
  dwell: () => number
  /** What lies under the point, or null. */
  find: (x: number, y: number) => T | null
  /** Whether the point is on the card or on the safe way to it. */
  isSafe: (x: number, y: number) => boolean
  isOpen: () => boolean
  onOpen: (target: T, x: number, y: number) => void
  /** A word is being pointed at: time to fetch what its card will show. */
  onApproach: (target: T) => void
  onLeave: () => void
}

/** Watches the pointer for as long as the ears do. */
export function watchPointer<T>(target: PointingTarget<T>, ears: Ears): void {
  let last = { x: 0, y: 0, time: 0 }
  let dwell = 0
  let leave = 0
  let candidate: T | null = null
  let frame = 0
  let settle = 0

  const stopDwell = () => {
    clearTimeout(dwell)
    dwell = 0
    candidate = null
  }
  const stopLeave = () => {
    clearTimeout(leave)
    leave = 0
  }
  const startLeave = () => {
    leave ||= setTimeout(() => {
      leave = 0
      if (!target.isSafe(last.x, last.y)) target.onLeave()
    }, LEAVE_MS) as unknown as number
  }

  const look = (x: number, y: number, speed: number) => {
    if (target.isOpen()) {
      if (target.isSafe(x, y)) {
        stopLeave()
        stopDwell()
        return
      }
      startLeave()
    }
    if (speed > CROSSING_SPEED) {
      stopDwell()
      // A hand may stop dead: the last move was fast, and no other follows.
      settle = setTimeout(() => look(last.x, last.y, 0), SETTLE_MS) as unknown as number
      return
    }
    const found = target.find(x, y)
    if (found === null) {
      stopDwell()
      return
    }
    if (found === candidate) return
    stopDwell()
    candidate = found
    target.onApproach(found)
    if (target.dwell() === 0) return
    dwell = setTimeout(() => {
      const word = candidate
      stopDwell()
      if (word === null || target.find(last.x, last.y) !== word) return
      stopLeave()
      target.onOpen(word, last.x, last.y)
    }, target.dwell()) as unknown as number
  }

  const onMove = (event: PointerEvent) => {
    if (event.pointerType === 'touch') return
    const { clientX: x, clientY: y, timeStamp: time } = event
    const speed = Math.hypot(x - last.x, y - last.y) / Math.max(1, time - last.time)
    last = { x, y, time }
    cancelAnimationFrame(frame)
    clearTimeout(settle)
    frame = requestAnimationFrame(() => look(x, y, event.buttons === 0 ? speed : Infinity))
  }
  /** Out of the window, out of this frame, or into a frame inside: no more moves are heard. */
  const onOut = ({ relatedTarget: to, pointerType, timeStamp }: PointerEvent) => {
    const gone = to === null || /^i?frame$/.test((to as Element).localName)
    if (!gone || pointerType === 'touch') return
    cancelAnimationFrame(frame)
    clearTimeout(settle)
    stopDwell()
    last = { x: -Infinity, y: -Infinity, time: timeStamp }
    if (target.isOpen()) startLeave()
  }
  ears.onHand('pointermove', onMove)
  ears.onHand('pointerout', onOut)
  ears.onHand('pointerdown', stopDwell)
  ears.signal.addEventListener('abort', () => {
    stopDwell()
    stopLeave()
    clearTimeout(settle)
    cancelAnimationFrame(frame)
  })
}

export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** A hand strays this many CSS pixels from a box, and three times as many from the band between two. */
const STRAY = 6

/** Whether a point lies in the band between two boxes: the safe way from a word to its card. */
export function onTheWay(x: number, y: number, word: Box, card: Box): boolean {
  const inBox = (b: Box) => x >= b.left - STRAY && x <= b.right + STRAY && y >= b.top - STRAY && y <= b.bottom + STRAY
  if (inBox(word) || inBox(card)) return true
  const isBeside = card.right <= word.left || card.left >= word.right
  const isBelowOrAbove = card.bottom <= word.top || card.top >= word.bottom
  return isBeside && !isBelowOrAbove ? inBand(y, x, turned(word), turned(card)) : inBand(x, y, word, card)
}

/** The band narrows from the upper box to the lower, as the eye and hand go. */
function inBand(x: number, y: number, word: Box, card: Box): boolean {
  const [upper, lower] = word.top < card.top ? [word, card] : [card, word]
  if (y < upper.bottom - STRAY || y > lower.top + STRAY) return false
  const part = lower.top > upper.bottom ? (y - upper.bottom) / (lower.top - upper.bottom) : 0.5
  const left = upper.left + (lower.left - upper.left) * part
  const right = upper.right + (lower.right - upper.right) * part
  return x >= left - STRAY * 3 && x <= right + STRAY * 3
}

/** A box with its axes changed. */
function turned({ left, top, right, bottom }: Box): Box {
  return { left: top, top: left, right: bottom, bottom: right }
}
