import { z } from 'zod'
import { decrypt, encrypt, hashToken } from '#lib/base/crypto.ts'
import { withSystem } from '#lib/base/db/index.ts'
import { attributesLike, text } from '#lib/base/text.ts'

/** Their numbers begin with one, as Chatwoot's do. */
export const subscriptionTypes = ['browser_push', 'fcm'] as const
export type SubscriptionType = (typeof subscriptionTypes)[number]

const endpoint = text(2048).refine(
  value => URL.canParse(value) && value.startsWith('https://'),
  'must be an https address',
)
const browser = z.object({ endpoint, p256dh: text(500).min(1), auth: text(500).min(1) })
const phone = z.object({ device_id: text(500).min(1), push_token: text(4096).min(1) })

/** A browser's push subscription, or a phone with its token. */
export const newSubscription = z.discriminatedUnion('subscription_type', [
  z.object({
    subscription_type: z.literal('browser_push'),
    subscription_attributes: attributesLike(browser),
  }),
  z.object({ subscription_type: z.literal('fcm'), subscription_attributes: attributesLike(phone) }),
])
type NewSubscription = z.output<typeof newSubscription>

/** More devices than anybody uses: the oldest go. */
const MOST = 50

type Row = {
  id: number
  user_id: number
  subscription_type: number
  attributes: string
  created_at: Date
  updated_at: Date
}

/** A device of a person, as whoever sends to it needs it. */
export type PushSubscription = Omit<Row, 'subscription_type' | 'attributes'> & {
  subscription_type: SubscriptionType
  identifier: string
  subscription_attributes: Record<string, unknown>
}

/**
 * Notes the device as this person's; it stops being anybody else's. With the session of `client` it is forgotten again;
 * one that was noted without a session is when its person is signed out everywhere.
 */
export async function subscribe(
  userId: number,
  input: NewSubscription,
  client: string | null = null,
): Promise<PushSubscription> {
  const { subscription_type: type, subscription_attributes: given } = input
  const hash = hashToken(identifierOf(type, given))
  return withSystem(async sql => {
    const [row] = await sql<Row[]>`
      insert into charla.notification_subscriptions (user_id, subscription_type, identifier_hash, attributes, session_id)
      values (${userId}, ${subscriptionTypes.indexOf(type) + 1}, ${hash}, ${encrypt(JSON.stringify(given))},
        (select id from charla.sessions where client_id = ${client} and user_id = ${userId}))
      on conflict (identifier_hash) do update set user_id = excluded.user_id, attributes = excluded.attributes,
        subscription_type = excluded.subscription_type, session_id = excluded.session_id, updated_at = now()
      returning *`
    await sql`
      delete from charla.notification_subscriptions where id in (
        select id from charla.notification_subscriptions where user_id = ${userId} order by id desc offset ${MOST})`
    return opened(row as Row)
  })
}

/** Forgets the person's device with this token, or this endpoint. One that is not there is no matter. */
export async function unsubscribe(userId: number, tokenOrEndpoint: string): Promise<void> {
  const found = (await subscriptionsOf(userId)).find(
    ({ identifier, subscription_attributes: { push_token } }) =>
      tokenOrEndpoint === identifier || tokenOrEndpoint === push_token,
  )
  if (found) await forgetSubscription(found.id)
}

/** The devices on which a person wants to be told, for whoever sends to them. */
export async function subscriptionsOf(userId: number): Promise<PushSubscription[]> {
  const rows = await withSystem(
    sql => sql<Row[]>`select * from charla.notification_subscriptions where user_id = ${userId} order by id`,
  )
  return rows.map(opened)
}

/** One device, as long as it is there. */
export async function findSubscription(id: number): Promise<PushSubscription | undefined> {
  const [row] = await withSystem(sql => sql<Row[]>`select * from charla.notification_subscriptions where id = ${id}`)
  return row && opened(row)
}

/** For a device that its push service no longer knows. */
export async function forgetSubscription(id: number): Promise<void> {
  await withSystem(sql => sql`delete from charla.notification_subscriptions where id = ${id}`)
}

function opened({ id, user_id, subscription_type, attributes: kept, created_at, updated_at }: Row): PushSubscription {
  const type = subscriptionTypes[subscription_type - 1] ?? 'browser_push'
  const given = JSON.parse(decrypt(kept)) as Record<string, unknown>
  return {
    id,
    user_id,
    subscription_type: type,
    identifier: identifierOf(type, given),
    subscription_attributes: given,
    created_at,
    updated_at,
  }
}

const identifierOf = (type: SubscriptionType, given: Record<string, unknown>) =>
  String(type === 'browser_push' ? given.endpoint : given.device_id)

/** What `DELETE` takes; `endpoint` for browsers, which have no token. */
export const subscriptionGone = z.object({ push_token: text(4096).optional(), endpoint: text(2048).optional() })

export const subscriptionAnswer = z.object({
  id: z.number(),
  identifier: z.string(),
  subscription_attributes: z.record(z.string(), z.unknown()),
  subscription_type: z.enum(subscriptionTypes),
  user_id: z.number(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
})

export const subscriptionWire = (one: PushSubscription): z.output<typeof subscriptionAnswer> => ({
  ...one,
  created_at: one.created_at.toISOString(),
  updated_at: one.updated_at.toISOString(),
})
