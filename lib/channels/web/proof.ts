import { createHmac } from 'node:crypto'
import { jwtVerify } from 'jose'
import { z } from 'zod'
import type { VisitorContext } from '#lib/base/context.ts'
import { sameBytes } from '#lib/base/crypto.ts'
import { inOneTrip } from '#lib/base/db/index.ts'
import { AppError, invalid, notFound } from '#lib/base/errors.ts'
import { line, text } from '#lib/base/text.ts'
import { hmacTokenOf } from './channel.ts'
import { type Claims, claims } from './claims.ts'

const emptyIsNone = (schema: z.ZodType<string>) =>
  z.preprocess(
    value => (value === '' || value === null ? undefined : typeof value === 'number' ? String(value) : value),
    schema.optional(),
  )

/** Who a website says that its visitor is. `identifier_hash` or, better, `identity_token` proves it. */
export const identification = claims.extend({
  identifier: emptyIsNone(line()),
  identifier_hash: emptyIsNone(text(255)),
  identity_token: emptyIsNone(text(8192)),
  avatar_url: text(2048).nullable().optional(),
})
export type Identification = z.output<typeof identification>

/** `proven`: a signature of the website says so. What such a token says of the person goes before what is said beside it. */
export type Identity = { identifier: string | null; proven: boolean; said: Claims }

type Row = { website_token: string; hmac_token: string | null; hmac_mandatory: boolean }

/**
 * Weighs who the website says that its visitor is. Chatwoot's `identifier_hash` is the identifier's HMAC, good for ever;
 * an `identity_token` (JWT, HS256 with the same secret) says whose it is (`sub`), for which website (`aud`), and until when
 * (`exp`), and may say name, address and number (SEC4). @throws `unauthenticated` for a signature that is wrong, stale,
 * another website's, or missing where the inbox wants one; `invalid` without an identifier where there is none to go by.
 */
export async function identityOf(ctx: VisitorContext, given: Identification): Promise<Identity> {
  const [row] = await inOneTrip<Row>(
    ctx,
    sql => sql`
    select website_token, hmac_token, hmac_mandatory from charla.channel_web_widgets
    where account_id = ${ctx.accountId} and inbox_id = ${ctx.actor.inboxId}`,
  )
  if (!row) throw notFound()
  const { identifier = null, identifier_hash: hash, identity_token: token, avatar_url: _, ...said } = given
  const secret = Buffer.from(hmacTokenOf(row))
  if (token) return byToken(token, secret, row.website_token, { identifier, proven: true, said }, ctx.now())
  if (hash || row.hmac_mandatory) {
    const signature = createHmac('sha256', secret)
      .update(identifier ?? '')
      .digest('hex')
    if (!identifier || !hash || !sameBytes(Buffer.from(hash), Buffer.from(signature))) throw refused()
  }
  return { identifier, proven: Boolean(hash), said }
}

const signed = z.object({ sub: line(), ...claims.pick({ name: true, email: true, phone_number: true }).shape })

async function byToken(
  token: string,
  secret: Buffer,
  audience: string,
  beside: Identity,
  now: Date,
): Promise<Identity> {
  const { payload } = await jwtVerify(token, secret, {
    algorithms: ['HS256'],
    audience,
    requiredClaims: ['exp', 'sub'],
    currentDate: now,
  }).catch(() => {
    throw refused()
  })
  const content = signed.safeParse(payload)
  if (!content.success)
    throw invalid(`identity_token: ${content.error.issues[0]?.path.join('.')} is wrong`, 'identity_token')
  const { sub, ...said } = content.data
  if (beside.identifier !== null && beside.identifier !== sub) throw refused()
  return { identifier: sub, proven: true, said: { ...beside.said, ...said } }
}

const refused = () => new AppError('unauthenticated', 'HMAC failed: Invalid Identifier Hash Provided')
