import type { Context } from '#lib/base/context.ts'
import type { ConversationWire } from '#lib/protocol/index.ts'
import { presentContacts, presentMembers } from '#lib/users/index.ts'
import { conversationWire } from './conversation.ts'
import { findConversation } from './conversations.ts'

/** Who is there now, for the availability that conversations show. */
export const present = async (accountId: number) => {
  const [members, contacts] = await Promise.all([presentMembers(accountId), presentContacts(accountId)])
  return { members, contacts }
}

/** The conversation as the API answers it. @throws `not_found` when the member may not see it. */
export async function shownConversation(ctx: Context, displayId: number): Promise<ConversationWire> {
  const [conversation, here] = await Promise.all([findConversation(ctx, displayId), present(ctx.accountId)])
  return conversationWire(conversation, here, ctx)
}
