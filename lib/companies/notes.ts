import type { MemberContext } from '#lib/base/context.ts'
import { withAccount } from '#lib/base/db/index.ts'
import { type Note, noteRows, visible } from '#lib/contacts/index.ts'
import { readCompany } from './companies.ts'

const PER_PAGE = 25

/** A page of what has been noted about the company's contacts that the member may see, newest first, and how much there is. */
export async function notesOf(
  ctx: MemberContext,
  companyId: number,
  page: number,
): Promise<{ notes: Note[]; count: number }> {
  return withAccount(ctx, async ({ sql }) => {
    await readCompany(sql, ctx, companyId)
    const theirs = sql`n.account_id = ${ctx.accountId} and n.contact_id in (
      select c.id from charla.contacts c
      where c.account_id = ${ctx.accountId} and c.company_id = ${companyId} and ${visible(sql, ctx)})`
    const notes = await noteRows(sql, theirs, sql`limit ${PER_PAGE} offset ${(page - 1) * PER_PAGE}`)
    const [counted] = await sql<{ count: number }[]>`select count(*) from charla.notes n where ${theirs}`
    return { notes, count: counted?.count ?? 0 }
  })
}
