/** `npm run soak`: the long run of the busy page, over what `npm run build` has built. */
process.env.BEDSIDE_SOAK ??= '100000'
process.argv.push('run', 'tests/e2e/soak.test.ts')
await import('vitest/vitest.mjs')
