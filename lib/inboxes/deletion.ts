import { z } from 'zod'
import { type Context, type MemberContext, systemContext } from '#lib/base/context.ts'
import { withAccount } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import { defineJob } from '#lib/base/jobs.ts'
import { removeFiles } from '#lib/files/index.ts'
import { forgetMembers } from '#lib/users/index.ts'
import type { AnyChannelKind } from './channel-kind.ts'

/** As many conversations go in one transaction. */
const BATCH = 100

/**
 * Deletes the inbox with its conversations, and has its service told. From now on nobody finds it; where it has many conversations they go one
 * batch after the other, in a job.
 */
export async function deleteInbox(ctx: MemberContext, kinds: AnyChannelKind[], id: number): Promise<void> {
  const members = await withAccount(ctx, async tx => {
    const { sql, track } = tx
    const [row] = await sql<{ channel_type: string }[]>`
      update charla.inboxes set deleted_at = ${ctx.now()}
      where account_id = ${ctx.accountId} and id = ${id} and deleted_at is null returning channel_type`
    if (!row) throw notFound()
    await kinds.find(one => one.channelType === row.channel_type)?.leave?.(tx, ctx, id)
    const gone = await sql<{ user_id: number }[]>`
      delete from charla.inbox_members where account_id = ${ctx.accountId} and inbox_id = ${id} returning user_id`
    track({ name: 'permissions.changed', inboxId: id, data: { everyone: true } })
    removeInbox.later(tx, { account_id: ctx.accountId, inbox_id: id })
    return gone.map(member => member.user_id)
  })
  forgetMembers(ctx.accountId, members)
  await removeBatch(ctx, id)
}

/** Goes on where it was interrupted: what is gone is gone. */
export const removeInbox = defineJob(
  'inbox.remove',
  z.object({ account_id: z.number(), inbox_id: z.number() }),
  async ({ account_id, inbox_id }) => {
    while (await removeBatch(systemContext(account_id), inbox_id));
  },
)

/** Whether there is more. With the last conversations the inbox itself goes. */
async function removeBatch(ctx: Context, id: number): Promise<boolean> {
  return withAccount(ctx, async tx => {
    const { sql, track } = tx
    const [inbox] = await sql<{ avatar_key: string | null }[]>`
      select avatar_key from charla.inboxes where account_id = ${ctx.accountId} and id = ${id} and deleted_at is not null for update`
    if (!inbox) return false
    const gone = await sql<{ id: number; display_id: number }[]>`
      delete from charla.conversations where account_id = ${ctx.accountId} and id in (
        select id from charla.conversations where account_id = ${ctx.accountId} and inbox_id = ${id} order by id limit ${BATCH} for update
      ) returning id, display_id`
    for (const { id: conversationId, display_id } of gone)
      track({ name: 'conversation.deleted', conversationId, inboxId: id, data: { display_id } })
    if (gone.length === BATCH) return true
    await sql`delete from charla.inboxes where account_id = ${ctx.accountId} and id = ${id}`
    if (inbox.avatar_key) removeFiles.later(tx, { keys: [inbox.avatar_key] })
    return false
  })
}
