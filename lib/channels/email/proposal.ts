import { z } from 'zod'
import type { MemberContext } from '#lib/base/context.ts'
import { withAccount } from '#lib/base/db/index.ts'
import { findConversation } from '#lib/conversations/index.ts'
import { messageType } from '#lib/protocol/index.ts'
import { recipientsOf, subjectOf } from './compose.ts'
import { addressesOf } from './deliver.ts'
import type { EmailRow } from './inbox.ts'
import type { Outgoing } from './outgoing.ts'

const addresses = z.array(z.string())

/** `quotes`: whether what is answered goes along below the answer. */
export const proposalAnswer = z.object({
  to_emails: addresses,
  cc_emails: addresses,
  bcc_emails: addresses,
  subject: z.string(),
  quotes: z.boolean(),
})

type Row = Pick<Outgoing, 'uuid' | 'mail_subject' | 'earlier' | 'contact_email' | 'answered'> & {
  channel: EmailRow | null
}

/**
 * To whom an answer goes when its writer names nobody (E6, E7), and what it says above it. Where the conversation is not by
 * mail, to nobody.
 */
export async function proposedRecipients(
  ctx: MemberContext,
  displayId: number,
): Promise<z.output<typeof proposalAnswer>> {
  const { id } = await findConversation(ctx, displayId)
  const [row] = await withAccount(
    ctx,
    ({ sql }) => sql<Row[]>`
    select c.uuid, c.additional_attributes->>'mail_subject' as mail_subject, p.email as contact_email, case when e.id is not null then to_jsonb(e) end as channel,
      (select count(*)::int from charla.messages o where (o.account_id, o.conversation_id) = (c.account_id, c.id)
        and not o.private and o.message_type in (${messageType.incoming}, ${messageType.outgoing})) as earlier,
      (select jsonb_build_object('email', q.content_attributes->'email') from charla.messages q
        where (q.account_id, q.conversation_id) = (c.account_id, c.id) and q.message_type = ${messageType.incoming}
        order by q.id desc limit 1) as answered
    from charla.conversations c
    join charla.contacts p on (p.account_id, p.id) = (c.account_id, c.contact_id)
    left join charla.channel_email e on (e.account_id, e.inbox_id) = (c.account_id, c.inbox_id)
    where c.account_id = ${ctx.accountId} and c.id = ${id}`,
  )
  if (!row?.channel) return { to_emails: [], cc_emails: [], bcc_emails: [], subject: '', quotes: false }
  const { from, answerTo } = addressesOf(row.channel, row.uuid)
  const { to, cc, bcc } = recipientsOf({ ...row, content_attributes: {} }, [from, answerTo])
  return {
    to_emails: to,
    cc_emails: cc,
    bcc_emails: bcc,
    subject: subjectOf({ ...row, display_id: displayId }),
    quotes: row.channel.quote_history && row.answered !== null,
  }
}
