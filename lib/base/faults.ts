import { log } from './log.ts'

type Reporter = { captureException(error: unknown): unknown }
let reporter: Reporter | undefined

/** Reports faults to Sentry from here on when there is a DSN, never with what people wrote. */
export async function startFaults(dsn: string | undefined): Promise<void> {
  if (!dsn || reporter) return
  const loaded = await import('@sentry/nextjs')
  // Loaded by Node itself it is CommonJS, and its names hang on `default`; bundled they do not.
  const sentry = 'captureException' in loaded ? loaded : (loaded as { default: typeof loaded }).default
  sentry.init({
    dsn,
    dataCollection: { userInfo: false, cookies: false, httpHeaders: false, httpBodies: [], urlQueryParams: false },
    tracesSampleRate: 0,
    beforeSend: event => ({ ...event, request: undefined, user: undefined, breadcrumbs: undefined, extra: undefined }),
  })
  reporter = sentry
}

/** Something went wrong that should not: a line in the log with what identifies it, and a report where one is wanted. */
export function fault(error: unknown, what: string, ids: Record<string, string | number> = {}): void {
  log.error({ err: error, ...ids }, what)
  reporter?.captureException(error)
}
