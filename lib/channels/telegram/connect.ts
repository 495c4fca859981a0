import { z } from 'zod'
import { type Context, systemContext } from '#lib/base/context.ts'
import { inOneTrip } from '#lib/base/db/index.ts'
import { invalid } from '#lib/base/errors.ts'
import { defineJob } from '#lib/base/jobs.ts'
import { limit } from '#lib/base/limits.ts'
import {
  askBot,
  BotRefusal,
  botIdOf,
  findBot,
  isKeyRefused,
  noteStanding,
  reasonOf,
  secretsOf,
  type TelegramRow,
  webhookUrl,
} from './bot.ts'

const UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member']
/** Until Telegram was told where to bring what people write. */
export const NOT_YET = 'Not connected yet'
const FIELD = 'channel.bot_token'

/**
 * Whoever brings a bot's token may have its inbox: a bot is once in an installation, and must not be taken by a token that
 * was made up. @throws `invalid` for one that Telegram does not know, or is not asked about.
 */
export async function proveToken(ctx: Context, token: string, inboxId: number | null): Promise<void> {
  const row = inboxId === null ? undefined : await findBot(ctx, inboxId)
  // Whoever has written to one bot is not known to another: that would be another inbox.
  if (row && row.bot_id !== botIdOf(token)) throw invalid(`${FIELD}: belongs to another bot`, FIELD)
  await limit(`connection-test:${ctx.accountId}`, 30, 60)
  const known = await askBot<{ id?: number }>(token, 'getMe').catch((error: Error) => error)
  if (known instanceof Error && isKeyRefused(known)) throw invalid(`${FIELD}: is not known to Telegram`, FIELD)
  if (known instanceof Error) throw invalid(`${FIELD}: Telegram cannot be asked (${reasonOf(known)})`, FIELD)
  if (known.id !== botIdOf(token)) throw invalid(`${FIELD}: belongs to another bot`, FIELD)
}

/** Asks Telegram who the bot is, says where to bring what people write to it, and notes how that went. Answers what was in the way. */
export async function connectBot(ctx: Context, inboxId: number): Promise<Error | null> {
  const row = await findBot(ctx, inboxId)
  if (!row) return null
  const failure = await introduce(ctx, row).then(
    () => null,
    (error: Error) => error,
  )
  await noteStanding(ctx, row, failure && reasonOf(failure))
  return failure
}

async function introduce(ctx: Context, row: TelegramRow): Promise<void> {
  const { bot_token: token, webhook_secret } = secretsOf(row)
  const { username = '' } = await askBot<{ username?: string }>(token, 'getMe')
  await inOneTrip(
    ctx,
    sql => sql`
    update charla.channel_telegram set bot_name = ${username.slice(0, 255)}
    where account_id = ${ctx.accountId} and inbox_id = ${row.inbox_id}`,
  )
  await askBot(token, 'setWebhook', { url: webhookUrl(row), secret_token: webhook_secret, allowed_updates: UPDATES })
}

/** Connects what whoever made or changed the inbox could not connect themselves. Without an answer it is tried again. */
export const connectTelegram = defineJob(
  'telegram.connect',
  z.object({ account_id: z.number(), inbox_id: z.number() }),
  async ({ account_id, inbox_id }) => {
    const ctx = systemContext(account_id)
    const row = await findBot(ctx, inbox_id)
    if (!row?.trouble) return
    const failure = await connectBot(ctx, inbox_id)
    if (failure && !(failure instanceof BotRefusal)) throw failure
  },
)
