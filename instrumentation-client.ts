/** Error reporting in the browser: only with a DSN, and never with what people wrote. */
if (process.env.NEXT_PUBLIC_SENTRY_DSN) {
  import('@sentry/nextjs').then(Sentry =>
    Sentry.init({
      dsn: process.env.NEXT_PUBLIC_SENTRY_DSN,
      dataCollection: { userInfo: false, cookies: false, httpHeaders: false, httpBodies: [], urlQueryParams: false },
      tracesSampleRate: 0,
      beforeBreadcrumb: () => null,
      beforeSend: event => ({ ...event, request: undefined, user: undefined, extra: undefined }),
    }),
  )
}
