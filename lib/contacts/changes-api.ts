import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { pathId, query } from '#lib/base/http/request.ts'
import { id } from '#lib/base/text.ts'
import { presentMembers, requireAdministrator } from '#lib/users/index.ts'
import { changeAnswer, changeWire, listChanges } from './changes.ts'
import { findContact } from './contacts.ts'
import { whatDeletionRemoves } from './deletion.ts'

const tag = 'Contacts'
const changesQuery = z.object({ before: id().optional() })

/** `A/contacts/:contact_id/changes`. */
export const contactChangesDoor = door()

contactChangesDoor.get(
  '/',
  operation({
    id: 'list-changes-of-a-contact',
    tag,
    summary: 'What has been changed about a contact within a year, and by whom: newest first, 50 on a page.',
    query: changesQuery,
    answer: z.object({ meta: z.object({ has_more: z.boolean() }), payload: z.array(changeAnswer) }),
  }),
  async c => {
    const { before } = query(c, changesQuery)
    const contact = await findContact(c.var.ctx, pathId(c, 'contact_id'))
    const { changes, more } = await listChanges(c.var.ctx, contact.id, before)
    const present = await presentMembers(c.var.ctx.accountId)
    return c.json({ meta: { has_more: more }, payload: changes.map(one => changeWire(one, present)) })
  },
)

/** `A/contacts/:contact_id/deletion`. */
export const deletionDoor = door()

deletionDoor.get(
  '/',
  operation({
    id: 'preview-a-contact-deletion',
    tag,
    summary: 'How much deleting a contact would remove. For administrators.',
    answer: z.object({
      conversations: z.number(),
      messages: z.number(),
      attachments: z.number(),
      notes: z.number(),
    }),
  }),
  requireAdministrator,
  async c => {
    const contact = await findContact(c.var.ctx, pathId(c, 'contact_id'))
    return c.json(await whatDeletionRemoves(c.var.ctx, contact.id))
  },
)
