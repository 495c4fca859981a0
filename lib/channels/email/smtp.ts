import { createTransport, type SendMailOptions } from 'nodemailer'
import { decrypt } from '#lib/base/crypto.ts'
import { OutboundError } from '#lib/base/http/outbound.ts'
import { reachableAddress } from '#lib/base/http/reachable.ts'
import { runtime } from '#lib/base/runtime.ts'
import type { Delivered } from '../channel.ts'
import type { EmailRow } from './inbox.ts'
import { accessTokenOf, ConsentGone } from './oauth.ts'
import { isProvider } from './providers.ts'
import { TokenRefusal } from './tokens.ts'

type Answer = { response?: string }

/** Sends by the inbox's own server, or the installation's. What happens there is a value. */
export async function sendMail(
  row: EmailRow | null,
  mail: SendMailOptions,
): Promise<Delivered & { response?: string }> {
  try {
    const transport = row?.smtp_enabled
      ? await ownTransport(row)
      : createTransport({ url: runtime().env.SMTP_URL as string, connectionTimeout: 15_000, socketTimeout: 30_000 })
    try {
      const { response = '' } = (await transport.sendMail(mail)) as Answer
      return { state: 'sent', response }
    } finally {
      transport.close()
    }
  } catch (error) {
    return failureOf(error as Failure)
  }
}

/** The inbox's own server, by the very address that was looked at. @throws OutboundError for one that nobody may reach. */
export async function ownTransport(row: EmailRow) {
  const host = await reachableAddress(row.smtp_address)
  const secure = row.smtp_enable_ssl_tls || row.smtp_port === 465
  return createTransport({
    host,
    port: row.smtp_port,
    secure,
    ignoreTLS: !secure && !row.smtp_enable_starttls_auto,
    name: row.smtp_domain || undefined,
    tls: { servername: row.smtp_address, rejectUnauthorized: row.smtp_openssl_verify_mode !== 'none' },
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 30_000,
    ...(row.smtp_login ? { auth: await authentication(row) } : {}),
  } as Parameters<typeof createTransport>[0])
}

async function authentication(row: EmailRow) {
  if (row.smtp_authentication === 'xoauth2' || isProvider(row.provider)) {
    const accessToken = await accessTokenOf(row)
    if (accessToken) return { type: 'OAuth2' as const, user: row.smtp_login, accessToken }
  }
  return { user: row.smtp_login, pass: row.smtp_password ? decrypt(row.smtp_password) : '' }
}

type Failure = Error & { code?: string; command?: string; responseCode?: number; response?: string }

/** The line broke after the text had been given: nobody knows whether the server took it. */
const IN_DOUBT = ['ETIMEDOUT', 'ESOCKET', 'ECONNECTION', 'EPROTOCOL', 'ECONNRESET']

function failureOf(error: Failure): Delivered {
  const reason = error.message.slice(0, 500)
  // Nothing was sent. It leaves once the mailbox is connected again.
  if (error instanceof ConsentGone || error instanceof TokenRefusal) return { state: 'later', reason }
  if (error instanceof OutboundError) return { state: error.reason === 'refused' ? 'failed' : 'later', reason }
  if (error.responseCode) return { state: error.responseCode >= 500 ? 'failed' : 'later', reason }
  if (error.code === 'EAUTH' || error.code === 'EENVELOPE') return { state: 'failed', reason }
  if (error.command === 'DATA' && IN_DOUBT.includes(error.code ?? '')) return { state: 'unknown', reason }
  return { state: IN_DOUBT.concat('EDNS', 'ECONNREFUSED').includes(error.code ?? '') ? 'later' : 'failed', reason }
}
