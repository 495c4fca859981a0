import { botPush } from '#lib/agent-bots/index.ts'
import { aside } from '#lib/base/asides.ts'
import { whisper } from '#lib/base/bus.ts'
import type { Context, VisitorContext, WorkerContext } from '#lib/base/context.ts'
import { contactPush } from '#lib/contacts/index.ts'
import type { SenderPush } from '#lib/protocol/index.ts'
import { profile, userPush } from '#lib/users/index.ts'
import { type Conversation, conversationPush } from './conversation.ts'

/** Tells colleagues and the visitor that a member writes, or has stopped. A note's typing stays among colleagues. */
export async function agentTypes(
  ctx: WorkerContext,
  conversation: Conversation,
  on: boolean,
  isPrivate: boolean,
): Promise<void> {
  const { actor } = ctx
  const person = actor.kind === 'member' ? await profile(actor.userId) : null
  const user = actor.kind === 'bot' ? botPush({ id: actor.botId, name: actor.name }) : person && userPush(person)
  if (!user) return
  const said = typing(conversation, user, isPrivate)
  await whisper(ctx.accountId, {
    event: eventOf(on),
    data: said.toMembers,
    inboxId: conversation.inbox_id,
    visitor: isPrivate ? null : { contactInboxId: conversation.contact_inbox_id, data: said.toVisitor },
    except: actor.kind === 'member' ? `user:${actor.userId}` : null,
  })
  await noteTyping(ctx, conversation, on, user, isPrivate)
}

/** Tells the agents that the visitor writes, or has stopped. */
export async function visitorTypes(ctx: VisitorContext, conversation: Conversation, on: boolean): Promise<void> {
  await whisper(ctx.accountId, {
    event: eventOf(on),
    data: typing(conversation, contactPush(conversation.contact), false).toMembers,
    inboxId: conversation.inbox_id,
    visitor: null,
    except: null,
  })
  await noteTyping(ctx, conversation, on, contactPush(conversation.contact), false)
}

/** For programs that want to know. */
const noteTyping = (ctx: Context, { id, inbox_id }: Conversation, on: boolean, user: SenderPush, isPrivate: boolean) =>
  aside(ctx, eventOf(on), inbox_id, { conversation_id: id, user, is_private: isPrivate })

const eventOf = (on: boolean) => (on ? 'conversation.typing_on' : 'conversation.typing_off')

/** Members hear of the conversation as in other events, but for its last message: a keystroke must not weigh 150 KB. */
function typing(conversation: Conversation, user: SenderPush, isPrivate: boolean) {
  const common = { account_id: conversation.account_id, user, is_private: isPrivate }
  const { display_id: id, inbox_id } = conversation
  return {
    toMembers: { ...common, conversation: { ...conversationPush(conversation), messages: [] } },
    toVisitor: { ...common, conversation: { id, inbox_id } },
  }
}
