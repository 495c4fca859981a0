import { botPush } from '#lib/agent-bots/index.ts'
import { whisper } from '#lib/base/bus.ts'
import type { VisitorContext, WorkerContext } from '#lib/base/context.ts'
import type { Contact } from '#lib/contacts/index.ts'
import { contactPush } from '#lib/contacts/index.ts'
import { profile, userPush } from '#lib/users/index.ts'
import type { Conversation } from './conversation.ts'

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
  await whisper(ctx.accountId, {
    event: on ? 'conversation.typing_on' : 'conversation.typing_off',
    data: {
      account_id: ctx.accountId,
      conversation: { id: conversation.display_id, inbox_id: conversation.inbox_id },
      user,
      is_private: isPrivate,
    },
    inboxId: conversation.inbox_id,
    contactInboxId: isPrivate ? null : conversation.contact_inbox_id,
    except: actor.kind === 'member' ? `user:${actor.userId}` : null,
  })
}

/** Tells the agents that the visitor writes, or has stopped. */
export async function visitorTypes(
  ctx: VisitorContext,
  conversation: { display_id: number; inbox_id: number; contact: Contact },
  on: boolean,
): Promise<void> {
  await whisper(ctx.accountId, {
    event: on ? 'conversation.typing_on' : 'conversation.typing_off',
    data: {
      account_id: ctx.accountId,
      conversation: { id: conversation.display_id, inbox_id: conversation.inbox_id },
      user: contactPush(conversation.contact),
      is_private: false,
    },
    inboxId: conversation.inbox_id,
    contactInboxId: null,
    except: null,
  })
}
