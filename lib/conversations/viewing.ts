import { whisper } from '#lib/base/bus.ts'
import type { MemberContext } from '#lib/base/context.ts'
import { profile, userPush } from '#lib/users/index.ts'
import type { Conversation } from './conversation.ts'

/**
 * Tells colleagues that a member has the conversation on their screen, or no longer. Nothing is kept: whoever looks says so
 * again and again, and who falls silent is taken for gone. The customer never hears of it.
 */
export async function memberLooks(ctx: MemberContext, conversation: Conversation, on: boolean): Promise<void> {
  const person = await profile(ctx.actor.userId)
  if (!person) return
  const { account_id, display_id: id, inbox_id } = conversation
  const user = { ...userPush(person), avatar_url: person.avatar_url, thumbnail: person.avatar_url }
  await whisper(ctx.accountId, {
    event: on ? 'conversation.viewing_on' : 'conversation.viewing_off',
    data: { account_id, conversation: { id, inbox_id }, user },
    inboxId: inbox_id,
    visitor: null,
    except: `user:${ctx.actor.userId}`,
  })
}
