import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, pathId } from '#lib/base/http/request.ts'
import { id } from '#lib/base/text.ts'
import { presentContacts } from '#lib/users/index.ts'
import { contactAnswer, contactWire } from './contact.ts'
import { findContact } from './contacts.ts'
import { likelyDuplicates } from './duplicates.ts'
import { mergeContacts } from './merge.ts'
import { previewMerge } from './merge-preview.ts'
import { listMerges, mergeAnswer, mergeWire } from './merge-record.ts'
import { undoMerge } from './unmerge.ts'

const tag = 'Contacts'
const mergeInput = z.object({ base_contact_id: id(), mergee_contact_id: id() })

/** `A/actions`. */
export const actionsDoor = door()

actionsDoor.post(
  '/contact_merge',
  operation({
    id: 'contactMerge',
    tag,
    summary:
      'Makes one contact of two: all that is of the mergee becomes the base’s, and the mergee is gone. `merge_id` undoes it.',
    body: mergeInput,
    answer: contactAnswer.extend({ merge_id: z.number().nullable() }),
  }),
  async c => {
    const input = await body(c, mergeInput)
    const { contact, mergeId } = await mergeContacts(c.var.ctx, input.base_contact_id, input.mergee_contact_id)
    return c.json({ ...contactWire(contact, await presentContacts(c.var.ctx.accountId)), merge_id: mergeId })
  },
)

actionsDoor.post(
  '/contact_merge/preview',
  operation({
    id: 'preview-a-contact-merge',
    tag,
    summary: 'What merging two contacts would make of the base, and how much would move to it. Nothing is changed.',
    body: mergeInput,
    answer: z.object({
      contact: contactAnswer,
      conversations: z.number(),
      contact_inboxes: z.number(),
      notes: z.number(),
    }),
  }),
  async c => {
    const input = await body(c, mergeInput)
    const preview = await previewMerge(c.var.ctx, input.base_contact_id, input.mergee_contact_id)
    return c.json({
      ...preview,
      contact: contactWire(preview.contact, await presentContacts(c.var.ctx.accountId)),
    })
  },
)

actionsDoor.post(
  '/contact_merge/:id/undo',
  operation({
    id: 'undo-a-contact-merge',
    tag,
    summary: 'Makes two contacts of one that was merged within the last 30 days. Answers the one that is there again.',
    answer: contactAnswer,
  }),
  async c => {
    const contact = await undoMerge(c.var.ctx, pathId(c))
    return c.json(contactWire(contact, await presentContacts(c.var.ctx.accountId)))
  },
)

/** `A/contacts/:contact_id/merges`. */
export const mergesDoor = door()

mergesDoor.get(
  '/',
  operation({
    id: 'list-merges-of-a-contact',
    tag,
    summary: 'The merges into a contact that can be undone.',
    answer: z.object({ payload: z.array(mergeAnswer) }),
  }),
  async c => {
    const contact = await findContact(c.var.ctx, pathId(c, 'contact_id'))
    return c.json({ payload: (await listMerges(c.var.ctx, contact.id)).map(mergeWire) })
  },
)

/** `A/contacts/:contact_id/duplicates`. */
export const duplicatesDoor = door()

duplicatesDoor.get(
  '/',
  operation({
    id: 'list-likely-duplicates-of-a-contact',
    tag,
    summary:
      'Contacts who are likely to be the same person, the likeliest first, at most 10. Nothing is merged by itself.',
    answer: z.object({
      payload: z.array(z.object({ contact: contactAnswer, score: z.number(), alike: z.array(z.string()) })),
    }),
  }),
  async c => {
    const { ctx } = c.var
    const found = await likelyDuplicates(ctx, await findContact(ctx, pathId(c, 'contact_id')))
    const present = await presentContacts(ctx.accountId)
    return c.json({
      payload: found.map(({ contact, score, alike }) => ({ contact: contactWire(contact, present), score, alike })),
    })
  },
)
