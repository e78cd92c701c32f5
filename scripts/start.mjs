/** `npm start`: what is needed first, then `start.ts`. */
import { runScript } from './needs.mjs'

runScript('scripts/start.ts')
