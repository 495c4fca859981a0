import type { MemberContext } from '#lib/base/context.ts'
import { encrypt, newToken } from '#lib/base/crypto.ts'
import { inOneTrip, type Sql, withAccount } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import type { NewWebhook, Webhook, WebhookChanges } from './webhook.ts'

/** The webhooks of the account in the order they were made. */
export async function listWebhooks(ctx: MemberContext): Promise<Webhook[]> {
  return inOneTrip<Webhook>(ctx, sql => sql`${webhooks(sql)} where w.account_id = ${ctx.accountId} order by w.id`)
}

/** Registers an address, with a new secret. @throws `invalid` when it is registered already, or there is no such inbox. */
export async function createWebhook(ctx: MemberContext, given: NewWebhook): Promise<Webhook> {
  const { url, name = null, inbox_id = null, subscriptions } = given
  return withAccount(ctx, async ({ sql }) => {
    await assertInbox(sql, ctx, inbox_id)
    const [made] = await sql<{ id: number }[]>`
      insert into charla.webhooks (account_id, inbox_id, name, url, subscriptions, secret)
      values (${ctx.accountId}, ${inbox_id}, ${name}, ${url}, ${sql.json(subscriptions)}, ${encrypt(newToken())})
      on conflict (account_id, md5(url)) do nothing returning id`
    if (!made) throw taken()
    return read(sql, ctx, made.id)
  })
}

/** @throws `invalid` as `createWebhook`. The secret stays. */
export async function updateWebhook(ctx: MemberContext, id: number, changes: WebhookChanges): Promise<Webhook> {
  const { subscriptions, ...rest } = changes
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  return withAccount(ctx, async ({ sql }) => {
    const known = await sql<{ id: number; url: string }[]>`
      select id, url from charla.webhooks where account_id = ${ctx.accountId} order by id for update`
    if (!known.some(one => one.id === id)) throw notFound()
    if (known.some(one => one.id !== id && one.url === changes.url)) throw taken()
    await assertInbox(sql, ctx, changes.inbox_id ?? null)
    await sql`
      update charla.webhooks set ${sql({ ...given, updated_at: ctx.now() })},
        subscriptions = ${subscriptions ? sql.json(subscriptions) : sql`subscriptions`}
      where account_id = ${ctx.accountId} and id = ${id}`
    return read(sql, ctx, id)
  })
}

export async function deleteWebhook(ctx: MemberContext, id: number): Promise<void> {
  const [webhook] = await inOneTrip(
    ctx,
    sql => sql`delete from charla.webhooks where account_id = ${ctx.accountId} and id = ${id} returning id`,
  )
  if (!webhook) throw notFound()
}

async function read(sql: Sql, ctx: MemberContext, id: number): Promise<Webhook> {
  const [webhook] = await sql<Webhook[]>`${webhooks(sql)} where w.account_id = ${ctx.accountId} and w.id = ${id}`
  if (!webhook) throw notFound()
  return webhook
}

/** Holds the inbox until the transaction ends, so that nobody takes it away before it is referred to. */
async function assertInbox(sql: Sql, ctx: MemberContext, inboxId: number | null): Promise<void> {
  if (inboxId === null) return
  const [inbox] = await sql`
    select id from charla.inboxes where account_id = ${ctx.accountId} and id = ${inboxId} for key share`
  if (!inbox) throw invalid('inbox_id: is not an inbox of this account', 'inbox_id')
}

const taken = () => invalid('url: has already been taken', 'url')

const webhooks = (sql: Sql) => sql`
  select w.id, w.account_id, w.inbox_id, i.name as inbox_name, w.name, w.url, w.subscriptions, w.secret
  from charla.webhooks w left join charla.inboxes i on (i.account_id, i.id) = (w.account_id, w.inbox_id)`
