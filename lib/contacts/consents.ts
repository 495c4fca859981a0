import { z } from 'zod'
import { actingUserId, type Context, type MemberContext } from '#lib/base/context.ts'
import { inOneTrip, type Sql } from '#lib/base/db/index.ts'
import { invalid } from '#lib/base/errors.ts'
import { line } from '#lib/base/text.ts'

const word = (most: number) =>
  line(most)
    .transform(value => value.toLowerCase())
    .pipe(z.string().regex(/^[a-z0-9_]+$/, 'may have letters, digits and underscores'))

/** What somebody writes down of a contact's consent. */
export const consentInput = z.object({
  channel: word(32),
  purpose: word(64).default('marketing'),
  given: z.boolean(),
  source: line(),
  /** When they said so, if not now. */
  given_at: z.iso
    .datetime({ offset: true })
    .transform(value => new Date(value))
    .refine(value => value.getTime() >= 0, 'must be after 1970')
    .optional(),
})
export type ConsentInput = z.output<typeof consentInput>

type Consent = {
  id: number
  contact_id: number
  channel: string
  purpose: string
  given: boolean
  source: string
  user_id: number | null
  given_at: Date
  created_at: Date
}

export const consentAnswer = z
  .object({
    id: z.number(),
    contact_id: z.number(),
    channel: z.string(),
    purpose: z.string(),
    given: z.boolean(),
    source: z.string(),
    user_id: z.number().nullable(),
    given_at: z.iso.datetime(),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'Consent' })

export const consentWire = (one: Consent): z.input<typeof consentAnswer> => ({
  id: one.id,
  contact_id: one.contact_id,
  channel: one.channel,
  purpose: one.purpose,
  given: one.given,
  source: one.source,
  user_id: one.user_id,
  given_at: one.given_at.toISOString(),
  created_at: one.created_at.toISOString(),
})

const MOST = 500
const CLOCKS_DIFFER_MS = 60_000

/** What the contact has agreed to and taken back, newest first. */
export const listConsents = (ctx: MemberContext, contactId: number): Promise<Consent[]> =>
  inOneTrip<Consent>(
    ctx,
    sql => sql`
    select * from charla.contact_consents where account_id = ${ctx.accountId} and contact_id = ${contactId}
    order by given_at desc, id desc limit ${MOST}`,
  )

/** What counts now: the newest of each channel and purpose. */
export const newestConsents = (ctx: MemberContext, contactId: number): Promise<Consent[]> =>
  inOneTrip<Consent>(
    ctx,
    sql => sql`
    select distinct on (channel, purpose) * from charla.contact_consents
    where account_id = ${ctx.accountId} and contact_id = ${contactId} order by channel, purpose, given_at desc, id desc`,
  )

/** Writes down that the contact has agreed to something, or takes it back. What was written before stays. @throws `invalid` for a time to come. */
export async function recordConsent(ctx: Context, contactId: number, given: ConsentInput): Promise<Consent> {
  assertNotAhead(ctx, given)
  const row = {
    account_id: ctx.accountId,
    contact_id: contactId,
    ...given,
    given_at: given.given_at ?? ctx.now(),
    user_id: actingUserId(ctx) ?? null,
    created_at: ctx.now(),
  }
  const [made] = await inOneTrip<Consent>(ctx, sql => sql`insert into charla.contact_consents ${sql(row)} returning *`)
  return made as Consent
}

/** One of a day to come would outrank what is taken back until then. @throws `invalid` for one. */
export function assertNotAhead(ctx: Context, { given_at }: Pick<ConsentInput, 'given_at'>, field = 'given_at'): void {
  if (given_at && given_at.getTime() > ctx.now().getTime() + CLOCKS_DIFFER_MS)
    throw invalid(`${field}: must not be in the future`, field)
}

/** An expression: whether the contact `c` of the statement has agreed, as last heard; null when they were never asked. */
export const consentOf = (sql: Sql, channel: string, purpose: string) => sql`(
  select s.given from charla.contact_consents s
  where (s.account_id, s.contact_id) = (c.account_id, c.id) and s.channel = ${channel} and s.purpose = ${purpose}
  order by s.given_at desc, s.id desc limit 1)`
