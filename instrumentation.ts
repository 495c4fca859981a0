/** Error reporting on the server: only with a DSN, and never with what people wrote. */
export async function register() {
  if (!process.env.SENTRY_DSN) return
  const Sentry = await import('@sentry/nextjs')
  Sentry.init({
    dsn: process.env.SENTRY_DSN,
    dataCollection: { userInfo: false, cookies: false, httpHeaders: false, httpBodies: [], urlQueryParams: false },
    tracesSampleRate: 0,
    beforeSend: event => ({ ...event, request: undefined, user: undefined, breadcrumbs: undefined, extra: undefined }),
  })
}
