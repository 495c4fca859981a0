import type { MemberContext } from '#lib/base/context.ts'
import { type Sql, withAccount } from '#lib/base/db/index.ts'
import { inTurn } from '#lib/base/turns.ts'
import { contactsLike } from '#lib/contacts/index.ts'
import {
  type Conversation,
  conversationRows,
  type Message,
  messageRows,
  messageWire,
  seconds,
  visible,
} from '#lib/conversations/index.ts'
import { type AnyChannelKind, listInboxes } from '#lib/inboxes/index.ts'
import type { ConversationCounts, InboxWire } from '#lib/protocol/index.ts'
import { agentWire, availableName } from '#lib/users/index.ts'
import { contactFound } from './contacts.ts'
import { idsOf } from './messages.ts'
import { type Found, PER_PAGE, type SearchQuery, type SlimConversation } from './search.ts'

/** Of so many contacts that are meant, and in so many messages where it was said. */
const MOST_CONTACTS = 1_000
const MOST_MESSAGES = 1_000
const CONVERSATIONS_PER_PAGE = 25

/** A page of the conversations of that number, or with contacts who are looked for, the newest first. */
export async function searchConversations(
  ctx: MemberContext,
  kinds: AnyChannelKind[],
  asked: SearchQuery,
): Promise<Found['conversations']> {
  const conversations = await inTurn(() =>
    withAccount(ctx, async ({ sql }) => {
      const contacts = await contactsLike(sql, asked.q, MOST_CONTACTS)
      const number = /^#?([1-9]\d{0,8})$/.exec(asked.q)?.[1] ?? null
      return conversationRows(
        sql,
        sql`
        select c.*, row_number() over (order by c.id desc) as position from charla.conversations c
        where ${visible(sql, ctx)} and c.id in (
          select id from charla.conversations
          where account_id = ${ctx.accountId} and contact_id = any(${contacts}::bigint[])
          union all
          select id from charla.conversations where account_id = ${ctx.accountId} and display_id = ${number}::bigint
        ) ${within(sql, asked)} order by c.id desc limit ${PER_PAGE} offset ${(asked.page - 1) * PER_PAGE}`,
      )
    }),
  )
  const inboxes = await inboxesOf(ctx, kinds, conversations)
  return conversations.map(conversation => conversationFound(conversation, inboxes))
}

export type Heard = {
  conversations: SlimConversation[]
  counts: Omit<ConversationCounts, 'assigned_count'>
}

/** The conversations in which it was said, where it was said last first, each with what was said. Counted are those of the newest 1,000 messages. */
export async function conversationsSaying(
  ctx: MemberContext,
  kinds: AnyChannelKind[],
  asked: { q: string; page: number },
): Promise<Heard> {
  const { counts, conversations, messages } = await inTurn(() =>
    withAccount(ctx, async ({ sql }) => {
      const messageIds = await idsOf(sql, ctx, asked, MOST_MESSAGES)
      const found = await sql<{ id: number; assignee_id: number | null }[]>`
        select c.id, c.assignee_id from charla.messages m
        join charla.conversations c on (c.account_id, c.id) = (m.account_id, m.conversation_id)
        where ${visible(sql, ctx)} and m.account_id = ${ctx.accountId} and m.id = any(${messageIds}::bigint[])
        group by c.account_id, c.id order by max(array_position(${messageIds}::bigint[], m.id) * -1) desc, c.id desc`
      const start = (asked.page - 1) * CONVERSATIONS_PER_PAGE
      const ids = found.slice(start, start + CONVERSATIONS_PER_PAGE).map(row => row.id)
      const conversations = await conversationRows(
        sql,
        sql`select c.*, array_position(${ids}::bigint[], c.id) as position from charla.conversations c
          where ${visible(sql, ctx)} and c.id = any(${ids}::bigint[])`,
      )
      const messages = ids.length
        ? await messageRows(
            sql,
            sql`${visible(sql, ctx)} and m.account_id = ${ctx.accountId} and m.id = any(${messageIds}::bigint[])
              and m.conversation_id = any(${ids}::bigint[])`,
            sql`order by m.id desc`,
          )
        : []
      const counts = {
        mine_count: found.filter(row => row.assignee_id === ctx.actor.userId).length,
        unassigned_count: found.filter(row => row.assignee_id === null).length,
        all_count: found.length,
      }
      return { counts, conversations, messages }
    }),
  )
  const inboxes = await inboxesOf(ctx, kinds, conversations)
  return { counts, conversations: conversations.map(one => slim(one, inboxes, messages)) }
}

function within(sql: Sql, { since, until, inbox_id, from }: SearchQuery) {
  return sql`
    ${since ? sql`and c.last_activity_at >= ${since}` : sql``} ${until ? sql`and c.last_activity_at <= ${until}` : sql``}
    ${inbox_id ? sql`and c.inbox_id = ${inbox_id}` : sql``}
    ${from?.kind === 'contact' ? sql`and c.contact_id = ${from.id}` : sql``}
    ${from?.kind === 'agent' ? sql`and c.assignee_id = ${from.id}` : sql``}`
}

async function inboxesOf(ctx: MemberContext, kinds: AnyChannelKind[], conversations: Conversation[]) {
  const ids = [...new Set(conversations.map(conversation => conversation.inbox_id))]
  const inboxes = ids.length ? await listInboxes(ctx, kinds, ids) : []
  return new Map(inboxes.map(inbox => [inbox.id, inbox]))
}

function conversationFound(
  conversation: Conversation,
  inboxes: Map<number, InboxWire>,
): Found['conversations'][number] {
  const inbox = inboxes.get(conversation.inbox_id)
  const message = conversation.last_chat_message
  const agent = conversation.assignee && agentWire(conversation.assignee, new Set())
  return {
    id: conversation.display_id,
    account_id: conversation.account_id,
    created_at: seconds(conversation.created_at) as number,
    ...(message ? { message: messageWire(message) } : {}),
    contact: contactFound(conversation.contact),
    ...(inbox
      ? { inbox: { id: inbox.id, channel_id: inbox.channel_id, name: inbox.name, channel_type: inbox.channel_type } }
      : {}),
    ...(agent
      ? {
          agent: {
            id: agent.id,
            available_name: agent.available_name,
            email: agent.email,
            name: agent.name,
            role: agent.role,
          },
        }
      : {}),
    additional_attributes: conversation.additional_attributes,
  }
}

function slim(conversation: Conversation, inboxes: Map<number, InboxWire>, messages: Message[]): SlimConversation {
  const inbox = inboxes.get(conversation.inbox_id)
  return {
    id: conversation.display_id,
    uuid: conversation.uuid,
    created_at: seconds(conversation.created_at) as number,
    contact: { id: conversation.contact.id, name: conversation.contact.name },
    inbox: { id: conversation.inbox_id, name: inbox?.name ?? '', channel_type: conversation.channel_type },
    messages: messages
      .filter(message => message.conversation_id === conversation.id)
      .map(message => ({
        content: message.content,
        id: message.id,
        ...senderName(message),
        message_type: message.message_type,
        created_at: seconds(message.created_at) as number,
      })),
    account_id: conversation.account_id,
  }
}

function senderName({ sender_user, sender_contact }: Message): { sender_name?: string } {
  const name = sender_user ? availableName(sender_user) : sender_contact?.name
  return name ? { sender_name: name } : {}
}
