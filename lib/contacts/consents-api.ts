import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { bodyOf, pathId } from '#lib/base/http/request.ts'
import { consentAnswer, consentInput, consentWire, listConsents, recordConsent } from './consents.ts'
import { findContact } from './contacts.ts'

const tag = 'Contacts'

/** `A/contacts/:contact_id/consents`: what a contact has agreed to be sent, by channel and purpose. */
export const consentsDoor = door()

consentsDoor.get(
  '/',
  operation({
    id: 'list-consents-of-a-contact',
    tag,
    summary:
      'What a contact has agreed to and taken back, newest first. The newest of each channel and purpose counts.',
    answer: z.object({ payload: z.array(consentAnswer) }),
  }),
  async c => {
    const contact = await findContact(c.var.ctx, pathId(c, 'contact_id'))
    return c.json({ payload: (await listConsents(c.var.ctx, contact.id)).map(consentWire) })
  },
)

consentsDoor.post(
  '/',
  operation({
    id: 'record-consent-of-a-contact',
    tag,
    summary: 'Writes down that a contact has agreed to be sent something, or has taken that back.',
    body: consentInput,
    wrapped: 'consent',
    answer: consentAnswer,
  }),
  async c => {
    const input = await bodyOf(c, 'consent', consentInput)
    const contact = await findContact(c.var.ctx, pathId(c, 'contact_id'))
    return c.json(consentWire(await recordConsent(c.var.ctx, contact.id, input)))
  },
)
