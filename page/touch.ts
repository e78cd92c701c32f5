/** Fingers: a long press on a word that is a link as well, and a swipe that sends the sheet away. */
import type { Ears } from './ears'

/** Systems take a press for a long one after half a second; ours must come before their menu. */
const HOLD_MS = 450
/** A finger that lies still still moves this many CSS pixels. */
const STILL = 10
/** A sheet that was drawn down this far, or this fast (CSS pixels, and those a millisecond), is let go of. */
const AWAY = 72
const FLING = 0.5

/** Calls back when a finger has rested on a point; true says that something was done, and the press means no more. */
export function watchHold(onHold: (x: number, y: number) => boolean, ears: Ears): void {
  let timer = 0
  let from = { x: 0, y: 0 }
  let held = false
  const cancel = () => clearTimeout(timer)
  ears.onHand('pointerdown', ({ pointerType, isPrimary, clientX, clientY }) => {
    cancel()
    held = false
    if (pointerType !== 'touch' || !isPrimary) return
    from = { x: clientX, y: clientY }
    timer = setTimeout(() => (held = onHold(from.x, from.y)), HOLD_MS) as unknown as number
  })
  ears.onHand('pointermove', ({ clientX, clientY }) => {
    if (Math.hypot(clientX - from.x, clientY - from.y) > STILL) cancel()
  })
  ears.onHand('pointerup', cancel)
  ears.onHand('pointercancel', cancel)
  const swallow = (event: MouseEvent) => {
    // A key that follows a link is no finger.
    if (!held || (event.type === 'click' && event.detail === 0)) return
    event.preventDefault()
    event.stopPropagation()
  }
  // The menu of the link, and the link itself, were not meant.
  ears.onHand('contextmenu', swallow, false)
  ears.onHand('click', swallow, false)
  ears.signal.addEventListener('abort', cancel)
}

/** Lets a finger draw an element down and away, as long as `isSheet` says that it lies at the screen's bottom. */
export function watchSwipe(sheet: HTMLElement, isSheet: () => boolean, onAway: () => void): void {
  let from: { y: number; time: number } | null = null
  const drawn = (event: TouchEvent) => Math.max(0, (event.changedTouches[0]?.clientY ?? 0) - (from?.y ?? 0))
  const draw = (pixels: number) => sheet.style.setProperty('--drawn', `${pixels}px`)
  sheet.addEventListener(
    'touchstart',
    (event) => {
      const [finger] = event.touches
      // Text that is scrolled is drawn back to its beginning first.
      const isScrolled = event.composedPath().some((at) => at instanceof Element && at !== sheet && sheet.contains(at) && at.scrollTop > 0) // prettier-ignore
      from = finger && event.touches.length === 1 && isSheet() && !isScrolled ? { y: finger.clientY, time: event.timeStamp } : null // prettier-ignore
    },
    { passive: true },
  )
  sheet.addEventListener('touchmove', (event) => from && draw(drawn(event)), { passive: true })
  sheet.addEventListener('touchend', (event) => {
    if (!from) return
    const pixels = drawn(event)
    const speed = pixels / Math.max(1, event.timeStamp - from.time)
    from = null
    draw(0)
    if (pixels > AWAY || (speed > FLING && pixels > STILL)) onAway()
  })
  sheet.addEventListener('touchcancel', () => {
    from = null
    draw(0)
  })
}
