import type { Context } from '#lib/base/context.ts'
import type { Sql, Transaction } from '#lib/base/db/index.ts'
import type { EventRow } from '#lib/base/events.ts'
import type { Follower } from '#lib/base/followers.ts'
import { CONTACT, CONVERSATION, forgetMarks, keepMarks, readMarks } from './changes.ts'
import { neverTold } from './consequences.ts'
import { type Occasion, occasionsOf } from './occasions.ts'
import { hears, isOf, lockReceivers, type Receiver, type Subscriber, subscribersOf } from './receivers.ts'
import { MOST_WAITING } from './schedule.ts'
import { subjectsOf } from './subjects.ts'
import { disable, reschedule } from './waiting.ts'

/**
 * Plans what is delivered: one delivery for each thing that happens and each receiver that wants to hear of it, as it is at
 * that moment. The place in the log moves with it, so that nothing is planned twice and nothing is left out.
 */
export const planDeliveries: Follower = {
  name: 'webhooks',
  heeds: [
    'conversation.created',
    'conversation.status_changed',
    'conversation.updated',
    'assignee.changed',
    'team.changed',
    'message.created',
    'message.updated',
    'contact.created',
    'contact.updated',
    'contact.deleted',
    'conversation.deleted',
    'conversation.typing_on',
    'conversation.typing_off',
    'webwidget.triggered',
    'inbox.created',
    'inbox.updated',
  ],
  async handle(tx, ctx, events) {
    const subscribers = await subscribersOf(tx.sql, ctx)
    if (!subscribers.length) return
    const occasions = await occasionsIn(tx.sql, ctx, events)
    const wanted = subscribers.map(one => ({ subscriber: one, told: occasions.filter(each => hears(one, each)) }))
    const told = wanted.filter(one => one.told.length)
    if (!told.length) return
    const receivers = await lockReceivers(
      tx.sql,
      ctx,
      told.map(one => one.subscriber),
    )
    for (const receiver of receivers) {
      const mine = told.find(one => isOf(receiver, one.subscriber as Subscriber))
      if (mine) await plan(tx, ctx, receiver, mine.told)
    }
  },
}

async function occasionsIn(sql: Sql, ctx: Context, events: EventRow[]): Promise<Occasion[]> {
  const subjects = await subjectsOf(sql, ctx, events)
  const marks = {
    conversations: await readMarks(sql, ctx, CONVERSATION, [...subjects.conversations.keys()]),
    contacts: await readMarks(sql, ctx, CONTACT, [...subjects.contacts.keys()]),
  }
  const occasions = occasionsOf(events, subjects, marks)
  await keepMarks(sql, ctx, CONVERSATION, marks.conversations)
  await keepMarks(sql, ctx, CONTACT, marks.contacts)
  const gone = (name: string, key: 'conversation_id' | 'contact_id') =>
    events.flatMap(event => (event.name === name ? (event[key] ?? []) : []))
  await forgetMarks(sql, ctx, CONVERSATION, gone('conversation.deleted', 'conversation_id'))
  await forgetMarks(sql, ctx, CONTACT, gone('contact.deleted', 'contact_id'))
  return occasions
}

/** Puts what one receiver is to be told behind what waits for it. The receiver is locked. */
export async function plan(tx: Transaction, ctx: Context, receiver: Receiver, told: Occasion[]): Promise<number[]> {
  if (receiver.disabled_at) {
    await neverTold(tx, ctx, receiver, told)
    return []
  }
  if (receiver.waiting + told.length > MOST_WAITING) {
    await disable(tx, ctx, receiver, 'backlog')
    await neverTold(tx, ctx, receiver, told)
    return []
  }
  const { sql } = tx
  const lines = [...new Set(told.map(one => one.line))]
  const taken = await sql<{ line: string }[]>`
    select l.line from unnest(${lines}::text[]) as l (line) where exists (
      select from charla.webhook_deliveries d
      where (d.account_id, d.receiver_id) = (${ctx.accountId}, ${receiver.id}) and d.line = l.line and d.state = 0)`
  const busy = new Set(taken.map(row => row.line))
  const rows = told.map(one => {
    const first = !busy.has(one.line)
    busy.add(one.line)
    return { ...asRow(one), due: first }
  })
  const made = await sql<{ id: number }[]>`
    insert into charla.webhook_deliveries (account_id, receiver_id, event, line, inbox_id, conversation_id, contact_id,
      message_id, payload, due_at, created_at)
    select ${ctx.accountId}, ${receiver.id}, r.event, r.line, r.inbox_id, r.conversation_id, r.contact_id, r.message_id,
      r.payload, case when r.due then ${ctx.now()}::timestamptz end, ${ctx.now()}
    from rows from (
      jsonb_to_recordset(${sql.json(rows as never)}) as (
        event text, line text, inbox_id bigint, conversation_id bigint, contact_id bigint, message_id bigint, payload text,
        due boolean
      )
    ) with ordinality as r (event, line, inbox_id, conversation_id, contact_id, message_id, payload, due, position)
    order by r.position returning id`
  await sql`
    update charla.webhook_receivers set waiting = waiting + ${rows.length}
    where account_id = ${ctx.accountId} and id = ${receiver.id}`
  await reschedule(sql, receiver, ctx.now())
  return made.map(row => row.id)
}

const asRow = (one: Occasion) => ({
  event: one.event,
  line: one.line,
  inbox_id: one.inboxId,
  conversation_id: one.conversationId,
  contact_id: one.contactId,
  message_id: one.messageId,
  payload: JSON.stringify({ ...one.payload, event: one.event }),
})
