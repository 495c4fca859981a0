import type { Context } from '#lib/base/context.ts'
import { decrypt, encrypt } from '#lib/base/crypto.ts'
import { inOneTrip, type Sql } from '#lib/base/db/index.ts'
import { runtime } from '#lib/base/runtime.ts'
import type { ChannelKeys } from '#lib/inboxes/index.ts'
import type { EmailSettings } from './settings.ts'

/** An e-mail inbox as it is stored. */
export type EmailRow = {
  account_id: number
  id: number
  inbox_id: number
  email: string
  /** In the address that mail is forwarded to. */
  token: string
  /** In the address that mail services call: a secret. */
  webhook_token: string
  provider: string | null
  provider_config: string | null
  inbound_keys: string | null
  /** Said by who runs the installation: its mail server may send in the inbox's name. */
  verified_for_sending: boolean
  quote_history: boolean
  imap_enabled: boolean
  imap_address: string
  imap_port: number
  imap_login: string
  imap_password: string | null
  imap_enable_ssl: boolean
  imap_authentication: string
  imap_folders: string[]
  imap_since: Date
  /** Somebody has been asked to read the mailbox, and has not said that they have. */
  poll_asked_at: Date | null
  smtp_enabled: boolean
  smtp_address: string
  smtp_port: number
  smtp_login: string
  smtp_password: string | null
  smtp_domain: string
  smtp_enable_starttls_auto: boolean
  smtp_enable_ssl_tls: boolean
  smtp_authentication: string
  smtp_openssl_verify_mode: string
  polled_at: Date | null
  trouble: string | null
  trouble_since: Date | null
}

/** Of which mailbox the consent is. With one of these changed it goes nowhere: its tokens are for no other server. */
const ofConsent = [
  'provider',
  'imap_address',
  'imap_port',
  'imap_login',
  'smtp_address',
  'smtp_port',
  'smtp_login',
] as const

/** Whether what its owner has consented to is still meant when these settings are given over those that there are. */
export const keepsConsent = (before: EmailRow, given: EmailSettings): boolean =>
  ofConsent.every(name => given[name] === undefined || given[name] === before[name])

/** Whether a new consent, or a new password, is what mends it. */
export const isShutOut = (trouble: string): boolean =>
  /invalid_grant|authentication|AUTHENTICATIONFAILED|connect the mailbox again/i.test(trouble)

export type InboundKeys = { mailgun_signing_key?: string; sendgrid_public_key?: string }

/** The columns of what is given; secrets sealed, and kept where nothing is given for them. */
export function columns(sql: Sql, given: EmailSettings, before: InboundKeys = {}) {
  const { imap_password, smtp_password, mailgun_signing_key, sendgrid_public_key, reopen_days: _, ...plain } = given
  const keys = { ...before, ...filled({ mailgun_signing_key, sendgrid_public_key }) }
  const row = {
    ...plain,
    ...(plain.imap_folders ? { imap_folders: sql.array(plain.imap_folders) } : {}),
    ...(imap_password ? { imap_password: encrypt(imap_password) } : {}),
    ...(smtp_password ? { smtp_password: encrypt(smtp_password) } : {}),
    ...(mailgun_signing_key || sendgrid_public_key ? { inbound_keys: encrypt(JSON.stringify(keys)) } : {}),
  }
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Record<string, string>
}

const filled = (given: Record<string, string | null | undefined>) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value)) as InboundKeys

export const inboundKeys = (sealed: string | null): InboundKeys => (sealed ? JSON.parse(decrypt(sealed)) : {})

/** The inbox's e-mail settings. Undefined when it is of another channel, or gone. */
export async function findEmailInbox(ctx: Context, inboxId: number): Promise<EmailRow | undefined> {
  const [row] = await inOneTrip<EmailRow>(
    ctx,
    sql => sql`
    select e.* from charla.channel_email e
    join charla.inboxes i on (i.account_id, i.id) = (e.account_id, e.inbox_id) and i.deleted_at is null
    where e.account_id = ${ctx.accountId} and e.inbox_id = ${inboxId}`,
  )
  return row
}

/** Where mail for the inbox can be forwarded to; null where no server of ours takes mail. */
export function forwardAddress(token: string): string | null {
  const { MAIL_INBOUND_DOMAIN: domain } = runtime().env
  return domain ? `${token}@${domain}` : null
}

/** Whose mail the installation's own server sends. */
export function ourAddress(): string {
  const { MAIL_FROM } = runtime().env
  return /<([^<>]+)>/.exec(MAIL_FROM)?.[1] ?? MAIL_FROM
}

/**
 * In whose name mail of the inbox goes: its own where its own server sends, or where the operator has said that ours may;
 * anybody can write any address into an inbox.
 */
export const senderAddress = ({ email, smtp_enabled, verified_for_sending }: EmailRow): string =>
  smtp_enabled || verified_for_sending ? email : ourAddress()

/** As the API shows it. Passwords are only ever written. */
export function emailKeys(row: EmailRow, toAdministrator: boolean): ChannelKeys {
  const forward = forwardAddress(row.token)
  return {
    channel_id: row.id,
    email: row.email,
    provider: row.provider,
    forwarding_enabled: forward !== null,
    ...(forward ? { forward_to_email: forward } : {}),
    reauthorization_required: row.trouble !== null && isShutOut(row.trouble),
    ...(toAdministrator ? administratorKeys(row) : {}),
  }
}

const administratorKeys = (row: EmailRow) => ({
  webhook_url: `${runtime().url}/webhooks/email/${row.webhook_token}`,
  verified_for_sending: row.verified_for_sending,
  quote_history: row.quote_history,
  imap_enabled: row.imap_enabled,
  imap_address: row.imap_address,
  imap_port: row.imap_port,
  imap_login: row.imap_login,
  imap_password: '',
  imap_enable_ssl: row.imap_enable_ssl,
  imap_authentication: row.imap_authentication,
  imap_folders: row.imap_folders,
  smtp_enabled: row.smtp_enabled,
  smtp_address: row.smtp_address,
  smtp_port: row.smtp_port,
  smtp_login: row.smtp_login,
  smtp_password: '',
  smtp_domain: row.smtp_domain,
  smtp_enable_starttls_auto: row.smtp_enable_starttls_auto,
  smtp_enable_ssl_tls: row.smtp_enable_ssl_tls,
  smtp_authentication: row.smtp_authentication,
  smtp_openssl_verify_mode: row.smtp_openssl_verify_mode,
  polled_at: row.polled_at?.toISOString() ?? null,
  trouble: row.trouble,
  trouble_since: row.trouble_since?.toISOString() ?? null,
})
