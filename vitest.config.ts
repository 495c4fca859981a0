import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{lib,workers,components,widget,tests}/**/*.test.{ts,tsx}', '*.test.ts'],
    exclude: ['node_modules', 'tests/e2e'],
    globalSetup: ['tests/support/database.ts'],
    setupFiles: ['tests/support/setup.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Two at a time: the machines that run this have two cores, and the embedded database is one session.
    maxWorkers: 2,
  },
})
