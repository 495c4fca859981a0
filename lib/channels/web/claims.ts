import { z } from 'zod'
import type { VisitorContext } from '#lib/base/context.ts'
import { type Sql, withAccount } from '#lib/base/db/index.ts'
import { changeContact, contactChanges, type OwnContact, ownContact, visitorPubsubToken } from '#lib/contacts/index.ts'
import { weigh } from '../claims.ts'

/** What visitors say about themselves. Nothing that they say takes away what is known. */
export const claims = contactChanges.pick({
  name: true,
  email: true,
  phone_number: true,
  custom_attributes: true,
  additional_attributes: true,
})
export type Claims = z.output<typeof claims>

export const contactAnswer = z.object({
  id: z.number().nullable(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone_number: z.string().nullable(),
  identifier: z.string().nullable(),
  has_name: z.boolean(),
  has_email: z.boolean(),
  has_phone_number: z.boolean(),
  pubsub_token: z.string(),
})

/** The visitor's own contact as they may see it; nulls for who has not written, or stands under somebody else's. */
export function contactFor(ctx: VisitorContext, contact: OwnContact | undefined): z.output<typeof contactAnswer> {
  const { name = null, email = null, phone_number = null, identifier = null } = contact ?? {}
  return {
    id: contact?.id ?? null,
    name,
    email,
    phone_number,
    identifier,
    has_name: Boolean(name),
    has_email: Boolean(email),
    has_phone_number: Boolean(phone_number),
    pubsub_token: visitorPubsubToken(ctx.actor.inboxId, ctx.actor.sourceId),
  }
}

/**
 * What a visitor says about themselves. It changes their own contact only: an address or number that another contact has
 * already is kept beside it as a claim, and nobody learns that it is known (SEC4).
 */
export async function noteClaims(ctx: VisitorContext, said: Claims): Promise<void> {
  const given = withoutBlanks(said)
  if (ctx.actor.contactInboxId === null || !Object.keys(given).length) return
  await withAccount(ctx, async tx => {
    const [own] = await ownContact(tx.sql, ctx)
    if (!own) return
    const { columns, beside } = await weigh(tx.sql, ctx.accountId, own.id, given, false)
    await changeContact(tx, ctx, own.id, changesOf(given, columns, beside))
  })
}

/** What is said, as changes of a contact; `columns` and `beside` are what `weigh` has found. */
export const changesOf = (said: Claims, columns: object, beside: object): Claims => ({
  ...(said.name ? { name: said.name } : {}),
  ...columns,
  ...(said.custom_attributes ? { custom_attributes: said.custom_attributes } : {}),
  additional_attributes: { ...ordinary(said.additional_attributes ?? {}), ...beside },
})

export const withoutBlanks = (said: Claims): Claims =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null && value !== undefined))

/** Takes these custom attributes of the visitor's own contact away. */
export async function forgetClaims(ctx: VisitorContext, keys: string[]): Promise<void> {
  if (ctx.actor.contactInboxId === null) return
  await withAccount(ctx, async ({ sql, track }) => {
    const [own] = await ownContact(sql, ctx)
    if (!own) return
    await forget(sql, ctx, own.id, keys)
    track({ name: 'contact.updated', contactId: own.id })
  })
}

const forget = (sql: Sql, ctx: VisitorContext, id: number, keys: string[]) => sql`
  update charla.contacts set custom_attributes = custom_attributes - ${keys}::text[], updated_at = ${ctx.now()}
  where account_id = ${ctx.accountId} and id = ${id}`

/** What we note of claims is not the visitor's to say. */
const ordinary = (attributes: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(attributes).filter(([key]) => !key.startsWith('unverified_')))
