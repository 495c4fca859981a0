import type { Hono, Context as Request } from 'hono'
import { agentBotsDoor, inboxBotDoor } from '#lib/agent-bots/index.ts'
import { contactFiguresDoor } from '#lib/apps/index.ts'
import { inboxPolicyDoor, policiesDoor } from '#lib/assignment/index.ts'
import { attributesDoor } from '#lib/attributes/index.ts'
import { type AppEnv, door } from '#lib/base/http/app.ts'
import { idempotent } from '#lib/base/http/idempotency.ts'
import { bulkActionsDoor } from '#lib/bulk-actions/index.ts'
import { calendarsDoor } from '#lib/calendars/index.ts'
import { campaignsDoor, inboxCampaignsDoor } from '#lib/campaigns/index.ts'
import { cannedResponsesDoor } from '#lib/canned-responses/index.ts'
import {
  arrivalsDoor,
  authorizationDoor,
  channelKindsDoor,
  channels,
  channelWebhooksDoor,
  clientDoor,
  connectionsDoor,
  connectionTestDoor,
  consentCallbackDoor,
  inboxStandingsDoor,
  openToClients,
  openToSites,
  originalsDoor,
  recipientsDoor,
  whatsappDoor,
  widgetDoor,
  widgetFiles,
} from '#lib/channels/index.ts'
import { companiesDoor, companyContactsDoor } from '#lib/companies/index.ts'
import { contactExportsDoor } from '#lib/contact-exports/index.ts'
import {
  actionsDoor,
  consentsDoor,
  contactChangesDoor,
  contactsDoor,
  deletionDoor,
  duplicatesDoor,
  mergesDoor,
  notesDoor,
} from '#lib/contacts/index.ts'
import {
  allDraftsDoor,
  attachmentFilesDoor,
  companyConversationsDoor,
  contactAttachmentsDoor,
  contactConversationsDoor,
  conversationsDoor,
} from '#lib/conversations/index.ts'
import { dashboardAppsDoor } from '#lib/dashboard-apps/index.ts'
import { dataImportsDoor } from '#lib/data-imports/index.ts'
import { filesDoor, uploadDoor } from '#lib/files/index.ts'
import { filtersDoor } from '#lib/filters/index.ts'
import { assignableAgentsDoor, inboxesDoor, inboxMembersDoor } from '#lib/inboxes/index.ts'
import { integrationsDoor, translationDoor } from '#lib/integrations/index.ts'
import { contactLabelsDoor, labelsDoor } from '#lib/labels/index.ts'
import { macrosDoor } from '#lib/macros/index.ts'
import { notificationSettingsDoor, notificationSubscriptionsDoor, notificationsDoor } from '#lib/notifications/index.ts'
import { platformDoor } from '#lib/platform/index.ts'
import { changesDoor } from '#lib/realtime/index.ts'
import { conversationSearchDoor, searchDoor } from '#lib/search/index.ts'
import { teamsDoor } from '#lib/teams/index.ts'
import {
  agentsDoor,
  auth,
  invitationsDoor,
  profileDoor,
  requireMember,
  requireMemberOrBot,
  requireUser,
  signUpDoor,
} from '#lib/users/index.ts'
import { deliveriesDoor, receiversDoor, webhooksDoor } from '#lib/webhooks/index.ts'
import { accountDoor, accountEndDoor } from './account.ts'
import { docsDoor } from './docs/index.ts'
import { translate } from './errors.ts'
import { healthDoor } from './health.ts'
import { installationDoor } from './installation.ts'
import { forgetUploads, observe, sameOrigin } from './middleware.ts'
import { outboxDoor } from './outbox.ts'
import { type Chores, scheduledDoor } from './scheduled.ts'
import { systemHealthDoor } from './system-health.ts'

/** Every door of Charla that a machine knocks at. One mount line for each resource. */
export function createApi(chores: Chores, now: () => Date = () => new Date()): Hono<AppEnv> {
  const app = door()
  app.onError(translate)
  app.notFound(c => c.json({ error: 'Resource could not be found' }, 404))
  app.use(observe(now), forgetUploads)

  app.route('/', healthDoor)
  app.route('/', widgetFiles)

  app.route('/files', filesDoor)
  app.route('/files/attachments', attachmentFilesDoor)

  app.use('/api/v1/widget/*', openToSites)
  app.route('/api/v1/widget', widgetDoor)

  app.use('/public/api/*', openToClients)
  app.route('/public/api/v1/inboxes/:inbox_id', clientDoor)

  app.route('/webhooks', channelWebhooksDoor)
  app.route('/api/webhooks', channelWebhooksDoor) // where Chatwoot's older settings at Meta lead

  app.route('/google', consentCallbackDoor('google'))
  app.route('/microsoft', consentCallbackDoor('microsoft'))

  app.route('/platform/api/v1', platformDoor)

  app.use(sameOrigin)
  app.route('/auth', auth)
  app.route('/api/v1/installation', installationDoor)
  app.route('/api/v1/profile', profileDoor)
  app.route('/api/v1/notification_subscriptions', notificationSubscriptionsDoor)
  app.route('/api/v1/accounts', signUpDoor)
  app.route('/api', scheduledDoor(chores))
  app.route('/api', docsDoor(app))

  const account = door()
  account.use(requireMemberOrBot, idempotent(asking))
  account.route('/', accountDoor)
  account.route('/agents', agentsDoor)
  account.route('/invitations', invitationsDoor)
  account.route('/teams', teamsDoor)
  account.route('/custom_attribute_definitions', attributesDoor)
  account.route('/custom_filters', filtersDoor)
  account.route('/business_calendars', calendarsDoor)
  account.route('/inboxes', inboxesDoor(channels))
  account.route('/inboxes/:id/assignment_policy', inboxPolicyDoor)
  account.route('/inboxes/:id/campaigns', inboxCampaignsDoor(channels))
  account.route('/assignment_policies', policiesDoor(channels))
  account.route('/inboxes/:id', inboxBotDoor)
  account.route('/inboxes/:id', arrivalsDoor)
  account.route('/inboxes/:id', whatsappDoor)
  account.route('/inboxes/:id', connectionsDoor)
  account.route('/channel_kinds', channelKindsDoor)
  account.route('/connection_tests', connectionTestDoor)
  account.route('/google', authorizationDoor('google'))
  account.route('/microsoft', authorizationDoor('microsoft'))
  account.route('/inbox_standings', inboxStandingsDoor)
  account.route('/agent_bots', agentBotsDoor)
  account.route('/inbox_members', inboxMembersDoor)
  account.route('/assignable_agents', assignableAgentsDoor)
  account.route('/upload', uploadDoor)
  account.route('/search', searchDoor(channels))
  account.route('/conversations/search', conversationSearchDoor(channels)) // before what takes `search` for a number
  account.route('/conversations', conversationsDoor)
  account.route('/conversations/:id/messages/:message_id/translate', translationDoor)
  account.route('/conversations/:id/messages/:message_id/original', originalsDoor)
  account.route('/conversations/:id/recipients', recipientsDoor)
  account.route('/draft_messages', allDraftsDoor)
  account.route('/actions', actionsDoor)
  account.route('/bulk_actions', bulkActionsDoor)
  account.route('/contacts', dataImportsDoor) // before what takes any word for an id
  account.route('/contacts', contactExportsDoor)
  account.route('/contacts', contactsDoor(channels))
  account.route('/contacts/:contact_id/merges', mergesDoor)
  account.route('/contacts/:contact_id/changes', contactChangesDoor)
  account.route('/contacts/:contact_id/deletion', deletionDoor)
  account.route('/contacts/:contact_id/duplicates', duplicatesDoor)
  account.route('/contacts/:contact_id/notes', notesDoor)
  account.route('/contacts/:contact_id/consents', consentsDoor)
  account.route('/contacts/:id/conversations', contactConversationsDoor)
  account.route('/contacts/:id/attachments', contactAttachmentsDoor)
  account.route('/contacts/:id/labels', contactLabelsDoor)
  account.route('/contacts/:id/figures', contactFiguresDoor)
  account.route('/companies', companiesDoor)
  account.route('/companies/:id/contacts', companyContactsDoor)
  account.route('/companies/:id/conversations', companyConversationsDoor)
  account.route('/labels', labelsDoor)
  account.route('/campaigns', campaignsDoor(channels))
  account.route('/canned_responses', cannedResponsesDoor)
  account.route('/macros', macrosDoor)
  account.route('/webhooks', webhooksDoor)
  account.route('/webhook_deliveries', deliveriesDoor)
  account.route('/webhook_receivers', receiversDoor)
  account.route('/dashboard_apps', dashboardAppsDoor)
  account.route('/integrations', integrationsDoor)
  account.route('/notifications', notificationsDoor)
  account.route('/notification_settings', notificationSettingsDoor)
  account.route('/changes', changesDoor)
  account.route('/outbox', outboxDoor)
  account.route('/system_health', systemHealthDoor(chores, channels))
  app.route('/api/v1/accounts/:account_id', account)

  const end = door()
  end.use(requireUser, requireMember, idempotent(asking))
  end.route('/', accountEndDoor)
  app.route('/enterprise/api/v1/accounts/:account_id', end)
  return app
}

const asking = ({ var: { worker } }: Request<AppEnv>) => ({
  who: `${worker.actor.kind} ${worker.actor.kind === 'bot' ? worker.actor.botId : worker.actor.userId} of ${worker.accountId}`,
  accountId: worker.accountId,
})
