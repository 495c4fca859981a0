import type { WorkerContext } from '#lib/base/context.ts'
import { withAccount } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import { type Contact, contactPush } from '#lib/contacts/index.ts'
import { messageType, type SenderPush } from '#lib/protocol/index.ts'
import { senderType } from './message.ts'
import { visible } from './rows.ts'
import type { MessageToWrite } from './write-message.ts'

/**
 * In whose name a member's program brings what the customer said: the contact's. @throws `invalid` where no program carries
 * the messages (the trait `programmable`), `not_found` when the member may not see the conversation.
 */
export async function inNameOfContact(
  ctx: WorkerContext,
  displayId: number,
): Promise<{ as: Pick<MessageToWrite, 'type' | 'senderType' | 'senderId'>; author: SenderPush }> {
  const [contact] = await withAccount(
    ctx,
    ({ sql }) => sql<(Contact & { programmable: boolean })[]>`
      select p.*, coalesce((i.traits->>'programmable')::boolean, false) as programmable from charla.conversations c
      join charla.inboxes i on (i.account_id, i.id) = (c.account_id, c.inbox_id)
      join charla.contacts p on (p.account_id, p.id) = (c.account_id, c.contact_id)
      where ${visible(sql, ctx)} and c.display_id = ${displayId}`,
  )
  if (!contact) throw notFound()
  if (!contact.programmable) throw invalid('Incoming messages are only allowed in Api inboxes', 'message_type')
  const as = { type: messageType.incoming, senderType: senderType.contact, senderId: contact.id }
  return { as, author: contactPush(contact) }
}
