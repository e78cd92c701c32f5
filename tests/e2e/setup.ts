/** Before any end-to-end test: both browsers are here and both builds exist, or one sentence says what to do. */
import fs from 'node:fs'
import path from 'node:path'
import { BROWSERS, findBrowser, VARIABLES } from '../../scripts/browsers'
import { builtFor } from '../../scripts/launch'

/** Vitest's `globalSetup`. The workers find the browsers by these variables at once. */
export default async function setup(): Promise<void> {
  for (const name of BROWSERS) {
    const manifest = path.join(builtFor(name), 'manifest.json')
    if (!fs.existsSync(manifest)) throw new Error(`There is no build for ${name}: run "npm run build" first.`)
    process.env[VARIABLES[name]] = (await findBrowser(name)).path
  }
}
