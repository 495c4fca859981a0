import { runtime } from '#lib/base/runtime.ts'
import type { EmailSettings } from './settings.ts'

export const providerNames = ['google', 'microsoft'] as const
export type ProviderName = (typeof providerNames)[number]

/** Who lets us into a mailbox with its owner's consent (OAuth 2), and where its servers are. */
export type Provider = {
  name: ProviderName
  authorizeUrl: string
  tokenUrl: string
  clientId: string
  clientSecret: string
  /** Settings of the installation without which nobody can be sent there. */
  missing: string[]
  /** What is asked for; the consent is of use only with `needed`. */
  scope: string
  needed: string
  /** What else the provider wants to be told. */
  also: Record<string, string>
  servers: EmailSettings
}

export const isProvider = (name: string | null | undefined): name is ProviderName =>
  providerNames.some(one => one === name)

export function providerOf(name: ProviderName): Provider {
  const { env } = runtime()
  return name === 'google'
    ? {
        name,
        authorizeUrl: `${trimmed(env.GOOGLE_ACCOUNTS_BASE_URL)}/o/oauth2/v2/auth`,
        tokenUrl: `${trimmed(env.GOOGLE_OAUTH_BASE_URL)}/token`,
        ...program({
          GOOGLE_OAUTH_CLIENT_ID: env.GOOGLE_OAUTH_CLIENT_ID,
          GOOGLE_OAUTH_CLIENT_SECRET: env.GOOGLE_OAUTH_CLIENT_SECRET,
        }),
        scope: 'openid email profile https://mail.google.com/',
        needed: 'https://mail.google.com/',
        // Only who is asked anew gives something that lasts.
        also: { access_type: 'offline', prompt: 'consent select_account' },
        servers: servers('imap.gmail.com', 'smtp.gmail.com'),
      }
    : {
        name,
        authorizeUrl: `${microsoft()}/authorize`,
        tokenUrl: `${microsoft()}/token`,
        ...program({ AZURE_APP_ID: env.AZURE_APP_ID, AZURE_APP_SECRET: env.AZURE_APP_SECRET }),
        scope:
          'openid email profile offline_access https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send',
        needed: 'IMAP.AccessAsUser.All',
        also: { prompt: 'select_account' },
        servers: servers('outlook.office365.com', 'smtp.office365.com'),
      }
}

/** Where the provider sends people back to; what the operator enters there, to the letter. */
export const callbackUrl = (name: ProviderName): string => `${runtime().url}/${name}/callback`

function program(settings: Record<string, string | undefined>) {
  const [clientId = '', clientSecret = ''] = Object.values(settings)
  return { clientId, clientSecret, missing: Object.keys(settings).filter(name => !settings[name]) }
}

const microsoft = () => {
  const { MICROSOFT_LOGIN_BASE_URL: base, AZURE_TENANT_ID: tenant } = runtime().env
  return `${trimmed(base)}/${tenant}/oauth2/v2.0`
}

const servers = (imap_address: string, smtp_address: string): EmailSettings => ({
  imap_enabled: true,
  imap_address,
  imap_port: 993,
  imap_enable_ssl: true,
  imap_authentication: 'xoauth2',
  smtp_enabled: true,
  smtp_address,
  smtp_port: 587,
  smtp_enable_starttls_auto: true,
  smtp_enable_ssl_tls: false,
  smtp_openssl_verify_mode: 'peer',
  smtp_authentication: 'xoauth2',
})

const trimmed = (url: string) => url.replace(/\/+$/, '')
