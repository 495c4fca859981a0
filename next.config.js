import doors from './lib/api/doors.json' with { type: 'json' }

const pageHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'X-Frame-Options', value: 'SAMEORIGIN' },
  {
    key: 'Content-Security-Policy',
    value: "frame-ancestors 'self'; object-src 'none'; base-uri 'self'; form-action 'self'",
  },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(self), payment=()' },
]

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  devIndicators: false,
  reactStrictMode: true,
  skipTrailingSlashRedirect: true, // clients of the API write slashes at the end of paths
  // Each conversation has an address, all with the same shell: memory is enough for them.
  // Fewer and larger files of scripts: what stands together is compressed better.
  experimental: {
    isrFlushToDisk: false,
    turbopackChunking: { minChunkSize: 150_000, maxMergeChunkSize: 600_000 },
  },
  // Our own `tsc` step checks the types of the whole repository.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    '@electric-sql/pglite',
    '@electric-sql/pglite-pgvector',
    '@fastify/busboy',
    '@supabase/lite',
    'bcryptjs',
    'file-type',
    'ioredis',
    'nodemailer',
    'pg-boss',
    'pino',
    'postgres',
    'prom-client',
    'sharp',
    'ws',
  ],
  turbopack: {
    // The catalogues are compiled when the pages are built, and come in parts.
    resolveAlias: { 'use-intl/format-message': 'use-intl/format-message/format-only' },
    rules: {
      '*.json': {
        condition: { all: [{ path: /^components\/i18n\// }, { query: /^\?\w+$/ }] },
        loaders: ['./scripts/words-loader.mjs'],
        as: '*.js',
      },
    },
  },
  headers: async () => [
    { source: '/app/:path*', headers: pageHeaders },
    { source: '/demo', headers: pageHeaders },
    { source: '/playground', headers: pageHeaders },
  ],
  // Under `server.ts` these never reach Next; elsewhere one route answers for all of them.
  rewrites: async () => ({
    beforeFiles: doors
      .filter(door => door !== '/api')
      .flatMap(door => [
        { source: door, destination: `/api/door${door}` },
        { source: `${door}/:path*`, destination: `/api/door${door}/:path*` },
      ]),
  }),
  outputFileTracingIncludes: { '/api/[[...path]]': ['./supabase/migrations/**', './dist/widget/**'] },
  redirects: async () => [{ source: '/', destination: '/app', permanent: false }],
}

export default process.env.SENTRY_DSN ? await withSentry(config) : config

/** Loaded only when it is wanted: it makes every build slower. */
async function withSentry(plain) {
  const { default: sentry } = await import('@sentry/nextjs')
  return sentry.withSentryConfig(plain, { silent: true, telemetry: false, sourcemaps: { disable: true } })
}
