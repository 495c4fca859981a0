import type postgres from 'postgres'
import type { Context } from '#lib/base/context.ts'
import { decrypt, encrypt, newToken } from '#lib/base/crypto.ts'
import { inOneTrip, type Sql } from '#lib/base/db/index.ts'
import { runtime } from '#lib/base/runtime.ts'
import type { ChannelKeys } from '#lib/inboxes/index.ts'
import type { WhatsappTemplate } from '#lib/protocol/index.ts'
import type { WhatsappSettings } from './settings.ts'

/** A WhatsApp inbox as it is stored. */
export type WhatsappRow = {
  account_id: number
  id: number
  inbox_id: number
  phone_number: string
  provider: 'whatsapp_cloud' | 'default'
  phone_number_id: string
  business_account_id: string
  secrets: string
  templates: WhatsappTemplate[]
  templates_synced_at: Date | null
  trouble: string | null
  trouble_since: Date | null
  heard_at: Date | null
}

/** `app_secret` is what deliveries are signed with; `webhook_verify_token` proves the address to Meta. */
export type Secrets = { api_key: string; app_secret: string; webhook_verify_token: string }

export const secretsOf = (row: Pick<WhatsappRow, 'secrets'>): Secrets => JSON.parse(decrypt(row.secrets))

/** The columns of what is given; secrets sealed, and kept where nothing is given for them. */
export function columns(given: Partial<WhatsappSettings>, before?: Secrets) {
  const { phone_number, provider, provider_config: config } = given
  const secrets: Secrets = {
    api_key: config?.api_key || before?.api_key || '',
    app_secret: config?.app_secret || before?.app_secret || '',
    webhook_verify_token: config?.webhook_verify_token || before?.webhook_verify_token || newToken().slice(0, 32),
  }
  const row = {
    phone_number,
    provider,
    phone_number_id: config?.phone_number_id,
    business_account_id: config?.business_account_id,
    secrets: config || !before ? encrypt(JSON.stringify(secrets)) : undefined,
  }
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Record<string, string>
}

/** The inbox's WhatsApp settings. Undefined when it is of another channel, or gone. */
export async function findWhatsappInbox(ctx: Context, inboxId: number): Promise<WhatsappRow | undefined> {
  const [row] = await inOneTrip<WhatsappRow>(ctx, sql => rowOf(sql, ctx, inboxId))
  return row
}

export const rowOf = (sql: Sql, ctx: Context, inboxId: number): postgres.PendingQuery<WhatsappRow[]> =>
  sql<WhatsappRow[]>`
    select w.* from charla.channel_whatsapp w
    join charla.inboxes i on (i.account_id, i.id) = (w.account_id, w.inbox_id) and i.deleted_at is null
    where w.account_id = ${ctx.accountId} and w.inbox_id = ${inboxId}`

/** Where Meta or 360dialog bring what belongs to the number. */
export const webhookUrl = ({ phone_number }: Pick<WhatsappRow, 'phone_number'>) =>
  `${runtime().url}/webhooks/whatsapp/${phone_number}`

/** As the API shows it. Secrets are only ever written; the token that proves the address is there to be copied. */
export function whatsappKeys(row: WhatsappRow, toAdministrator: boolean): ChannelKeys {
  return {
    channel_id: row.id,
    phone_number: row.phone_number,
    provider: row.provider,
    message_templates: row.templates,
    message_templates_last_updated: row.templates_synced_at?.toISOString() ?? null,
    reauthorization_required: Boolean(row.trouble),
    ...(toAdministrator ? administratorKeys(row) : {}),
  }
}

function administratorKeys(row: WhatsappRow) {
  const secrets = secretsOf(row)
  return {
    webhook_url: webhookUrl(row),
    provider_config: {
      api_key: '',
      app_secret: '',
      phone_number_id: row.phone_number_id,
      business_account_id: row.business_account_id,
      webhook_verify_token: secrets.webhook_verify_token,
      app_secret_set: Boolean(secrets.app_secret),
    },
    trouble: row.trouble,
    trouble_since: row.trouble_since?.toISOString() ?? null,
    heard_at: row.heard_at?.toISOString() ?? null,
  }
}
