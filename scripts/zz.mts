import { openBrowser, until } from '../tests/e2e/harness'
import { BROWSERS } from './browsers'
for (const name of BROWSERS) {
  const open = await openBrowser(name)
  const page = await open.extensionPage('options.html')
  console.log(name, await page.evaluate(async () => JSON.stringify(await (globalThis as any).chrome.commands.getAll())))
  console.log(await page.evaluate(() => speechSynthesis.getVoices().length))
  await open.close()
}
