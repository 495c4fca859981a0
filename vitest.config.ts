import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{lib,workers,components,widget,tests}/**/*.test.{ts,tsx}', '*.test.ts'],
    exclude: ['node_modules', 'tests/e2e'],
    globalSetup: ['tests/support/database.ts'],
    setupFiles: ['tests/support/setup.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // One after the other: files share one database with its log and its queue, and a worker of one, which knows
    // nothing of who is online or where mail goes in another, would take the other's jobs.
    maxWorkers: 1,
    // As in server.ts and worker.ts: on a new connection postgres.js asks for the types of arrays, and waits for no answer.
    onUnhandledError(error) {
      const { code, query } = error as { code?: string; query?: string }
      if (code === 'CONNECTION_CLOSED' && query?.includes('pg_catalog.pg_type')) return false
    },
  },
})
