import { z } from 'zod'
import type { MemberContext } from '#lib/base/context.ts'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, pathId, query } from '#lib/base/http/request.ts'
import { id, pageNumber, text, titles } from '#lib/base/text.ts'
import { inspect } from '#lib/files/index.ts'
import { filterInput } from '#lib/filters/index.ts'
import { type AnyChannelKind, findInbox, inboxAnswer } from '#lib/inboxes/index.ts'
import type { ContactWire } from '#lib/protocol/index.ts'
import { presentContacts, requireAdministrator } from '#lib/users/index.ts'
import {
  type Contact,
  contactAnswer,
  contactChangesWithFace,
  contactInboxAnswer,
  contactWire,
  newContactWithFace,
  sourceId,
} from './contact.ts'
import { addToInbox, contactableInboxes, inboxesOf, inboxSlim } from './contact-inboxes.ts'
import { createContact, findContact, forgetAttributes, updateContact } from './contacts.ts'
import { deleteContact } from './deletion.ts'
import { detailsOf } from './details.ts'
import { changeFace, removeFace } from './face.ts'
import {
  activeContacts,
  contactSorts,
  filterContacts,
  listContacts,
  MOST_PER_PAGE,
  PER_PAGE,
  searchContacts,
} from './lists.ts'

/** `include_details`: the labels and the company of each. */
const including = z.object({ include_contact_inboxes: z.string().optional(), include_details: z.string().optional() })
const listQuery = including.extend({
  page: pageNumber().default(1),
  per_page: z.coerce.number().int().min(1).max(MOST_PER_PAGE).default(PER_PAGE),
  sort: z.enum(contactSorts).default('-last_activity_at'),
  labels: titles().default([]),
})
const searchQuery = listQuery.extend({ q: text(255).trim().min(1, 'say what to search for') })

const activeQuery = listQuery.extend({ q: text(255).trim().optional() })
const filterQuery = activeQuery.extend({ page: pageNumber().optional() })
const forgetting = z.object({ custom_attributes: z.array(text(255)).max(1000) })
const newContactInbox = z.object({ inbox_id: id(), source_id: sourceId().nullable().optional() })

const listAnswer = z.object({
  meta: z.object({ count: z.number(), current_page: z.number() }),
  payload: z.array(contactAnswer),
})
const searchAnswer = listAnswer.extend({
  meta: z.object({ count: z.number(), current_page: z.number(), has_more: z.boolean() }),
})
const oneAnswer = z.object({ payload: contactAnswer })
const madeAnswer = z.object({
  payload: z.object({
    contact: contactAnswer,
    contact_inbox: z.object({ inbox: inboxAnswer.nullable(), source_id: z.string().nullable() }),
  }),
})

const tag = 'Contacts'

/** `A/contacts`. The kinds of channel say how inboxes look. */
export function contactsDoor(kinds: AnyChannelKind[]) {
  const contacts = door()

  contacts.get(
    '/',
    operation({
      id: 'contactList',
      tag,
      summary: 'The contacts that the member may see, a page of them.',
      query: listQuery,
      answer: listAnswer,
    }),
    async c => {
      const asked = query(c, listQuery)
      const page = await listContacts(c.var.ctx, asked)
      return c.json({
        meta: { count: page.count, current_page: asked.page },
        payload: await wires(c.var.ctx, page.contacts, asked),
      })
    },
  )

  contacts.get(
    '/active',
    operation({
      id: 'list-active-contacts',
      tag,
      summary: 'The contacts who are online.',
      query: activeQuery,
      answer: listAnswer,
    }),
    async c => {
      const asked = query(c, activeQuery)
      const page = await activeContacts(c.var.ctx, asked)
      return c.json({
        meta: { count: page.count, current_page: asked.page },
        payload: await wires(c.var.ctx, page.contacts, asked),
      })
    },
  )

  // Of a search Chatwoot counts what is on the page.
  contacts.get(
    '/search',
    operation({
      id: 'contactSearch',
      tag,
      summary: 'The contacts with a text in their name, address, number or identifier.',
      query: searchQuery,
      answer: searchAnswer,
    }),
    async c => {
      const asked = query(c, searchQuery)
      const { contacts, more } = await searchContacts(c.var.ctx, asked.q, asked)
      return c.json({
        meta: { count: contacts.length, current_page: asked.page, has_more: more },
        payload: await wires(c.var.ctx, contacts, asked),
      })
    },
  )

  contacts.post(
    '/filter',
    operation({
      id: 'contactFilter',
      tag,
      summary: 'The contacts that conditions hold for.',
      query: filterQuery,
      body: filterInput,
      answer: listAnswer,
    }),
    async c => {
      const { payload, page } = await body(c, filterInput)
      const given = query(c, filterQuery)
      const asked = { ...given, page: given.page ?? page ?? 1 }
      const found = await filterContacts(c.var.ctx, payload, asked)
      return c.json({
        meta: { count: found.count, current_page: asked.page },
        payload: await wires(c.var.ctx, found.contacts, asked),
      })
    },
  )

  contacts.post(
    '/',
    operation({
      id: 'contactCreate',
      tag,
      summary: 'Adds a contact, and makes them known to an inbox.',
      body: newContactWithFace,
      answer: madeAnswer,
    }),
    async c => {
      const { ctx } = c.var
      const { avatar, avatar_url, ...given } = await body(c, newContactWithFace, { files: 1 })
      if (avatar) await inspect(avatar, 'avatar')
      const { contact: made, source } = await createContact(ctx, given)
      const contact = (await changeFace(ctx, made.id, { avatar, avatar_url })) ?? made
      const inbox = source && (await findInbox(ctx, kinds, source.inbox_id))
      const [wire] = await wires(ctx, [contact])
      return c.json({ payload: { contact: wire, contact_inbox: { inbox, source_id: source?.source_id ?? null } } })
    },
  )

  contacts.get(
    '/:id',
    operation({ id: 'contactDetails', tag, summary: 'One contact.', query: including, answer: oneAnswer }),
    async c => {
      const contact = await findContact(c.var.ctx, pathId(c))
      return c.json({ payload: await wire(c.var.ctx, contact, query(c, including)) })
    },
  )

  contacts.on(
    ['PUT', 'PATCH'],
    '/:id',
    operation({
      id: 'contactUpdate',
      tag,
      summary: 'Changes a contact; attributes are merged into those there are.',
      query: including,
      body: contactChangesWithFace,
      answer: oneAnswer,
    }),
    async c => {
      const { avatar, avatar_url, ...given } = await body(c, contactChangesWithFace, { files: 1 })
      await findContact(c.var.ctx, pathId(c))
      const faced = await changeFace(c.var.ctx, pathId(c), { avatar, avatar_url })
      const contact = faced && !Object.keys(given).length ? faced : await updateContact(c.var.ctx, pathId(c), given)
      return c.json({ payload: await wire(c.var.ctx, contact, query(c, including)) })
    },
  )

  contacts.delete(
    '/:id',
    operation({
      id: 'contactDelete',
      tag,
      summary: 'Deletes a contact with their conversations. For administrators.',
      answer: null,
    }),
    requireAdministrator,
    async c => {
      await deleteContact(c.var.ctx, pathId(c))
      return c.body(null, 200)
    },
  )

  contacts.delete(
    '/:id/avatar',
    operation({
      id: 'delete-avatar-of-a-contact',
      tag,
      summary: 'Takes the face of a contact away.',
      answer: oneAnswer,
    }),
    async c => {
      const contact = await removeFace(c.var.ctx, pathId(c))
      return c.json({ payload: await wire(c.var.ctx, contact) })
    },
  )

  contacts.post(
    '/:id/destroy_custom_attributes',
    operation({
      id: 'destroy-custom-attributes-of-a-contact',
      tag,
      summary: 'Takes custom attributes off a contact.',
      body: forgetting,
      answer: oneAnswer,
    }),
    async c => {
      const input = await body(c, forgetting)
      const contact = await forgetAttributes(c.var.ctx, pathId(c), input.custom_attributes)
      return c.json({ payload: await wire(c.var.ctx, contact) })
    },
  )

  contacts.post(
    '/:id/contact_inboxes',
    operation({
      id: 'contactInboxCreation',
      tag,
      summary: 'Makes a contact known to an inbox.',
      body: newContactInbox,
      answer: contactInboxAnswer,
    }),
    async c => {
      const { ctx } = c.var
      const input = await body(c, newContactInbox)
      const contact = await findContact(ctx, pathId(c))
      const source = await addToInbox(ctx, contact.id, input.inbox_id, input.source_id)
      const inbox = await findInbox(ctx, kinds, source.inbox_id)
      return c.json({ source_id: source.source_id, inbox: inboxSlim(inbox) })
    },
  )

  contacts.get(
    '/:id/contactable_inboxes',
    operation({
      id: 'contactableInboxesGet',
      tag,
      summary: 'Where a conversation with a contact can be begun.',
      answer: z.object({ payload: z.array(contactInboxAnswer) }),
    }),
    async c => {
      const contact = await findContact(c.var.ctx, pathId(c))
      return c.json({ payload: await contactableInboxes(c.var.ctx, kinds, contact.id) })
    },
  )

  const wire = async (ctx: MemberContext, contact: Contact, asked?: z.output<typeof including>) =>
    (await wires(ctx, [contact], asked))[0] as ContactWire

  async function wires(ctx: MemberContext, contacts: Contact[], asked: z.output<typeof including> = {}) {
    const ids = contacts.map(contact => contact.id)
    const [inboxes, details, present] = await Promise.all([
      asked.include_contact_inboxes === 'false' || !ids.length ? null : inboxesOf(ctx, kinds, ids),
      asked.include_details === 'true' ? detailsOf(ctx, ids) : null,
      presentContacts(ctx.accountId),
    ])
    return contacts.map(one => contactWire(one, present, inboxes?.get(one.id), details?.get(one.id)))
  }

  return contacts
}
