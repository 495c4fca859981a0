import type postgres from 'postgres'
import { z } from 'zod'
import { decrypt, encrypt, newToken } from '#lib/base/crypto.ts'
import type { Sql } from '#lib/base/db/index.ts'
import { attributes, text } from '#lib/base/text.ts'
import { type ChannelKeys, defineChannel } from '#lib/inboxes/index.ts'
import { secretOf } from '#lib/webhooks/index.ts'

const webhookUrl = z.preprocess(
  value => (value === '' ? null : value),
  text(2048)
    .trim()
    .refine(
      value => /^https?:\/\/[^\s]+$/i.test(value) && URL.canParse(value),
      'must be an address that begins with http:// or https://',
    )
    .nullable()
    .optional(),
)
const settings = z.object({
  webhook_url: webhookUrl,
  hmac_mandatory: z.boolean().optional(),
  additional_attributes: attributes().optional(),
})
type Settings = z.output<typeof settings>

type Row = {
  id: number
  inbox_id: number
  identifier: string
  hmac_token: string
  secret: string | null
  hmac_mandatory: boolean
  webhook_url: string | null
  additional_attributes: Record<string, unknown>
}

/** A program of the customer's own that brings messages and takes answers. */
export const apiChannel = defineChannel<Settings>({
  type: 'api',
  channelType: 'Channel::Api',
  settings,
  changes: settings,
  traits: {
    reply_window: null,
    reach: 'anybody',
    programmable: true,
    formatting: ['bold', 'italic'],
    voice: ['audio/mp4', 'audio/ogg', 'audio/webm'],
  },

  async create(sql, ctx, inboxId, given) {
    await sql`
      insert into charla.channel_api (account_id, inbox_id, identifier, hmac_token, secret, hmac_mandatory, webhook_url, additional_attributes)
      values (${ctx.accountId}, ${inboxId}, ${newToken().slice(0, 24)}, ${encrypt(newToken())}, ${encrypt(newToken())}, ${given.hmac_mandatory ?? false},
        ${given.webhook_url ?? null}, ${sql.json((given.additional_attributes ?? {}) as postgres.JSONValue)})`
    await setWindow(sql, ctx.accountId, inboxId, given)
  },

  async update(sql, ctx, inboxId, given) {
    await sql`
      update charla.channel_api set hmac_mandatory = coalesce(${given.hmac_mandatory ?? null}, hmac_mandatory),
        webhook_url = ${given.webhook_url === undefined ? sql`webhook_url` : given.webhook_url},
        additional_attributes = ${
          given.additional_attributes
            ? sql.json(given.additional_attributes as postgres.JSONValue)
            : sql`additional_attributes`
        }
      where account_id = ${ctx.accountId} and inbox_id = ${inboxId}`
    await setWindow(sql, ctx.accountId, inboxId, given)
  },

  async present(sql, accountId, inboxIds, toAdministrator) {
    if (!inboxIds.length) return new Map()
    const rows = await sql<Row[]>`
      select * from charla.channel_api where account_id = ${accountId} and inbox_id = any(${inboxIds})`
    return new Map(rows.map(row => [row.inbox_id, keys(row, toAdministrator)]))
  },

  async resetSecret(sql, ctx, inboxId) {
    await sql`
      update charla.channel_api set secret = ${encrypt(newToken())} where account_id = ${ctx.accountId} and inbox_id = ${inboxId}`
  },
})

const HOUR_S = 3600
const MOST_HOURS = 8760

/** How long one may answer freely, in hours, as Chatwoot's clients say it; none, or none that makes sense, is for always. */
async function setWindow(sql: Sql, accountId: number, inboxId: number, { additional_attributes: given }: Settings) {
  if (!given) return
  const hours = Number((given as Record<string, unknown>).agent_reply_time_window)
  const window = hours > 0 && hours <= MOST_HOURS ? Math.round(hours * HOUR_S) : null
  await sql`
    update charla.inboxes set traits = traits || jsonb_build_object('reply_window', ${window}::int)
    where account_id = ${accountId} and id = ${inboxId}`
}

const keys = (row: Row, toAdministrator: boolean): ChannelKeys => ({
  channel_id: row.id,
  inbox_identifier: row.identifier,
  webhook_url: row.webhook_url,
  hmac_mandatory: row.hmac_mandatory,
  additional_attributes: row.additional_attributes,
  ...(toAdministrator ? { hmac_token: decrypt(row.hmac_token), secret: secretOf(row) } : {}),
})
