import type { Context } from '#lib/base/context.ts'
import { decrypt, derivedToken } from '#lib/base/crypto.ts'
import type { Sql } from '#lib/base/db/index.ts'
import type { WebhookEvent } from '#lib/protocol/index.ts'
import type { Occasion, Told } from './occasions.ts'

export type ReceiverKind = 'webhook' | 'inbox' | 'bot'

/** Somebody who can be told: which one of its kind, and what it wants to hear. */
export type Subscriber = {
  kind: ReceiverKind
  /** Of the webhook, the inbox or the bot. */
  of: number
  /** Inboxes of which it hears; null for all. */
  inbox_ids: number[] | null
  /** For webhooks alone. */
  subscriptions: WebhookEvent[] | null
}

/** The row with how it stands. */
export type Receiver = {
  account_id: number
  id: number
  webhook_id: number | null
  inbox_id: number | null
  agent_bot_id: number | null
  waiting: number
  next_at: Date | null
  resume_at: Date | null
  failing_since: Date | null
  disabled_at: Date | null
  disabled_reason: 'gone' | 'failing' | 'backlog' | 'by_hand' | null
}

const column = { webhook: 'webhook_id', inbox: 'inbox_id', bot: 'agent_bot_id' } as const

export const kindOf = (receiver: Pick<Receiver, 'webhook_id' | 'inbox_id'>): ReceiverKind =>
  receiver.webhook_id !== null ? 'webhook' : receiver.inbox_id !== null ? 'inbox' : 'bot'

/** Everybody in the account who has an address. */
export const subscribersOf = (sql: Sql, { accountId }: Context): Promise<Subscriber[]> => sql<Subscriber[]>`
  select 'webhook' as kind, w.id as of, case when w.inbox_id is not null then array[w.inbox_id] end as inbox_ids, w.subscriptions
  from charla.webhooks w where w.account_id = ${accountId}
  union all
  select 'inbox', c.inbox_id, array[c.inbox_id], null from charla.channel_api c
  where c.account_id = ${accountId} and c.webhook_url is not null
  union all
  select 'bot', b.id, array(
    select k.inbox_id from charla.agent_bot_inboxes k
    where (k.account_id, k.agent_bot_id) = (b.account_id, b.id) and k.status = 0
  ), null from charla.agent_bots b where b.account_id = ${accountId} and b.outgoing_url is not null
  order by 1, 2`

const inboxHears = new Set<Told>([
  'conversation_created',
  'conversation_status_changed',
  'conversation_updated',
  'message_created',
  'message_updated',
  'webwidget_triggered',
  'conversation_typing_on',
  'conversation_typing_off',
])
const botHears = new Set<Told>([
  'conversation_opened',
  'conversation_resolved',
  'conversation_status_changed',
  'conversation_updated',
  'message_created',
  'message_updated',
  'webwidget_triggered',
])

/** Whether the subscriber is to be told (reference §3.4). */
export function hears({ kind, of, inbox_ids, subscriptions }: Subscriber, occasion: Occasion): boolean {
  const here = inbox_ids === null || (occasion.inboxId !== null && inbox_ids.includes(occasion.inboxId))
  if (occasion.retried) return kind === 'inbox' && here
  if (kind === 'webhook') return here && (subscriptions as Told[]).includes(occasion.event)
  if (kind === 'inbox') return here && inboxHears.has(occasion.event)
  return botHears.has(occasion.event) && (here || occasion.botId === of)
}

/** The receivers of these subscribers, in their order, locked until the transaction ends: what waits for them is one's own to change. */
export async function lockReceivers(sql: Sql, ctx: Context, subscribers: Subscriber[]): Promise<Receiver[]> {
  for (const kind of ['webhook', 'inbox', 'bot'] as const) {
    const ids = subscribers.filter(one => one.kind === kind).map(one => one.of)
    if (ids.length)
      await sql`
        insert into charla.webhook_receivers (account_id, ${sql(column[kind])})
        select ${ctx.accountId}, id from unnest(${ids}::bigint[]) id on conflict do nothing`
  }
  const of = (kind: ReceiverKind) => subscribers.filter(one => one.kind === kind).map(one => one.of)
  return sql<Receiver[]>`
    select * from charla.webhook_receivers where account_id = ${ctx.accountId} and (
      webhook_id = any(${of('webhook')}::bigint[]) or inbox_id = any(${of('inbox')}::bigint[])
      or agent_bot_id = any(${of('bot')}::bigint[])
    ) order by id for update`
}

/** Of which subscriber the receiver is. */
export const isOf = (receiver: Receiver, { kind, of }: Subscriber) => receiver[column[kind]] === of

/** Where the receiver is told, and with what it is signed. Null when it has no address any more. */
export async function addressOf(sql: Sql, receiver: Receiver): Promise<{ url: string; secret: string } | null> {
  const { account_id, webhook_id, inbox_id, agent_bot_id } = receiver
  const [row] = await sql<{ url: string | null; secret: string | null; identifier: string | null }[]>`
    select url, secret, null as identifier from charla.webhooks where account_id = ${account_id} and id = ${webhook_id}
    union all
    select webhook_url, secret, identifier from charla.channel_api where account_id = ${account_id} and inbox_id = ${inbox_id}
    union all
    select outgoing_url, secret, null from charla.agent_bots where account_id = ${account_id} and id = ${agent_bot_id}`
  if (!row?.url) return null
  return { url: row.url, secret: secretOf(row) }
}

/** With what is signed that is delivered. Callbacks that are older than secrets have one that follows from their identifier. */
export const secretOf = (row: { secret: string | null; identifier: string | null }): string =>
  row.secret ? decrypt(row.secret) : derivedToken('api channel', row.identifier ?? '')
