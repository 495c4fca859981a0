import type { MemberContext } from '#lib/base/context.ts'
import { withAccount } from '#lib/base/db/index.ts'
import { noteChange } from '#lib/contacts/index.ts'
import { actorName, noteActivity } from './activity.ts'
import { lockConversation, setStatus } from './status.ts'

/** Resolves the conversation and blocks its contact: what they still write opens nothing any more (reference 5.5). */
export const mute = (ctx: MemberContext, displayId: number): Promise<void> => setBlocked(ctx, displayId, true)

/** Lets the contact's messages open conversations again. The conversation stays as it is. */
export const unmute = (ctx: MemberContext, displayId: number): Promise<void> => setBlocked(ctx, displayId, false)

async function setBlocked(ctx: MemberContext, displayId: number, blocked: boolean): Promise<void> {
  await withAccount(ctx, async tx => {
    const { sql, track } = tx
    const conversation = await lockConversation(sql, ctx, displayId)
    // Before the activity lines: they take the counter of events, and every other lock comes before that one.
    const [changed] = await sql`
      update charla.contacts set blocked = ${blocked}, updated_at = ${ctx.now()}
      where account_id = ${ctx.accountId} and id = ${conversation.contact_id} and blocked <> ${blocked} returning id`
    if (changed)
      await noteChange(sql, ctx, conversation.contact_id, 'updated', { fields: { blocked: [!blocked, blocked] } })
    if (blocked) await setStatus(tx, ctx, conversation, 'resolved', null)
    if (!changed) return
    track({ name: 'contact.updated', contactId: conversation.contact_id })
    const kind = blocked ? 'muted' : 'unmuted'
    await noteActivity(sql, ctx, displayId, { kind, by: await actorName(sql, ctx) })
  })
}
