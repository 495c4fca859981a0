import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { body, pathId, query } from '#lib/base/http/request.ts'
import { titles } from '#lib/base/text.ts'
import { presentContacts } from '#lib/users/index.ts'
import { contactChanges, contactWire } from './contact.ts'
import { contactSorts, findContact, listContacts, updateContact } from './contacts.ts'

const listQuery = z.object({
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  sort: z.enum(contactSorts).default('-last_activity_at'),
  labels: titles().default([]),
})

export const contactsDoor = door()

contactsDoor.get('/', async c => {
  const { page, sort, labels } = query(c, listQuery)
  const [{ contacts, count }, present] = await Promise.all([
    listContacts(c.var.ctx, page, sort, labels),
    presentContacts(c.var.ctx.accountId),
  ])
  return c.json({
    meta: { count, current_page: page },
    payload: contacts.map(contact => contactWire(contact, present)),
  })
})

contactsDoor.get('/:id', async c => {
  const [contact, present] = await Promise.all([
    findContact(c.var.ctx, pathId(c)),
    presentContacts(c.var.ctx.accountId),
  ])
  return c.json({ payload: contactWire(contact, present) })
})

contactsDoor.on(['PUT', 'PATCH'], '/:id', async c => {
  const contact = await updateContact(c.var.ctx, pathId(c), await body(c, contactChanges))
  return c.json({ payload: contactWire(contact, await presentContacts(c.var.ctx.accountId)) })
})
