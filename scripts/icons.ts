/** `npm run icons`: draws `public/icon/bedside.svg` in the sizes that browsers ask for. */
import fs from 'node:fs'
import path from 'node:path'
import { launch } from './launch'
import { ROOT } from './tools'

/** Toolbars, menus and lists of extensions, at one and two device pixels; 128 is for the stores. */
const SIZES = [16, 32, 48, 96, 128]
const FOLDER = path.join(ROOT, 'public/icon')

const drawing = fs.readFileSync(path.join(FOLDER, 'bedside.svg'), 'utf8')
// Chromium's sandbox cannot start for root.
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
const { browser } = await launch('chrome', [], { headless: true, args })
try {
  const page = await browser.newPage()
  await page.setContent(
    `<style>body { margin: 0 } svg { display: block; width: 100vw; height: 100vh }</style>${drawing}`,
  )
  for (const size of SIZES) {
    await page.setViewport({ width: size, height: size })
    await page.screenshot({ path: path.join(FOLDER, `${size}.png`), omitBackground: true })
    console.log(`public/icon/${size}.png`)
  }
} finally {
  await browser.close()
}
