import { z } from 'zod'

const flag = z.enum(['0', '1']).transform(value => value === '1')
/** Addresses and ranges like `10.0.0.0/8`, separated by commas. */
const addresses = z
  .string()
  .default('')
  .transform(text =>
    text
      .split(',')
      .map(part => part.trim())
      .filter(Boolean),
  )
  .refine(
    list => list.every(one => /^[\da-f.:]+(\/\d{1,3})?$/i.test(one)),
    'must be addresses or ranges, separated by commas',
  )

const optionalUrl = z.url({ protocol: /^https?$/ }).optional()

/** Every setting, as an environment variable. `.env.example` explains each; a test keeps the two in step. */
export const schema = z
  .object({
    NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    HOST: z.string().min(1).default('localhost'),
    APP_URL: optionalUrl,
    DATA_DIR: z.string().min(1).default('.data'),
    SECRET_KEY: z.string().min(32).optional(),
    DEMO: flag.default(true),
    ENABLE_ACCOUNT_SIGNUP: flag.default(false),
    LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
    TRUST_PROXY: flag.default(false),

    API_REQUESTS_PER_MINUTE: z.coerce.number().int().min(0).max(1_000_000).default(3000),
    CONVERSATION_MESSAGE_PER_MINUTE_LIMIT: z.coerce.number().int().min(0).max(1_000_000).default(200),

    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),

    SUPABASE_URL: optionalUrl,
    SUPABASE_ANON_KEY: z.string().min(1).optional(),
    SUPABASE_SERVICE_ROLE_KEY: z.string().min(1).optional(),
    SUPABASE_BUCKET: z
      .string()
      .regex(/^[\w-]+$/)
      .default('charla'),
    FILES_URL: optionalUrl,
    ALLOWED_PRIVATE_ADDRESSES: addresses,
    MAXIMUM_FILE_UPLOAD_SIZE: z.coerce.number().int().min(1).max(2048).default(40),

    REDIS_PREFIX: z
      .string()
      .regex(/^[\w.-]+$/)
      .default('charla'),
    REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
    UPSTASH_REDIS_REST_URL: optionalUrl,
    UPSTASH_REDIS_REST_TOKEN: z.string().min(1).optional(),

    QSTASH_TOKEN: z.string().min(1).optional(),
    QSTASH_URL: optionalUrl,
    QSTASH_CURRENT_SIGNING_KEY: z.string().min(1).optional(),
    QSTASH_NEXT_SIGNING_KEY: z.string().min(1).optional(),
    CRON_SECRET: z.string().min(16).optional(),

    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    MAIL_INBOUND_DOMAIN: z
      .string()
      .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/i)
      .optional(),
    SMTP_INBOUND_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
    MAIL_FROM: z.string().min(3).default('Charla <no-reply@localhost>'),

    GOOGLE_OAUTH_CLIENT_ID: z.string().min(1).optional(),
    GOOGLE_OAUTH_CLIENT_SECRET: z.string().min(1).optional(),
    AZURE_APP_ID: z.string().min(1).optional(),
    AZURE_APP_SECRET: z.string().min(1).optional(),
    AZURE_TENANT_ID: z
      .string()
      .regex(/^[\w.-]+$/)
      .default('common'),
    GOOGLE_ACCOUNTS_BASE_URL: z.url({ protocol: /^https?$/ }).default('https://accounts.google.com'),
    GOOGLE_OAUTH_BASE_URL: z.url({ protocol: /^https?$/ }).default('https://oauth2.googleapis.com'),
    MICROSOFT_LOGIN_BASE_URL: z.url({ protocol: /^https?$/ }).default('https://login.microsoftonline.com'),

    ARRIVALS_KEPT_DAYS: z.coerce.number().int().min(0).max(3650).default(90),

    GOOGLE_TRANSLATE_URL: z.url({ protocol: /^https?$/ }).default('https://translation.googleapis.com'),
    DYTE_URL: z.url({ protocol: /^https?$/ }).default('https://api.dyte.io'),

    WHATSAPP_CLOUD_BASE_URL: z.url({ protocol: /^https?$/ }).default('https://graph.facebook.com'),
    WHATSAPP_GRAPH_VERSION: z
      .string()
      .regex(/^v\d+\.\d+$/)
      .default('v24.0'),
    WHATSAPP_360DIALOG_BASE_URL: z.url({ protocol: /^https?$/ }).default('https://waba-v2.360dialog.io'),
    WHATSAPP_APP_SECRET: z.string().min(1).optional(),
    TELEGRAM_BASE_URL: z.url({ protocol: /^https?$/ }).default('https://api.telegram.org'),

    VAPID_PUBLIC_KEY: z
      .string()
      .regex(/^[\w-]{87}$/)
      .optional(),
    VAPID_PRIVATE_KEY: z
      .string()
      .regex(/^[\w-]{43}$/)
      .optional(),

    SENTRY_DSN: optionalUrl,
    WORKER: flag.default(true),
    DELIVER_WEBHOOKS: flag.default(true),
    WEBHOOK_TIMEOUT: z.coerce.number().min(1).max(30).default(15),
    METRICS_TOKEN: z.string().min(16).optional(),
  })
  .superRefine((env, context) => {
    const together = (name: keyof typeof env, needs: keyof typeof env) => {
      if (env[name] && !env[needs]) {
        context.addIssue({ code: 'custom', path: [needs], message: `required when ${name} is set` })
      }
    }
    together('SUPABASE_URL', 'SUPABASE_ANON_KEY')
    together('SUPABASE_URL', 'DATABASE_URL')
    together('UPSTASH_REDIS_REST_URL', 'UPSTASH_REDIS_REST_TOKEN')
    together('QSTASH_TOKEN', 'QSTASH_CURRENT_SIGNING_KEY')
    together('QSTASH_TOKEN', 'QSTASH_NEXT_SIGNING_KEY')
    together('QSTASH_TOKEN', 'APP_URL')
    together('VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY')
    together('VAPID_PRIVATE_KEY', 'VAPID_PUBLIC_KEY')
  })

export type Env = z.output<typeof schema>

/** Names that Vercel's Supabase and Upstash integrations set, and what we call them. */
const aliases: Record<string, string[]> = {
  SUPABASE_URL: ['NEXT_PUBLIC_SUPABASE_URL'],
  SUPABASE_ANON_KEY: ['NEXT_PUBLIC_SUPABASE_ANON_KEY'],
  // Not the transaction pooler: prepared statements and advisory locks need a session.
  DATABASE_URL: ['POSTGRES_URL_NON_POOLING', 'POSTGRES_URL'],
  UPSTASH_REDIS_REST_URL: ['KV_REST_API_URL'],
  UPSTASH_REDIS_REST_TOKEN: ['KV_REST_API_TOKEN'],
}

/**
 * Reads and checks the settings. An empty value counts as not set.
 * @throws Error that names each wrong setting and what is expected of it.
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  for (const [name, others] of Object.entries(aliases)) given[name] ??= others.map(other => given[other]).find(Boolean)
  const result = schema.safeParse(given)
  if (result.success) return result.data
  const lines = result.error.issues.map(issue => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`These settings are wrong (see .env.example):\n${lines.join('\n')}`)
}

/** Where people reach this installation, without a slash at the end. */
export function appUrl(env: Env): string {
  return (
    env.APP_URL ?? `http://${env.HOST === '0.0.0.0' || env.HOST === '::' ? 'localhost' : env.HOST}:${env.PORT}`
  ).replace(/\/$/, '')
}

/** Whether only this machine can reach the server: it listens on loopback, and no proxy stands in front of it. */
export function onLoopback(env: Env): boolean {
  const loopback = ['localhost', '127.0.0.1', '::1', '[::1]']
  return (
    loopback.includes(env.HOST) &&
    !env.TRUST_PROXY &&
    (!env.APP_URL || loopback.includes(new URL(env.APP_URL).hostname))
  )
}
