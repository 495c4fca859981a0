import { systemContext } from '#lib/base/context.ts'
import { withSystem } from '#lib/base/db/index.ts'
import { askBot, botIdOf, isKeyRefused, reasonOf, webhookUrl } from './bot.ts'
import { connectBot } from './connect.ts'

type Live = { account_id: number; inbox_id: number }

/**
 * Tells Telegram to bring nothing any more, unless the bot has been connected anew, here or elsewhere. Null when there is
 * nothing left to do, else why it failed.
 */
export async function leaveTelegram({ bot_token: token }: { bot_token: string }): Promise<string | null> {
  const bot_id = botIdOf(token)
  try {
    if (await liveInbox(bot_id)) return null
    const { url } = await askBot<{ url?: string }>(token, 'getWebhookInfo')
    if (url !== webhookUrl({ bot_id })) return null
    await askBot(token, 'deleteWebhook')
  } catch (error) {
    return isKeyRefused(error) ? null : reasonOf(error)
  }
  // Somebody may have connected it in between: then its address has just been taken away.
  const live = await liveInbox(bot_id)
  if (live) await connectBot(systemContext(live.account_id), live.inbox_id)
  return null
}

const liveInbox = (botId: number): Promise<Live | undefined> =>
  withSystem(
    sql => sql<Live[]>`
      select t.account_id, t.inbox_id from charla.channel_telegram t
      join charla.inboxes i on (i.account_id, i.id) = (t.account_id, t.inbox_id) and i.deleted_at is null
      where t.bot_id = ${botId}`,
  ).then(([live]) => live)
