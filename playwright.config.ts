import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig, devices } from '@playwright/test'

// Three installations: the demo, an empty one, and the pages under `next start` without server.ts (on a Postgres).
// Workers read this file again: what was chosen first has to stay.
process.env.E2E_PORT ??= '4310'
process.env.E2E_SCRATCH ??= mkdtempSync(join(tmpdir(), 'charla-e2e-'))
const port = Number(process.env.E2E_PORT)
const scratch = process.env.E2E_SCRATCH
const node = join(import.meta.dirname, 'node_modules/.bin/node')
const database = process.env.DATABASE_URL
// A double of Google's consent, at an address of this machine that no test takes for one of the internet. Only Linux has more than one.
const consents = process.platform === 'linux' ? `http://127.0.0.77:${port + 3}` : undefined

const server = (name: string, offset: number, env: Record<string, string>, command = `${node} server.ts`) => ({
  name,
  command,
  url: `http://localhost:${port + offset}/ready`,
  timeout: 120_000,
  gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 12_000 },
  env: {
    PORT: String(port + offset),
    DATA_DIR: join(scratch, name),
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    DATABASE_URL: '',
    REDIS_URL: '',
    ...env,
  },
})

export default defineConfig({
  testDir: process.env.SHOTS ? 'tests/shots' : 'tests/e2e',
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    baseURL: `http://localhost:${port}`,
    locale: 'en-US',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
      args: process.env.CHROMIUM_ARGS?.split(' ') ?? [],
    },
  },
  webServer: [
    ...(consents
      ? [
          {
            name: 'consents',
            command: `${node} tests/support/consent-double.ts`,
            url: `${consents}/ready`,
            env: { CONSENT_DOUBLE: consents },
          },
        ]
      : []),
    server('demo', 0, {
      // Where tests that need Meta put their double of it (tests/e2e/meta.ts).
      WHATSAPP_CLOUD_BASE_URL: `http://127.0.0.1:${port + 7}`,
      ALLOWED_PRIVATE_ADDRESSES: `127.0.0.1/32${consents ? `, ${new URL(consents).hostname}` : ''}`,
      ...(consents
        ? {
            GOOGLE_ACCOUNTS_BASE_URL: consents,
            GOOGLE_OAUTH_BASE_URL: consents,
            GOOGLE_OAUTH_CLIENT_ID: 'client-of-tests',
            GOOGLE_OAUTH_CLIENT_SECRET: 'secret of tests',
          }
        : {}),
    }),
    server('empty', 1, { DEMO: '0' }),
    ...(database
      ? [
          server(
            'pages-only',
            2,
            { DATABASE_URL: database, WORKER: '0' },
            `${node} tests/support/pages-only.ts ${port + 2}`,
          ),
        ]
      : []),
  ],
})
