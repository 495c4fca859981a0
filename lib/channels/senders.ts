import type { Context } from '#lib/base/context.ts'
import type { Sql, Transaction } from '#lib/base/db/index.ts'
import { ensureLockedSource, lockSource } from '#lib/contacts/index.ts'
import type { Sender } from './channel.ts'

export type Known = { contactId: number; contactInboxId: number }

/** Whom the inbox knows by what they write from, or at least a contact who goes by it. */
export type Found = { known: Known | undefined; contactId: number | undefined }

/**
 * Looks for who writes from outside, in one trip. Until the transaction ends nobody else makes the inbox know them. Whom the
 * inbox knows by their address or number stays who they are, whatever members have made of the contact since.
 */
export async function findSender(sql: Sql, ctx: Context, inboxId: number, sender: Sender): Promise<Found> {
  const [, [known], contactId] = await Promise.all([
    lockSource(sql, inboxId, sender.sourceId).execute(),
    sql<{ id: number; contact_id: number }[]>`
      select id, contact_id from charla.contact_inboxes
      where account_id = ${ctx.accountId} and inbox_id = ${inboxId} and source_id = any(${names(sender)})
      order by source_id = ${sender.sourceId} desc limit 1`.execute(),
    byAddress(sql, ctx, sender),
  ])
  return { known: known && { contactId: known.contact_id, contactInboxId: known.id }, contactId }
}

/** The contact as the inbox knows them. `isNew`: made by this transaction, so that nobody else can have locked them. */
export async function enter(
  tx: Transaction,
  ctx: Context,
  inboxId: number,
  sender: Sender,
  found: Found,
): Promise<Known & { isNew: boolean }> {
  if (found.known) return { ...found.known, isNew: false }
  const { id: contactId, isNew } = found.contactId ? { id: found.contactId, isNew: false } : await make(tx, ctx, sender)
  const source = await ensureLockedSource(tx.sql, ctx.accountId, contactId, inboxId, sender.sourceId)
  return { contactId, contactInboxId: source.id, isNew }
}

const names = ({ sourceId, aliases = [] }: Sender) => [sourceId, ...aliases]

async function byAddress(sql: Sql, ctx: Context, sender: Sender): Promise<number | undefined> {
  const { email, phoneNumber } = sender
  if (!email && !phoneNumber) return undefined
  const numbers = phoneNumber ? [phoneNumber, ...(sender.aliases ?? []).map(one => `+${one}`)] : []
  const [found] = await sql<{ id: number }[]>`
    select id from charla.contacts where account_id = ${ctx.accountId}
      and (email_key = lower(${email ?? null}) or phone_number = any(${numbers})) order by id limit 1`
  return found?.id
}

async function make(tx: Transaction, ctx: Context, { name, email, phoneNumber }: Sender) {
  const row = {
    name: name?.slice(0, 255).toWellFormed() || null,
    email: email ?? null,
    phone_number: phoneNumber ?? null,
  }
  const [made] = await tx.sql<{ id: number }[]>`
    insert into charla.contacts ${tx.sql({ account_id: ctx.accountId, ...row, created_at: ctx.now(), updated_at: ctx.now() })}
    on conflict do nothing returning id`
  // Somebody else was faster: another inbox hears of the same person at the same moment.
  const id =
    made?.id ?? ((await byAddress(tx.sql, ctx, { sourceId: '', name, ...defined({ email, phoneNumber }) })) as number)
  if (made) tx.track({ name: 'contact.created', contactId: id })
  return { id, isNew: Boolean(made) }
}

const defined = <T extends object>(given: T) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T
