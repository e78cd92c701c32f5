/** A page that is only looked at: the glossary is let go, and comes again with the next words. */
import type { Page } from 'puppeteer-core'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Backstage } from './backstage'
import { BROWSERS, highlights, until, waitForHighlights, type OpenBrowser } from './harness'
import { memoryOf } from './proof/memory'
import { useStage, type Stage } from './stage'

/** What the glossary's arrays take at the least, in bytes. */
const GLOSSARY = 700_000
/** The reader rests after two seconds, or a few times that; a busy machine takes longer to be still. */
const REST_MS = 60_000
/** What a page adds this often keeps the reader awake, in ms. */
const KEEPS_AWAKE_MS = 250

describe.each(BROWSERS)('a page that rests in %s', (name) => {
  let open: OpenBrowser
  let server: Stage['server']
  let backstage: Backstage
  let page: Page
  useStage(name, (stage) => void ({ open, server, backstage, page } = stage))
  beforeEach(async () => {
    await page.goto(server.url('calf-twitching.html'))
    await waitForHighlights(page, 10)
  })

  const add = async (text: string, word: string) => {
    await page.evaluate((words) => document.body.insertAdjacentHTML('beforeend', `<p>${words}</p>`), text)
    await until(`"${word}" to be marked`, () => highlights(page), (all) => all.some((mark) => mark.text === word)) // prettier-ignore
  }

  it(
    'gives the memory of the glossary back, keeps its marks and reads what comes',
    { timeout: REST_MS * 2 },
    async () => {
      const memory = await memoryOf(open, page)
      await page.bringToFront()
      const arraysAwake = async () => {
        const timer = await page.evaluate((ms) => {
          return window.setInterval(() => document.body.insertAdjacentHTML('beforeend', '<p>She walks.</p>'), ms)
        }, KEEPS_AWAKE_MS)
        await add('She has spondylolisthesis.', 'spondylolisthesis')
        const { arrays } = await memory()
        await page.evaluate((id) => clearInterval(id), timer)
        return arrays
      }
      const awake = await arraysAwake()
      const marks = (await highlights(page)).length
      await until('the glossary to go', memory, ({ arrays }) => arrays < awake - GLOSSARY, REST_MS)
      expect(await highlights(page)).toHaveLength(marks)
      // The background rests by then, too.
      await backstage.stopBackground()
      await add('And a syrinx, says the radiologist.', 'syrinx')
      expect(await arraysAwake()).toBeGreaterThan(awake - GLOSSARY)
    },
  )
})
