import type { VisitorContext } from '#lib/base/context.ts'
import { withAccount } from '#lib/base/db/index.ts'
import { changeContact } from '#lib/contacts/index.ts'

export type Claims = { name?: string | null | undefined; email?: string | null | undefined }

/**
 * What a visitor says about themselves. It changes their own contact only: an address that another contact has already
 * is kept beside it as a claim, and nobody learns that it is known (SEC4).
 */
export async function noteClaims(ctx: VisitorContext, claims: Claims): Promise<void> {
  const { contactId } = ctx.actor
  if (contactId === null || (!claims.name && !claims.email)) return
  await withAccount(ctx, async tx => {
    const { sql } = tx
    const [other] = claims.email
      ? await sql`select from charla.contacts where account_id = ${ctx.accountId} and email_key = lower(${claims.email}) and id <> ${contactId}`
      : []
    await changeContact(tx, ctx, contactId, {
      ...(claims.name ? { name: claims.name } : {}),
      ...(claims.email && !other ? { email: claims.email } : {}),
      ...(claims.email && other ? { additional_attributes: { unverified_email: claims.email } } : {}),
    })
  })
}
