import { randomUUID } from 'node:crypto'
import { cors } from 'hono/cors'
import { door } from '#lib/base/http/app.ts'
import { assertUnguessable, idempotent } from '#lib/base/http/idempotency.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body } from '#lib/base/http/request.ts'
import type { ApiInboxRow } from '#lib/base/lookups.ts'
import { clientOf, proves, visitingClient } from './client.ts'
import { clientContactAnswer, clientContactChanges, newClientContact } from './contact.ts'
import { changeClientContact, clientContact, createClientContact } from './contacts.ts'
import { clientConversationsDoor } from './conversations-api.ts'
import { clientInbox, clientInboxAnswer } from './inbox.ts'

/** Clients ask from anywhere, without cookies: what they may is in the path. */
export const openToClients = cors({
  origin: '*',
  allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'],
  maxAge: 86_400,
})

/** `/public/api/v1/inboxes/:inbox_id`: what the clients of an API inbox ask. Whoever knows the source id is the contact. */
export const clientDoor = door()

/**
 * Each contact has keys of their own. Those of the inbox are for who is no contact yet: the answer makes whoever has the
 * key the contact, so that it must not be guessed.
 */
clientDoor.use(
  '/contacts',
  idempotent(async c => {
    assertUnguessable(c)
    return askerOf((await visitingClient(c, '')).inbox, '')
  }),
)
clientDoor.use(
  '/contacts/:contact_id/*',
  idempotent(async c => {
    const { inbox, ctx } = await clientOf(c)
    return askerOf(inbox, ctx.actor.sourceId)
  }),
)
const askerOf = ({ account_id, inbox_id }: ApiInboxRow, sourceId: string) => ({
  who: `client of inbox ${account_id}/${inbox_id} ${sourceId}`,
  accountId: account_id,
})

clientDoor.get(
  '/',
  operation({
    id: 'get-details-of-a-inbox',
    tag: 'Inbox API',
    summary: 'The API inbox as its clients know it.',
    answer: clientInboxAnswer,
  }),
  async c => c.json(await clientInbox((await visitingClient(c, '')).ctx)),
)

const tag = 'Contacts API'

clientDoor.post(
  '/contacts',
  operation({
    id: 'create-a-contact',
    tag,
    summary: 'Makes a contact known to the inbox, and answers the source id that stands for them from then on.',
    body: newClientContact,
    answer: clientContactAnswer,
  }),
  async c => {
    const { source_id, ...said } = await body(c, newClientContact)
    const { inbox, ctx } = await visitingClient(c, source_id ?? randomUUID())
    return c.json(await clientContact(await createClientContact(ctx, said, proves(inbox, said))))
  },
)

clientDoor.get(
  '/contacts/:contact_id',
  operation({ id: 'get-details-of-a-contact', tag, summary: 'The contact themselves.', answer: clientContactAnswer }),
  async c => c.json(await clientContact((await clientOf(c)).ctx)),
)

clientDoor.on(
  ['PATCH', 'PUT'],
  '/contacts/:contact_id',
  operation({
    id: 'update-a-contact',
    tag,
    summary: 'Changes the contact; with a signed identifier it becomes one with the contact of that identifier.',
    body: clientContactChanges,
    answer: clientContactAnswer,
  }),
  async c => {
    const said = await body(c, clientContactChanges)
    const { inbox, ctx } = await clientOf(c)
    return c.json(await clientContact(await changeClientContact(ctx, said, proves(inbox, said))))
  },
)

clientDoor.route('/contacts/:contact_id/conversations', clientConversationsDoor)
