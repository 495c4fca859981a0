import type { Context } from '#lib/base/context.ts'
import type { Sql } from '#lib/base/db/index.ts'
import type { EventRow } from '#lib/base/events.ts'
import type { Follower } from '#lib/base/followers.ts'
import { messageType } from '#lib/protocol/index.ts'
import { mentionedIn, type Note, rememberMentions } from './mentions.ts'
import { notify, type Occasion } from './notify.ts'

const PENDING = 2
const USER = 0

/** Makes notifications of what happens: who is told of what is reference §5.6. */
export const notifyMembers: Follower = {
  name: 'notifications',
  heeds: ['conversation.created', 'conversation.status_changed', 'assignee.changed', 'message.created'],
  async handle(tx, ctx, events) {
    const [talks, messages] = [await talksOf(tx.sql, ctx, events), await messagesOf(tx.sql, ctx, events)]
    const notes = [...messages.values()].filter(one => one.private)
    const mentioned = await mentionedIn(tx.sql, ctx, notes)
    for (const note of notes) {
      const userIds = mentioned.get(note.id)
      if (userIds) await rememberMentions(tx, ctx, note, userIds)
    }
    const occasions = events.flatMap(event => {
      const talk = talks.get(event.conversation_id as number)
      if (!talk) return []
      const message = messages.get(event.message_id ?? -1)
      if (begins(event)) return ofBeginning(event, talk)
      if (event.name === 'assignee.changed') return ofAssignment(event, talk)
      return message ? ofMessage(message, event.seq > talk.assigned_seq, talk, mentioned.get(message.id) ?? []) : []
    })
    await notify(tx, ctx, occasions)
  },
}

type Talk = {
  id: number
  status: number
  assignee_id: number | null
  /** The event after which nobody else had it. */
  assigned_seq: number
  participants: number[]
  members: number[]
}
type Said = Note & { private: boolean; sender_type: number | null }

/** A conversation comes to the members when it begins, or when its bot hands it over. */
const begins = (event: EventRow) => event.name === 'conversation.created' || event.data.handoff === true

/** Who has just got the conversation with its beginning hears that it is theirs; the inbox that it is there. */
function ofBeginning(event: EventRow, talk: Talk): Occasion[] {
  if (talk.status === PENDING) return []
  const about = { conversationId: talk.id, actorId: event.user_id }
  const others = talk.members.filter(userId => userId !== talk.assignee_id)
  return [
    ...others.map(userId => ({ type: 'conversation_creation' as const, userId, ...about })),
    ...ofAssignment(event, talk),
  ]
}

function ofAssignment(event: EventRow, talk: Talk): Occasion[] {
  if (talk.assignee_id === null || talk.status === PENDING) return []
  const about = { conversationId: talk.id, actorId: event.user_id }
  return [{ type: 'conversation_assignment', userId: talk.assignee_id, ...about }]
}

/**
 * A note tells whom it mentions, a message the assignee and, where they have not heard of it already, who takes part.
 * `theirs`: whoever has the conversation now had it then.
 */
function ofMessage(message: Said, theirs: boolean, talk: Talk, mentioned: number[]): Occasion[] {
  const actorId = message.sender_type === USER ? message.sender_id : null
  const about = { conversationId: talk.id, messageId: message.id, actorId }
  if (message.private) {
    for (const userId of mentioned) if (!talk.participants.includes(userId)) talk.participants.push(userId)
    return mentioned.map(userId => ({ type: 'conversation_mention', userId, ...about }))
  }
  const { assignee_id: assignee } = talk
  const others = talk.participants.filter(userId => userId !== assignee)
  return [
    ...(assignee === null || !theirs
      ? []
      : [{ type: 'assigned_conversation_new_message' as const, userId: assignee, ...about }]),
    ...others.map(userId => ({ type: 'participating_conversation_new_message' as const, userId, ...about })),
  ]
}

/** The conversations of the events as they are now: who has been assigned and unassigned since is not told. */
async function talksOf(sql: Sql, ctx: Context, events: EventRow[]): Promise<Map<number, Talk>> {
  const ids = [...new Set(events.map(event => event.conversation_id))]
  const begun = events.filter(begins).map(event => event.conversation_id)
  const rows = await sql<Talk[]>`
    select c.id, c.status, c.assignee_id, coalesce(last.seq, 0) as assigned_seq, array(
      select p.user_id from charla.conversation_participants p
      where (p.account_id, p.conversation_id) = (c.account_id, c.id) order by 1
    ) as participants, array(
      select i.user_id from charla.inbox_members i
      where (i.account_id, i.inbox_id) = (c.account_id, c.inbox_id) and c.id = any(${begun}::bigint[]) order by 1
    ) as members
    from charla.conversations c left join (
      select conversation_id, max(seq) as seq from charla.events
      where account_id = ${ctx.accountId} and seq >= ${events[0]?.seq ?? 0} and name = 'assignee.changed' group by 1
    ) last on last.conversation_id = c.id
    where c.account_id = ${ctx.accountId} and c.id = any(${ids}::bigint[])`
  return new Map(rows.map(row => [row.id, row]))
}

/** What customers and agents wrote. Only notes are read: they are all that can mention somebody. */
async function messagesOf(sql: Sql, ctx: Context, events: EventRow[]): Promise<Map<number, Said>> {
  const ids = events.filter(event => event.name === 'message.created').map(event => event.message_id)
  const rows = await sql<Said[]>`
    select id, conversation_id, inbox_id, private, sender_type, sender_id, case when private then coalesce(content, '') else '' end as content
    from charla.messages where account_id = ${ctx.accountId} and id = any(${ids}::bigint[])
      and message_type in (${messageType.incoming}, ${messageType.outgoing})`
  return new Map(rows.map(row => [row.id, row]))
}
