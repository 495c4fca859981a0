import type { MemberContext } from '#lib/base/context.ts'
import { inOneTrip, withAccount } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import { maySee } from '#lib/users/index.ts'
import type { AgentBot } from './agent-bot.ts'

/** The bot that answers in the inbox. @throws `not_found` when the member may not see the inbox. */
export async function botOfInbox(ctx: MemberContext, inboxId: number): Promise<AgentBot | null> {
  if (!maySee(ctx.actor, inboxId)) throw notFound()
  const [row] = await inOneTrip<AgentBot & { id: number | null }>(
    ctx,
    sql => sql`
    select b.* from charla.inboxes i
    left join charla.agent_bot_inboxes k on (k.account_id, k.inbox_id) = (i.account_id, i.id) and k.status = 0
    left join charla.agent_bots b on (b.account_id, b.id) = (k.account_id, k.agent_bot_id)
    where i.account_id = ${ctx.accountId} and i.id = ${inboxId}`,
  )
  if (!row) throw notFound()
  return row.id === null ? null : row
}

/** Connects the inbox with the bot, or with none. Conversations that begin there are pending until it hands them over. */
export async function connectBot(ctx: MemberContext, inboxId: number, botId: number | null): Promise<void> {
  await withAccount(ctx, async ({ sql }) => {
    const [inbox] = await sql`
      select from charla.inboxes where account_id = ${ctx.accountId} and id = ${inboxId} for key share`
    if (!inbox) throw notFound()
    if (botId === null) {
      await sql`delete from charla.agent_bot_inboxes where account_id = ${ctx.accountId} and inbox_id = ${inboxId}`
      return
    }
    const [bot] = await sql`
      select from charla.agent_bots where account_id = ${ctx.accountId} and id = ${botId} for key share`
    if (!bot) throw invalid('agent_bot: is not a bot of this account', 'agent_bot')
    await sql`
      insert into charla.agent_bot_inboxes (account_id, inbox_id, agent_bot_id) values (${ctx.accountId}, ${inboxId}, ${botId})
      on conflict (account_id, inbox_id) do update set agent_bot_id = excluded.agent_bot_id, status = 0`
  })
}
