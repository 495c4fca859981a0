import { randomInt } from 'node:crypto'
import { withSystem } from '#lib/base/db/index.ts'
import { telegram } from '#lib/channels/telegram/channel.ts'
import { createInbox } from '#lib/inboxes/index.ts'
import { request, type Tenant } from './app.ts'

/** A number of WhatsApp, and a message that has left by it. */
export async function plantWhatsapp(accountId: number, as: Tenant['administrator'], mark: string): Promise<number> {
  const phone_number = `+1555${randomInt(10 ** 8, 10 ** 9)}`
  const { body } = await request('POST', `/api/v1/accounts/${accountId}/inboxes`, {
    as,
    json: { name: `WhatsApp ${mark}`, channel: { type: 'whatsapp', phone_number, provider_config: { api_key: mark } } },
  })
  const { id } = body as { id: number }
  const template = { name: mark, language: 'en', status: 'APPROVED', components: [] }
  await withSystem(async sql => {
    await sql`
      update charla.channel_whatsapp set templates = ${sql.json([template])}, templates_asked_at = now() where account_id = ${accountId} and inbox_id = ${id}`
    await sql`
      insert into charla.message_parts (account_id, message_id, part, inbox_id, source_id, reason)
      select account_id, id, 0, ${id}, ${mark}, ${mark} from charla.messages where account_id = ${accountId} order by id limit 1`
  })
  return id
}

/** A bot of Telegram, which nobody there was asked about, and what another is to be told yet. */
export async function plantTelegram(
  accountId: number,
  { userId }: Tenant['administrator'],
  mark: string,
): Promise<number> {
  const actor = { kind: 'member', userId, role: 'administrator', inboxIds: 'all' } as const
  const ctx = { accountId, actor, requestId: 'planted', now: () => new Date() }
  const bot_token = `${randomInt(10 ** 9, 10 ** 10)}:${'A'.repeat(35)}`
  const { connectLater: _, ...silent } = telegram
  const id = await createInbox(ctx, silent, { name: `Telegram ${mark}`, settings: { bot_token } })
  await withSystem(async sql => {
    await sql`
      update charla.channel_telegram set bot_name = ${mark}, trouble = ${mark} where account_id = ${accountId} and inbox_id = ${id}`
    await sql`
      insert into charla.channel_farewells (account_id, channel, secrets) values (${accountId}, 'nobody', ${mark})`
  })
  return id
}
