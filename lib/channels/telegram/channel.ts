import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Context } from '#lib/base/context.ts'
import { systemContext } from '#lib/base/context.ts'
import { sameBytes } from '#lib/base/crypto.ts'
import { withSystem } from '#lib/base/db/index.ts'
import { invalid } from '#lib/base/errors.ts'
import { text } from '#lib/base/text.ts'
import { type ChannelKeys, defineChannel } from '#lib/inboxes/index.ts'
import { type Hop, hop } from '#lib/protocol/index.ts'
import { type Place, type Webhook, withChannel } from '../channel.ts'
import { keepFarewell } from '../farewell-kept.ts'
import {
  askBot,
  botIdOf,
  findBot,
  isKeyRefused,
  reasonOf,
  seal,
  secretsOf,
  type TelegramRow,
  webhookUrl,
} from './bot.ts'
import { connectBot, connectTelegram, NOT_YET, proveToken } from './connect.ts'
import { telegramDelivering } from './deliver.ts'
import { leaveTelegram } from './farewell.ts'
import { telegramReceiving } from './read.ts'

const botToken = text(255)
  .trim()
  .regex(/^[1-9]\d{4,14}:[\w-]{20,}$/, 'must be a token as BotFather gives it, like 123456789:AAE…')
  .meta({ secret: true })
/** An empty one keeps what there is: tokens are never shown again. */
const changes = z.object({ bot_token: botToken.or(z.literal('')).nullable().optional() })
const settings = z.object({ bot_token: botToken })
type Settings = z.output<typeof changes>

/** Telegram waits no longer for its answers, and files come apart from them. */
const MOST = 2 * 1_048_576

const webhook: Webhook = {
  name: 'telegram',
  most: MOST,
  async find(botId) {
    if (!/^[1-9]\d{0,15}$/.test(botId)) return undefined
    const [found] = await withSystem(
      sql => sql<Place[]>`
        select t.account_id as "accountId", t.inbox_id as "inboxId" from charla.channel_telegram t
        join charla.accounts a on a.id = t.account_id and a.status = 0
        join charla.inboxes i on (i.account_id, i.id) = (t.account_id, t.inbox_id) and i.deleted_at is null
        where t.bot_id = ${botId}`,
    )
    return found
  },
  async verify({ headers }, { accountId, inboxId }) {
    const row = await findBot(systemContext(accountId), inboxId)
    const given = headers['x-telegram-bot-api-secret-token']
    return Boolean(row && given && sameBytes(Buffer.from(given), Buffer.from(secretsOf(row).webhook_secret)))
  },
  keep({ body }) {
    const id = /"update_id"\s*:\s*(\d{1,15})/.exec(body.subarray(0, 200).toString('latin1'))?.[1]
    const key = id ? `update:${id}` : `body:${createHash('sha256').update(body).digest('hex')}`
    return body.length ? { channel: 'telegram', entrance: 'telegram', key, about: {} } : null
  },
}

/** A bot of Telegram: people write to it, and it answers whom it knows. */
export const telegram = withChannel(
  defineChannel<Settings>({
    type: 'telegram',
    channelType: 'Channel::Telegram',
    settings,
    changes,
    traits: {
      reply_window: null,
      reach: 'visitors',
      formatting: ['bold', 'italic', 'strike', 'code', 'link', 'quote', 'code_block'],
      voice: ['audio/ogg', 'audio/mpeg', 'audio/mp4'],
      files: [{ type: '', most: 50 * 1_048_576 }], // what a bot may send
    },

    async create(sql, ctx, inboxId, { bot_token: token = '' }) {
      const row = {
        account_id: ctx.accountId,
        inbox_id: inboxId,
        bot_id: botIdOf(token ?? ''),
        secrets: seal(token ?? ''),
        trouble: NOT_YET,
        trouble_since: ctx.now(),
      }
      const [made] = await sql`
        insert into charla.channel_telegram ${sql(row)} on conflict (bot_id) do nothing returning id`
      if (!made) throw invalid('channel.bot_token: has already been taken', 'channel.bot_token')
    },

    async update(sql, ctx, inboxId, { bot_token: token }) {
      if (!token) return
      const [row] = await sql<TelegramRow[]>`
        select * from charla.channel_telegram
        where account_id = ${ctx.accountId} and inbox_id = ${inboxId} and bot_id = ${botIdOf(token)} for update`
      if (!row) throw invalid('channel.bot_token: belongs to another bot', 'channel.bot_token')
      await sql`
        update charla.channel_telegram set secrets = ${seal(token, secretsOf(row).webhook_secret)}, trouble = ${NOT_YET},
          trouble_since = ${ctx.now()} where account_id = ${ctx.accountId} and id = ${row.id}`
    },

    async present(sql, accountId, inboxIds, toAdministrator) {
      if (!inboxIds.length) return new Map()
      const rows = await sql<TelegramRow[]>`
        select * from charla.channel_telegram where account_id = ${accountId} and inbox_id = any(${inboxIds})`
      return new Map(rows.map(row => [row.inbox_id, keys(row, toAdministrator)]))
    },

    async prove(ctx, { bot_token: token }, inboxId) {
      if (token) await proveToken(ctx, token, inboxId)
    },

    connectLater: (tx, ctx, inboxId) => connectTelegram.later(tx, { account_id: ctx.accountId, inbox_id: inboxId }),

    async connect(ctx, inboxId) {
      await connectBot(ctx, inboxId)
    },

    async leave(tx, ctx, inboxId) {
      const [row] = await tx.sql<TelegramRow[]>`
        select * from charla.channel_telegram where account_id = ${ctx.accountId} and inbox_id = ${inboxId}`
      if (row) await keepFarewell(tx, ctx, 'telegram', { bot_token: secretsOf(row).bot_token })
    },
  }),
  {
    webhook,
    receiving: telegramReceiving,
    delivering: telegramDelivering,
    test,
    farewell: (_, kept) => leaveTelegram(kept),
  },
)

const keys = (row: TelegramRow, toAdministrator: boolean): ChannelKeys => ({
  channel_id: row.id,
  bot_name: row.bot_name,
  reauthorization_required: row.trouble !== null && row.trouble !== NOT_YET,
  ...(toAdministrator
    ? {
        bot_token: '',
        webhook_url: webhookUrl(row),
        trouble: row.trouble,
        trouble_since: row.trouble_since?.toISOString() ?? null,
        heard_at: row.heard_at?.toISOString() ?? null,
      }
    : {}),
})

type Info = { url?: string; last_error_message?: string; last_error_date?: number }
const LATELY_MS = 3_600_000

/** Whether Telegram knows the token, and reaches us. */
async function test(ctx: Context, given: Record<string, unknown>, inboxId: number | null): Promise<Hop[]> {
  const row = inboxId === null ? undefined : await findBot(ctx, inboxId)
  const token =
    typeof given.bot_token === 'string' && given.bot_token ? given.bot_token : row && secretsOf(row).bot_token
  if (!token) return [hop('token', 'key_refused', 'No token is set')]
  const known = await askBot<{ username?: string }>(token, 'getMe').catch((error: Error) => error)
  if (known instanceof Error)
    return [hop('token', isKeyRefused(known) ? 'key_refused' : 'no_answer', reasonOf(known)), hop('webhook', 'skipped')]
  if (!row) return [hop('token')]
  const info = await askBot<Info>(token, 'getWebhookInfo').catch((error: Error) => error)
  return [hop('token'), webhookHop(ctx, row, info)]
}

function webhookHop(ctx: Context, row: TelegramRow, info: Info | Error): Hop {
  if (info instanceof Error) return hop('webhook', 'no_answer', reasonOf(info))
  if (info.url !== webhookUrl(row)) return hop('webhook', 'webhook_elsewhere', info.url || null)
  const failed = (info.last_error_date ?? 0) * 1000 > ctx.now().getTime() - LATELY_MS
  return failed ? hop('webhook', 'webhook_failing', info.last_error_message ?? null) : hop('webhook')
}
