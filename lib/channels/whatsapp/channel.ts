import type { Sql } from '#lib/base/db/index.ts'
import { invalid } from '#lib/base/errors.ts'
import { defineChannel } from '#lib/inboxes/index.ts'
import { withChannel } from '../channel.ts'
import { MOST_DOCUMENT } from './compose.ts'
import { testNumber } from './connection-test.ts'
import { whatsappDelivering } from './deliver.ts'
import { columns, secretsOf, type WhatsappRow, whatsappKeys } from './inbox.ts'
import { whatsappReceiving } from './receive.ts'
import { connectNumber } from './register.ts'
import { changes, settings, type WhatsappSettings } from './settings.ts'
import { whatsappWebhook } from './webhook.ts'

const DAY_S = 86_400

/** A number of WhatsApp Business: by Meta's Cloud API, or by 360dialog. */
export const whatsapp = withChannel(
  defineChannel<WhatsappSettings>({
    type: 'whatsapp',
    channelType: 'Channel::Whatsapp',
    settings,
    changes,
    traits: {
      reply_window: DAY_S,
      reach: 'anybody',
      address: 'phone',
      templates: true,
      campaigns: 'one_off',
      formatting: ['bold', 'italic', 'strike', 'code', 'link', 'list', 'quote', 'code_block'],
      voice: ['audio/ogg', 'audio/mp4', 'audio/aac', 'audio/mpeg'],
      files: [{ type: '', most: MOST_DOCUMENT }],
    },

    async create(sql, ctx, inboxId, given) {
      await assertFree(sql, given.phone_number, inboxId)
      const row = { account_id: ctx.accountId, inbox_id: inboxId, ...columns(given) }
      await sql`insert into charla.channel_whatsapp ${sql(row)}`
    },

    async update(sql, ctx, inboxId, given) {
      if (given.phone_number) await assertFree(sql, given.phone_number, inboxId)
      const [before] = await sql<WhatsappRow[]>`
        select * from charla.channel_whatsapp where account_id = ${ctx.accountId} and inbox_id = ${inboxId} for update`
      if (!before) return
      const row = columns(given, secretsOf(before))
      if (Object.keys(row).length)
        await sql`
          update charla.channel_whatsapp set ${sql(row)}, trouble = null, trouble_since = null, templates_asked_at = null
          where account_id = ${ctx.accountId} and inbox_id = ${inboxId}`
    },

    async present(sql, accountId, inboxIds, toAdministrator) {
      if (!inboxIds.length) return new Map()
      const rows = await sql<WhatsappRow[]>`
        select * from charla.channel_whatsapp where account_id = ${accountId} and inbox_id = any(${inboxIds})`
      return new Map(rows.map(row => [row.inbox_id, whatsappKeys(row, toAdministrator)]))
    },

    connect: connectNumber,
  }),
  { webhook: whatsappWebhook, receiving: whatsappReceiving, delivering: whatsappDelivering, test: testNumber },
)

/** A number is one inbox's in the whole installation: what arrives for it belongs to one account. */
async function assertFree(sql: Sql, number: string, inboxId: number): Promise<void> {
  const [taken] = await sql<{ taken: boolean }[]>`select charla.whatsapp_taken(${number}, ${inboxId}) as taken`
  if (taken?.taken) throw invalid('channel.phone_number: has already been taken', 'channel.phone_number')
}
