import type { Hono, Context as Request } from 'hono'
import { attributesDoor } from '#lib/attributes/index.ts'
import { type AppEnv, door } from '#lib/base/http/app.ts'
import { idempotent } from '#lib/base/http/idempotency.ts'
import { bulkActionsDoor } from '#lib/bulk-actions/index.ts'
import { cannedResponsesDoor } from '#lib/canned-responses/index.ts'
import { channels, clientDoor, openToClients, openToSites, widgetDoor, widgetFiles } from '#lib/channels/index.ts'
import { actionsDoor, contactsDoor, notesDoor } from '#lib/contacts/index.ts'
import { contactConversationsDoor, conversationsDoor } from '#lib/conversations/index.ts'
import { dataImportsDoor } from '#lib/data-imports/index.ts'
import { filtersDoor } from '#lib/filters/index.ts'
import { assignableAgentsDoor, inboxesDoor, inboxMembersDoor } from '#lib/inboxes/index.ts'
import { contactLabelsDoor, labelsDoor } from '#lib/labels/index.ts'
import { changesDoor } from '#lib/realtime/index.ts'
import { teamsDoor } from '#lib/teams/index.ts'
import {
  agentsDoor,
  auth,
  invitationsDoor,
  profileDoor,
  requireMember,
  requireUser,
  signUpDoor,
} from '#lib/users/index.ts'
import { webhooksDoor } from '#lib/webhooks/index.ts'
import { accountDoor } from './account.ts'
import { translate } from './errors.ts'
import { healthDoor } from './health.ts'
import { installationDoor } from './installation.ts'
import { observe, sameOrigin } from './middleware.ts'
import { outboxDoor } from './outbox.ts'
import { type Chores, scheduledDoor } from './scheduled.ts'

/** Every door of Charla that a machine knocks at. One mount line for each resource. */
export function createApi(chores: Chores, now: () => Date = () => new Date()): Hono<AppEnv> {
  const app = door()
  app.onError(translate)
  app.notFound(c => c.json({ error: 'Resource could not be found' }, 404))
  app.use(observe(now))

  app.route('/', healthDoor)
  app.route('/', widgetFiles)

  app.use('/api/v1/widget/*', openToSites)
  app.route('/api/v1/widget', widgetDoor)

  app.use('/public/api/*', openToClients)
  app.route('/public/api/v1/inboxes/:inbox_id', clientDoor)

  app.use(sameOrigin)
  app.route('/auth', auth)
  app.route('/api/v1/installation', installationDoor)
  app.route('/api/v1/profile', profileDoor)
  app.route('/api/v1/accounts', signUpDoor)
  app.route('/api', scheduledDoor(chores))

  const account = door()
  account.use(requireUser, requireMember, idempotent(memberAsking))
  account.route('/', accountDoor)
  account.route('/agents', agentsDoor)
  account.route('/invitations', invitationsDoor)
  account.route('/teams', teamsDoor)
  account.route('/custom_attribute_definitions', attributesDoor)
  account.route('/custom_filters', filtersDoor)
  account.route('/inboxes', inboxesDoor(channels))
  account.route('/inbox_members', inboxMembersDoor)
  account.route('/assignable_agents', assignableAgentsDoor)
  account.route('/conversations', conversationsDoor)
  account.route('/actions', actionsDoor)
  account.route('/bulk_actions', bulkActionsDoor)
  account.route('/contacts', dataImportsDoor) // before what takes any word for an id
  account.route('/contacts', contactsDoor(channels))
  account.route('/contacts/:contact_id/notes', notesDoor)
  account.route('/contacts/:id/conversations', contactConversationsDoor)
  account.route('/contacts/:id/labels', contactLabelsDoor)
  account.route('/labels', labelsDoor)
  account.route('/canned_responses', cannedResponsesDoor)
  account.route('/webhooks', webhooksDoor)
  account.route('/changes', changesDoor)
  account.route('/outbox', outboxDoor)
  app.route('/api/v1/accounts/:account_id', account)
  return app
}

const memberAsking = ({ var: { userId, ctx } }: Request<AppEnv>) => ({
  who: `member ${userId} of ${ctx.accountId}`,
  accountId: ctx.accountId,
})
