import { z } from 'zod'
import type { MemberContext } from '#lib/base/context.ts'
import { inOneTrip } from '#lib/base/db/index.ts'
import type { ContactDetails } from '#lib/protocol/index.ts'

/** What stands beside a contact in a table. */
export const detailsAnswer = {
  labels: z.array(z.string()).optional(),
  company: z.object({ id: z.number(), name: z.string() }).nullable().optional(),
}

/** The labels and the company of each of the contacts. */
export async function detailsOf(ctx: MemberContext, contactIds: number[]): Promise<Map<number, ContactDetails>> {
  const rows = await inOneTrip<ContactDetails & { id: number }>(
    ctx,
    sql => sql`
    select c.id, array(
        select l.title from charla.contact_labels l where (l.account_id, l.contact_id) = (c.account_id, c.id) order by l.title
      ) as labels,
      case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end as company
    from charla.contacts c
    left join charla.companies o on (o.account_id, o.id) = (c.account_id, c.company_id)
    where c.account_id = ${ctx.accountId} and c.id = any(${contactIds}::bigint[])`,
  )
  return new Map(rows.map(({ id, ...details }) => [id, details]))
}
