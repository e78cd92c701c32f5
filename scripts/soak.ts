/** `npm run soak`: the long run of the busy page, over what `npm run build` has built. */
import { runTool } from './tools'

process.env.BEDSIDE_SOAK ??= '100000'
const { ok } = await runTool('vitest', ['run', 'tests/e2e/soak.test.ts'], { show: true })
if (!ok) process.exitCode = 1
