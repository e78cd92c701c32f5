/** Three kinds of tests: plain logic, logic over a document, and the built extension in real browsers. */
import { defineConfig, type TestProjectConfiguration } from 'vitest/config'
import { WxtVitest } from 'wxt/testing/vitest-plugin'

/** Starting a browser and loading a large page take their time on a small machine. */
const E2E_TIMEOUT_MS = 60_000

/** Some unit tests read the whole glossary; on a busy machine that takes more than the usual five seconds. */
const UNIT_TIMEOUT_MS = 60_000

const inNode = (name: string, include: string[]): TestProjectConfiguration => ({
  plugins: [WxtVitest()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    name,
    include,
    environment: 'node',
    mockReset: true,
    restoreMocks: true,
    testTimeout: UNIT_TIMEOUT_MS,
    hookTimeout: UNIT_TIMEOUT_MS,
  },
})

export default defineConfig({
  test: {
    projects: [
      inNode('unit', ['tests/unit/**/*.test.ts']),
      inNode('dom', ['tests/dom/**/*.test.{ts,tsx}']),
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          // A pointer that stands still because the machine is busy looks like one that rests.
          retry: 2,
          environment: 'node',
          globalSetup: ['tests/e2e/setup.ts'],
          fileParallelism: false,
          testTimeout: E2E_TIMEOUT_MS,
          hookTimeout: E2E_TIMEOUT_MS,
          // After the quick ones, with the machine to itself.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
