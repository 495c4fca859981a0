import type postgres from 'postgres'
import { hashToken } from './crypto.ts'
import { type Sql, together } from './db/index.ts'

// The only questions that are asked before it is known whose account is meant. Each answers one row or nothing; those for
// many, a row or nothing for each, in the order asked.

export type SessionRow = { id: number; user_id: number; token_hash: Buffer; expires_at: Date; last_activity_at: Date }

export async function findSession(clientId: string): Promise<SessionRow | undefined> {
  return one<SessionRow>(
    sql => sql`
    select id, user_id, token_hash, expires_at, last_activity_at from charla.sessions where client_id = ${clientId}`,
  )
}

export async function findUserIdByAccessToken(token: string): Promise<number | undefined> {
  return (
    await one<{ id: number }>(
      sql => sql`
    select id from charla.users where access_token_hash = ${hashToken(token)}`,
    )
  )?.id
}

export type BotRow = { account_id: number; id: number; name: string; inbox_ids: number[] }

/** The bot of an account that works, and the inboxes that it answers in. */
export async function findBotByAccessToken(token: string): Promise<BotRow | undefined> {
  return one<BotRow>(
    sql => sql`
    select b.account_id, b.id, b.name, array(
      select k.inbox_id from charla.agent_bot_inboxes k
      where (k.account_id, k.agent_bot_id) = (b.account_id, b.id) and k.status = 0
    ) as inbox_ids
    from charla.agent_bots b join charla.accounts a on a.id = b.account_id and a.status = 0
    where b.access_token_hash = ${hashToken(token)}`,
  )
}

/** The platform app whose token it is. */
export async function findPlatformApp(token: string): Promise<{ id: number } | undefined> {
  return one<{ id: number }>(sql => sql`select id from charla.platform_apps where token_hash = ${hashToken(token)}`)
}

export type MembershipRow = { role: number; inbox_ids: number[]; status: number }
export type SubscriberRow = MembershipRow & {
  user_id: number
  /** Whether the account has `conversation_unread_counts` on. */
  counts_unread: boolean | null
}

export const findMembersByPubsubTokens = (
  asked: { token: string; accountId: number }[],
): Promise<(SubscriberRow | undefined)[]> =>
  many(
    asked.length,
    sql => sql`
    select q.position, u.id as user_id, m.role, a.status, a.features ->> 'conversation_unread_counts' = 'true' as counts_unread, array(
      select i.inbox_id from charla.inbox_members i where (i.account_id, i.user_id) = (m.account_id, m.user_id)
    ) as inbox_ids
    from unnest(${asked.map(one => hex(one.token))}::text[], ${asked.map(one => one.accountId)}::bigint[])
      with ordinality as q (hash, account_id, position)
    join charla.users u on u.pubsub_token_hash = decode(q.hash, 'hex')
    join charla.account_users m on (m.account_id, m.user_id) = (q.account_id, u.id)
    join charla.accounts a on a.id = m.account_id and a.deleted_at is null`,
  )

export const findMemberships = (
  asked: { userId: number; accountId: number }[],
): Promise<(MembershipRow | undefined)[]> =>
  many(
    asked.length,
    sql => sql`
    select q.position, m.role, a.status, array(
      select i.inbox_id from charla.inbox_members i where (i.account_id, i.user_id) = (m.account_id, m.user_id)
    ) as inbox_ids
    from unnest(${asked.map(one => one.userId)}::bigint[], ${asked.map(one => one.accountId)}::bigint[])
      with ordinality as q (user_id, account_id, position)
    join charla.account_users m on (m.account_id, m.user_id) = (q.account_id, q.user_id)
    join charla.accounts a on a.id = m.account_id and a.deleted_at is null`,
  )

export type WebsiteRow = {
  account_id: number
  inbox_id: number
  allowed_domains: string
  allow_messages_after_resolved: boolean
  lock_to_single_conversation: boolean
  /** Visitors are asked to agree to something before they write. */
  asks_consent: boolean
}

export async function findWebsite(websiteToken: string): Promise<WebsiteRow | undefined> {
  return one<WebsiteRow>(
    sql => sql`
    select w.account_id, w.inbox_id, w.allowed_domains, i.allow_messages_after_resolved, i.lock_to_single_conversation,
      w.consent_enabled and w.consent_text <> '' as asks_consent
    from charla.channel_web_widgets w
    join charla.accounts a on a.id = w.account_id and a.status = 0
    join charla.inboxes i on (i.account_id, i.id) = (w.account_id, w.inbox_id) and i.deleted_at is null
    where w.website_token = ${websiteToken}`,
  )
}

export type ApiInboxRow = {
  account_id: number
  inbox_id: number
  hmac_token: string
  hmac_mandatory: boolean
  contact_inbox_id: number | null
  contact_id: number | null
}

/** The API inbox that clients name so, and the contact that it knows by `sourceId`, if it does. */
export async function findApiInbox(identifier: string, sourceId: string): Promise<ApiInboxRow | undefined> {
  return one<ApiInboxRow>(
    sql => sql`
    select h.account_id, h.inbox_id, h.hmac_token, h.hmac_mandatory, ci.id as contact_inbox_id, ci.contact_id
    from charla.channel_api h join charla.accounts a on a.id = h.account_id and a.status = 0
    join charla.inboxes i on (i.account_id, i.id) = (h.account_id, h.inbox_id) and i.deleted_at is null
    left join charla.contact_inboxes ci
      on (ci.account_id, ci.inbox_id) = (h.account_id, h.inbox_id) and ci.source_id = ${sourceId}
    where h.identifier = ${identifier}`,
  )
}

/** The e-mail inbox that mail services call so. */
export async function findEmailInboxByToken(
  token: string,
): Promise<{ account_id: number; inbox_id: number } | undefined> {
  return one<{ account_id: number; inbox_id: number }>(
    sql => sql`
    select e.account_id, e.inbox_id from charla.channel_email e
    join charla.accounts a on a.id = e.account_id and a.status = 0
    join charla.inboxes i on (i.account_id, i.id) = (e.account_id, e.inbox_id) and i.deleted_at is null
    where e.webhook_token = ${token}`,
  )
}

/** The inbox whose WhatsApp number it is. */
export async function findWhatsappInboxByNumber(
  phoneNumber: string,
): Promise<{ account_id: number; inbox_id: number } | undefined> {
  return one<{ account_id: number; inbox_id: number }>(
    sql => sql`
    select w.account_id, w.inbox_id from charla.channel_whatsapp w
    join charla.accounts a on a.id = w.account_id and a.status = 0
    join charla.inboxes i on (i.account_id, i.id) = (w.account_id, w.inbox_id) and i.deleted_at is null
    where w.phone_number = ${phoneNumber}`,
  )
}

/** The inboxes that say that these are their numbers' ids at Meta. Whether it is so, a signature has to prove. */
export async function findWhatsappInboxesByNumberId(
  ids: string[],
): Promise<{ account_id: number; inbox_id: number }[]> {
  if (!ids.length) return []
  const [rows] = await together<[{ account_id: number; inbox_id: number }[]]>('system', sql => [
    sql`
    select w.account_id, w.inbox_id from charla.channel_whatsapp w
    join charla.accounts a on a.id = w.account_id and a.status = 0
    join charla.inboxes i on (i.account_id, i.id) = (w.account_id, w.inbox_id) and i.deleted_at is null
    where w.phone_number_id = any(${ids}) limit 50`,
  ])
  return rows
}

/**
 * Where mail to the address belongs: on the installation's own domain to the inbox with that token, or to the conversation
 * that `reply+<uuid>` names, and to nobody's address; else to the inbox that has it, or has it without what follows a plus.
 */
export async function findMailPlace(
  address: string,
  ownDomain: string | null,
): Promise<{ account_id: number; inbox_id: number } | undefined> {
  const [local = '', domain = ''] = address.toLowerCase().split('@')
  const own = domain === ownDomain?.toLowerCase()
  const uuid = /\+([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(local)?.[1] ?? null
  const [whole, bare] = own ? [null, null] : [address.toLowerCase(), `${local.split('+')[0]}@${domain}`]
  return one<{ account_id: number; inbox_id: number }>(
    sql => sql`
    select p.account_id, p.inbox_id from (
      select 0 as rank, account_id, inbox_id from charla.channel_email where email_key = ${whole}
      union all select 1, account_id, inbox_id from charla.channel_email where email_key = ${bare}
      union all select 2, account_id, inbox_id from charla.channel_email where token = ${own ? local : null}
      union all select 3, account_id, inbox_id from charla.conversations where uuid = ${own ? uuid : null}::uuid
    ) p
    join charla.accounts a on a.id = p.account_id and a.status = 0
    join charla.inboxes i on (i.account_id, i.id) = (p.account_id, p.inbox_id) and i.deleted_at is null order by p.rank limit 1`,
  )
}

export type ContactInboxRow = {
  account_id: number
  id: number
  inbox_id: number
  contact_id: number
  source_id: string
}

export const findContactInboxesByPubsubTokens = (tokens: string[]): Promise<(ContactInboxRow | undefined)[]> =>
  many(
    tokens.length,
    sql => sql`
    select q.position, ci.account_id, ci.id, ci.inbox_id, ci.contact_id, ci.source_id
    from unnest(${tokens.map(hex)}::text[]) with ordinality as q (hash, position)
    join charla.contact_inboxes ci on ci.pubsub_token_hash = decode(q.hash, 'hex')`,
  )

export type InvitationRow = {
  account_id: number
  id: number
  email: string
  name: string
  role: number
  account_name: string
  user_id: number | null
}

/** An invitation that can still be accepted, and the user who has its address already. */
export async function findInvitation(token: string, now: Date): Promise<InvitationRow | undefined> {
  return one<InvitationRow>(
    sql => sql`
    select i.account_id, i.id, i.email, i.name, i.role, a.name as account_name, u.id as user_id
    from charla.invitations i
    join charla.accounts a on a.id = i.account_id and a.deleted_at is null
    left join charla.users u on u.email_key = i.email_key
    where i.token_hash = ${hashToken(token)} and i.accepted_at is null and i.expires_at > ${now}`,
  )
}

async function one<Row extends postgres.MaybeRow>(
  statement: (sql: Sql) => postgres.PendingQuery<Row[]>,
): Promise<Row | undefined> {
  const [rows] = await together<[Row[]]>('system', sql => [statement(sql)])
  return rows[0]
}

async function many<Row>(
  count: number,
  statement: (sql: Sql) => postgres.PendingQuery<(Row & { position: number })[]>,
): Promise<(Row | undefined)[]> {
  const [rows] = await together<[(Row & { position: number })[]]>('system', sql => [statement(sql)])
  const byPosition = new Map(rows.map(row => [row.position, row]))
  return Array.from({ length: count }, (_, index) => byPosition.get(index + 1))
}

const hex = (token: string) => hashToken(token).toString('hex')
