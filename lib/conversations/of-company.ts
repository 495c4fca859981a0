import { z } from 'zod'
import type { MemberContext } from '#lib/base/context.ts'
import { withAccount } from '#lib/base/db/index.ts'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { pathId, query } from '#lib/base/http/request.ts'
import { pageNumber } from '#lib/base/text.ts'
import { findCompany } from '#lib/companies/index.ts'
import { conversationAnswer } from './answers.ts'
import { type Conversation, conversationWire } from './conversation.ts'
import { PER_PAGE } from './conversations.ts'
import { present } from './present.ts'
import { conversationRows, visible } from './rows.ts'

const pageQuery = z.object({ page: pageNumber().default(1) })

/** `A/companies/:id/conversations`. */
export const companyConversationsDoor = door()

companyConversationsDoor.get(
  '/',
  operation({
    id: 'list-company-conversations',
    tag: 'Companies',
    summary: 'The conversations with the contacts of a company, the latest activity first, 25 a page.',
    query: pageQuery,
    answer: z.object({
      meta: z.object({ total_count: z.number(), page: z.number() }),
      payload: z.array(conversationAnswer),
    }),
  }),
  async c => {
    const { page } = query(c, pageQuery)
    const company = await findCompany(c.var.ctx, pathId(c))
    const [found, here] = await Promise.all([
      conversationsOfCompany(c.var.ctx, company.id, page),
      present(c.var.ctx.accountId),
    ])
    return c.json({
      meta: { total_count: found.count, page },
      payload: found.conversations.map(conversation => conversationWire(conversation, here, c.var.ctx)),
    })
  },
)

/** Those that the member may see, and how many there are. */
export async function conversationsOfCompany(
  ctx: MemberContext,
  companyId: number,
  page: number,
): Promise<{ conversations: Conversation[]; count: number }> {
  return withAccount(ctx, async ({ sql }) => {
    const theirs = sql`${visible(sql, ctx)} and c.contact_id in (
      select id from charla.contacts where account_id = ${ctx.accountId} and company_id = ${companyId})`
    const [counted] = await sql<{ count: number }[]>`select count(*) from charla.conversations c where ${theirs}`
    const conversations = await conversationRows(
      sql,
      sql`
      select c.*, row_number() over (order by c.last_activity_at desc, c.id desc) as position from charla.conversations c
      where ${theirs} order by position limit ${PER_PAGE} offset ${(page - 1) * PER_PAGE}`,
    )
    return { conversations, count: counted?.count ?? 0 }
  })
}
