/** `npm test`: what is needed first, then `test.ts`. */
import { runScript } from './needs.mjs'

runScript('scripts/test.ts')
