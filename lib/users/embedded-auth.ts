import { App } from '@supabase/lite'
import { createPostgresConnection } from '@supabase/lite/postgres'
import { type Address, plainUrl } from '#lib/base/db/index.ts'

export type RecoveryMail = { email: string; tokenHash: string }

/** Starts Supabase Auth inside this process, on our database. Answers the `fetch` that reaches it without a network. */
export async function startEmbeddedAuth(
  address: Address,
  jwtSecret: string,
  siteUrl: string,
  onRecovery: (mail: RecoveryMail) => Promise<void>,
): Promise<typeof fetch> {
  const where =
    'url' in address
      ? { url: plainUrl(address.url) }
      : {
          url: 'postgres://postgres@localhost/postgres',
          postgresOptions: { path: `${address.host}/.s.PGSQL.${address.port}` },
        }
  const connection = createPostgresConnection({
    ...where,
    postgresOptions: { ...('postgresOptions' in where ? where.postgresOptions : {}), max: 2, onnotice: () => {} },
  })
  const app = new App({
    connection,
    auth: {
      enabled: true,
      jwt_secret: jwtSecret,
      site_url: siteUrl,
      additional_redirect_urls: [`${siteUrl}/app/auth/password/edit`],
      enable_signup: true,
      minimum_password_length: 8,
      email: { enable_signup: true, enable_confirmations: false, otp_expiry: 3600 },
    },
    options: {
      drivers: {
        email: {
          // Its own texts are English only, and its link leads to its own page: we take the token and write ours.
          send: async ({ to, text = '' }) => {
            const tokenHash = /[?&]token=([^&\s]+)&type=recovery/.exec(text)?.[1]
            if (tokenHash) await onRecovery({ email: to, tokenHash })
          },
        },
      },
    },
  })
  await app.ensureSystemSchema()
  return async (input, init) => app.fetch(new Request(input, init))
}
