/** Ways of moving the mouse, and of letting time pass in the page's own frames. */
import type { Page } from 'puppeteer-core'

interface Point {
  x: number
  y: number
}

interface Box extends Point {
  width: number
  height: number
}

export const centre = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 })

/** Whether two boxes lie apart. */
export function areApart(a: Box, b: Box): boolean {
  return a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
}

/** Lets the page draw so many frames. */
export function passFrames(page: Page, frames: number): Promise<void> {
  return page.evaluate(async (count) => {
    for (let i = 0; i < count; i++) await new Promise(requestAnimationFrame)
  }, frames)
}

/** Moves the mouse on a straight line, one step a frame: the more steps, the slower. */
export async function glide(page: Page, from: Point, to: Point, steps: number): Promise<void> {
  for (let i = 1; i <= steps; i++) {
    await page.mouse.move(from.x + ((to.x - from.x) * i) / steps, from.y + ((to.y - from.y) * i) / steps)
    await passFrames(page, 1)
  }
}
