import type { Planted } from './planted.ts'

/**
 * Who may use an operation:
 * `member`: every member, each with their own view. `inbox`: members who may see the inbox of the thing.
 * `administrator`. `own`: the administrator who made the thing. `person`: who is signed in, about themselves. `visitor`: visitors of the website, about themselves.
 * `client`: whoever knows the source id of a contact of the API inbox, which stands in the path.
 * `website`: whoever has the website's public token. `public`: anybody. `machine`: who has the operator's secret.
 */
export type Audience =
  | 'member'
  | 'inbox'
  | 'administrator'
  | 'own'
  | 'person'
  | 'visitor'
  | 'client'
  | 'website'
  | 'public'
  | 'machine'

/** What the path and the body are about. `account` apart, so that another account's path can carry these ids too. */
export type Target = Planted & { account: number }

export type Operation = {
  /** As Hono lists it. */
  route: string
  who: Audience
  path: (target: Target) => string
  json?: (target: Target) => unknown
  /** What it answers when all is well, if not 200. */
  answers?: number
}

const account = (
  who: Audience,
  method: string,
  rest: string,
  fill: (target: Target) => string = () => rest,
  json?: Operation['json'],
): Operation => ({
  route: `${method} /api/v1/accounts/:account_id${rest}`,
  who,
  path: target => `/api/v1/accounts/${target.account}${fill(target)}`,
  ...(json ? { json } : {}),
})

const other = (who: Audience, route: string, json?: Operation['json'], path?: Operation['path']): Operation => ({
  route,
  who,
  path: path ?? (() => route.split(' ')[1] as string),
  ...(json ? { json } : {}),
})

const conversation = (method: string, rest: string, json?: Operation['json']) =>
  account('inbox', method, `/conversations/:id${rest}`, ({ displayId }) => `/conversations/${displayId}${rest}`, json)
const contact = (method: string, rest = '', json?: Operation['json']) =>
  account('inbox', method, `/contacts/:id${rest}`, ({ contactId }) => `/contacts/${contactId}${rest}`, json)
const note = (method: string, rest: string, json?: unknown) =>
  account(
    'inbox',
    method,
    `/contacts/:contact_id/notes${rest}`,
    ({ contactId, noteId }) => `/contacts/${contactId}/notes${rest && `/${noteId}`}`,
    json ? () => json : undefined,
  )
/** Of the API inbox, whose members are its maker alone. */
const message = (method: string, json: Operation['json']) =>
  account(
    'own',
    method,
    '/conversations/:id/messages/:message_id',
    ({ client: { displayId, messageId } }) => `/conversations/${displayId}/messages/${messageId}`,
    json,
  )
const widget = (method: string, rest: string, json?: Operation['json'], query: Operation['path'] = () => '') =>
  other(
    'visitor',
    `${method} /api/v1/widget${rest}`,
    json,
    target => `/api/v1/widget${rest}?website_token=${target.websiteToken}${query(target)}`,
  )
const client = (method: string, rest: string, json?: Operation['json']) =>
  other('client', `${method} /public/api/v1/inboxes/:inbox_id${rest}`, json, ({ client: own }) =>
    `/public/api/v1/inboxes/:inbox_id${rest}`
      .replace(':inbox_id', own.inboxIdentifier)
      .replace(':contact_id', own.sourceId)
      .replace(':conversation_id', String(own.displayId))
      .replace(':message_id', String(own.messageId)),
  )
const withToken = (route: string) =>
  other('website', route, undefined, ({ websiteToken }) => `${route.split(' ')[1]}?website_token=${websiteToken}`)

const label = ({ labelId }: Target) => `/labels/${labelId}`
const canned = ({ cannedResponseId }: Target) => `/canned_responses/${cannedResponseId}`
const inbox = ({ inboxId }: Target) => `/inboxes/${inboxId}`
const team = ({ teamId }: Target) => `/teams/${teamId}`
const teamMembers = ({ teamId }: Target) => `/teams/${teamId}/team_members`
const agents = ({ agent }: Target) => ({ user_ids: [agent.userId] })
const definition = ({ definitionId }: Target) => `/custom_attribute_definitions/${definitionId}`
const filter = ({ filterId }: Target) => `/custom_filters/${filterId}`
const bulkAction = ({ bulkActionId }: Target) => `/bulk_actions/${bulkActionId}`
const dataImport =
  (rest = '') =>
  ({ importId }: Target) =>
    `/contacts/imports/${importId}${rest}`
const webhook = ({ webhookId }: Target) => `/webhooks/${webhookId}`
const notification =
  (rest = '') =>
  ({ notificationId }: Target) =>
    `/notifications/${notificationId}${rest}`
const bot = ({ botId }: Target) => `/agent_bots/${botId}`
const spare = ({ spare }: Target) => `/agents/${spare.userId}`
const looksFor = (rest: string) => () => `${rest}?q=mark`
const policy = ({ assignmentPolicyId }: Target) => `/assignment_policies/${assignmentPolicyId}`
const inboxPolicy = (target: Target) => `${inbox(target)}/assignment_policy`
const inboxMembers = ({ inboxId, administrator }: Target) => ({ inbox_id: inboxId, user_ids: [administrator.userId] })
const channel = { type: 'web_widget', website_url: 'https://example.com' }
const condition = (attribute_key: string, filter_operator: string, value: string) => ({
  payload: [{ attribute_key, filter_operator, values: [value], query_operator: null }],
})

/** Every operation of the API, those that take things away last. A route that is missing here fails the suite. */
export const operations: Operation[] = [
  account('member', 'GET', ''),
  account('member', 'GET', '/agents'),
  account('member', 'GET', '/teams'),
  account('member', 'GET', '/teams/:id', team),
  account('member', 'GET', '/teams/:id/team_members', teamMembers),
  account('member', 'GET', '/custom_attribute_definitions'),
  account('member', 'GET', '/custom_attribute_definitions/:id', definition),
  account('member', 'GET', '/custom_filters'),
  account(
    'member',
    'POST',
    '/custom_filters',
    () => '/custom_filters',
    () => ({ name: 'Mine', query: { payload: [] } }),
  ),
  account('own', 'GET', '/custom_filters/:id', filter),
  account('own', 'PATCH', '/custom_filters/:id', filter, () => ({ query: { payload: [] } })),
  account('own', 'PUT', '/custom_filters/:id', filter, () => ({ filter_type: 'conversation' })),
  account('member', 'GET', '/bulk_actions'),
  account(
    'member',
    'POST',
    '/bulk_actions',
    () => '/bulk_actions',
    () => ({ type: 'Contact', payload: [], labels: { add: ['vip'] } }),
  ),
  account('own', 'GET', '/bulk_actions/:id', bulkAction),
  account('own', 'POST', '/bulk_actions/:id/cancel', ({ bulkActionId }) => `/bulk_actions/${bulkActionId}/cancel`),
  account('member', 'GET', '/inboxes'),
  account('member', 'GET', '/conversations'),
  account('member', 'GET', '/conversations/meta'),
  account('member', 'GET', '/contacts'),
  account('member', 'GET', '/labels'),
  account('member', 'GET', '/labels/:id', label),
  account('member', 'GET', '/canned_responses'),
  account(
    'member',
    'POST',
    '/canned_responses',
    () => '/canned_responses',
    () => ({ short_code: 'bye', content: 'Goodbye' }),
  ),
  account('member', 'PATCH', '/canned_responses/:id', canned, () => ({ content: 'Changed' })),
  account('member', 'PUT', '/canned_responses/:id', canned, () => ({ content: 'Changed' })),
  account('member', 'GET', '/notifications'),
  account('member', 'GET', '/notifications/unread_count'),
  account('member', 'GET', '/notification_settings'),
  account(
    'member',
    'PATCH',
    '/notification_settings',
    () => '/notification_settings',
    () => ({ notification_settings: { selected_email_flags: ['email_conversation_mention'] } }),
  ),
  account(
    'member',
    'PUT',
    '/notification_settings',
    () => '/notification_settings',
    () => ({ selected_push_flags: [] }),
  ),
  account('member', 'POST', '/notifications/read_all'),
  account('own', 'POST', '/notifications/:id/unread', notification('/unread')),
  account('own', 'PATCH', '/notifications/:id', notification()),
  account('own', 'PUT', '/notifications/:id', notification()),
  account('own', 'POST', '/notifications/:id/snooze', notification('/snooze'), () => ({
    snoozed_until: Math.floor(Date.now() / 1000) + 86_400,
  })),
  account('member', 'GET', '/changes', ({ cursor }) => `/changes?cursor=${cursor}`),

  account('member', 'GET', '/agent_bots'),
  account('member', 'GET', '/agent_bots/:id', bot),
  account('inbox', 'GET', '/inboxes/:id/agent_bot', target => `${inbox(target)}/agent_bot`),
  account('inbox', 'GET', '/inboxes/:id', inbox),
  account('inbox', 'GET', '/inbox_members/:inbox_id', ({ inboxId }) => `/inbox_members/${inboxId}`),
  account('inbox', 'GET', '/assignable_agents', ({ inboxId }) => `/assignable_agents?inbox_ids[]=${inboxId}`),
  {
    ...account(
      'member',
      'POST',
      '/upload',
      () => '/upload',
      () => ({ external_url: 'http://127.0.0.1/' }),
    ),
    answers: 422,
  },
  account('member', 'GET', '/contacts/search', () => '/contacts/search?q=mark'),
  account('member', 'GET', '/contacts/active'),
  account('member', 'GET', '/search', looksFor('/search')),
  account('member', 'GET', '/search/conversations', looksFor('/search/conversations')),
  account('member', 'GET', '/search/messages', looksFor('/search/messages')),
  account('member', 'GET', '/search/contacts', looksFor('/search/contacts')),
  account('member', 'GET', '/search/articles', looksFor('/search/articles')),
  account('member', 'GET', '/conversations/search', looksFor('/conversations/search')),
  account(
    'member',
    'POST',
    '/contacts/filter',
    () => '/contacts/filter',
    () => condition('name', 'contains', 'a'),
  ),
  account(
    'member',
    'POST',
    '/conversations/filter',
    () => '/conversations/filter',
    () => condition('status', 'equal_to', 'all'),
  ),
  contact('GET'),
  contact('GET', '/conversations'),
  contact('GET', '/labels'),
  contact('GET', '/attachments'),
  contact('POST', '/labels', () => ({ labels: ['vip'] })),
  contact('GET', '/contactable_inboxes'),
  note('GET', ''),
  note('GET', '/:id'),
  note('POST', '', { content: 'Likes tea' }),
  note('PUT', '/:id', { content: 'Likes tea' }),
  note('PATCH', '/:id', { note: { content: 'Likes tea' } }),
  contact('PUT', '', () => ({ custom_attributes: { touched: true } })),
  contact('PATCH', '', () => ({ custom_attributes: { touched: true } })),
  contact('POST', '/destroy_custom_attributes', () => ({ custom_attributes: ['touched'] })),
  contact('POST', '/contact_inboxes', ({ inboxId }) => ({ inbox_id: inboxId })),
  account(
    'inbox',
    'POST',
    '/contacts',
    () => '/contacts',
    ({ inboxId }) => ({ name: 'Zac', inbox_id: inboxId }),
  ),
  conversation('GET', ''),
  conversation('GET', '/messages'),
  conversation('POST', '/messages', () => ({ content: 'An answer' })),
  message('PATCH', () => ({ status: 'delivered' })),
  message('PUT', () => ({ status: 'delivered' })),
  conversation('GET', '/labels'),
  conversation('GET', '/attachments'),
  conversation('POST', '/direct_uploads', () => ({
    blob: { filename: 'a.txt', byte_size: 1, checksum: 'DMF1ucDxtqgxw5niaXcmYQ==' },
  })),
  {
    ...account(
      'inbox',
      'GET',
      '/conversations/:id/attachments/:attachment_id',
      ({ displayId, attachmentId }) => `/conversations/${displayId}/attachments/${attachmentId}`,
    ),
    answers: 302,
  },
  conversation('POST', '/labels', () => ({ labels: ['vip'] })),
  conversation('POST', '/toggle_typing_status', () => ({ typing_status: 'on' })),
  conversation('POST', '/update_last_seen'),
  conversation('POST', '/unread'),
  conversation('POST', '/toggle_priority', () => ({ priority: 'high' })),
  conversation('POST', '/assignments', ({ administrator }) => ({ assignee_id: administrator.userId })),
  conversation('POST', '/custom_attributes', () => ({ custom_attributes: { touched: true } })),
  conversation('PUT', '', () => ({ priority: 'low' })),
  conversation('PATCH', '', () => ({ priority: 'medium' })),
  account(
    'inbox',
    'POST',
    '/conversations',
    () => '/conversations',
    ({ contactId, inboxId }) => ({ contact_id: contactId, inbox_id: inboxId, message: { content: 'Hello there' } }),
  ),
  conversation('GET', '/participants'),
  conversation('POST', '/participants', ({ agent }) => ({ user_ids: [agent.userId] })),
  conversation('PUT', '/participants', ({ agent }) => ({ user_ids: [agent.userId] })),
  conversation('PATCH', '/participants', ({ agent }) => ({ user_ids: [agent.userId] })),
  conversation('DELETE', '/participants', ({ agent }) => ({ user_ids: [agent.userId] })),
  conversation('POST', '/mute'),
  conversation('POST', '/unmute'),
  conversation('POST', '/toggle_status', () => ({ status: 'resolved' })),

  account(
    'administrator',
    'POST',
    '/agent_bots',
    () => '/agent_bots',
    () => ({ name: 'Second' }),
  ),
  account('administrator', 'PATCH', '/agent_bots/:id', bot, () => ({ description: 'Answers' })),
  account('administrator', 'PUT', '/agent_bots/:id', bot, () => ({ bot_config: { lang: 'en' } })),
  account('administrator', 'POST', '/agent_bots/:id/reset_access_token', target => `${bot(target)}/reset_access_token`),
  account('administrator', 'POST', '/agent_bots/:id/reset_secret', target => `${bot(target)}/reset_secret`),
  account(
    'administrator',
    'POST',
    '/inboxes/:id/set_agent_bot',
    target => `${inbox(target)}/set_agent_bot`,
    ({ botId }) => ({ agent_bot: botId }),
  ),
  account(
    'administrator',
    'PATCH',
    '',
    () => '',
    () => ({ name: 'Renamed' }),
  ),
  account(
    'administrator',
    'PUT',
    '',
    () => '',
    () => ({ name: 'Renamed' }),
  ),
  account(
    'administrator',
    'POST',
    '/agents',
    () => '/agents',
    ({ account }) => ({ email: `new-${account}@example.test` }),
  ),
  account('administrator', 'PATCH', '/agents/:id', spare, () => ({ role: 'administrator' })),
  account('administrator', 'PUT', '/agents/:id', spare, () => ({ availability: 'busy' })),
  account('administrator', 'GET', '/invitations'),
  account(
    'administrator',
    'POST',
    '/invitations/:id/resend',
    ({ invitationId }) => `/invitations/${invitationId}/resend`,
  ),
  account('administrator', 'GET', '/outbox'),
  account(
    'administrator',
    'POST',
    '/labels',
    () => '/labels',
    () => ({ title: 'second' }),
  ),
  account('administrator', 'PATCH', '/labels/:id', label, () => ({ title: 'renamed' })),
  account('administrator', 'PUT', '/labels/:id', label, () => ({ color: '#000000' })),
  account(
    'administrator',
    'POST',
    '/teams',
    () => '/teams',
    () => ({ name: 'Support' }),
  ),
  account(
    'administrator',
    'POST',
    '/custom_attribute_definitions',
    () => '/custom_attribute_definitions',
    () => ({ attribute_display_name: 'Size', attribute_key: 'size' }),
  ),
  account('administrator', 'PATCH', '/custom_attribute_definitions/:id', definition, () => ({ regex_pattern: '.' })),
  account('administrator', 'PUT', '/custom_attribute_definitions/:id', definition, () => ({ attribute_values: ['a'] })),
  account(
    'administrator',
    'POST',
    '/contacts/import',
    () => '/contacts/import',
    () => ({ import_file: 'name\nZoe', dry_run: true }),
  ),
  account('administrator', 'GET', '/contacts/imports'),
  account('administrator', 'GET', '/contacts/imports/:id', dataImport()),
  account('administrator', 'GET', '/contacts/imports/:id/errors.csv', dataImport('/errors.csv')),
  account('administrator', 'POST', '/contacts/imports/:id/start', dataImport('/start'), () => ({})),
  account('administrator', 'POST', '/contacts/imports/:id/cancel', dataImport('/cancel')),
  account('administrator', 'GET', '/webhooks'),
  account(
    'administrator',
    'POST',
    '/webhooks',
    () => '/webhooks',
    () => ({ url: 'https://example.com/hook' }),
  ),
  account('administrator', 'PATCH', '/webhooks/:id', webhook, () => ({ subscriptions: ['message_created'] })),
  account('administrator', 'PUT', '/webhooks/:id', webhook, () => ({ name: 'Renamed' })),
  account('administrator', 'PATCH', '/teams/:id', team, () => ({ description: 'Sells' })),
  account('administrator', 'PUT', '/teams/:id', team, () => ({ allow_auto_assign: false })),
  account('administrator', 'POST', '/teams/:id/team_members', teamMembers, agents),
  account('administrator', 'PATCH', '/teams/:id/team_members', teamMembers, agents),
  account('administrator', 'PUT', '/teams/:id/team_members', teamMembers, agents),
  account(
    'administrator',
    'POST',
    '/inboxes',
    () => '/inboxes',
    () => ({ name: 'Second', channel }),
  ),
  account('administrator', 'PATCH', '/inboxes/:id', inbox, () => ({ name: 'Renamed' })),
  account('administrator', 'GET', '/assignment_policies'),
  account('administrator', 'GET', '/assignment_policies/:id', policy),
  account('administrator', 'GET', '/assignment_policies/:id/inboxes', target => `${policy(target)}/inboxes`),
  account(
    'administrator',
    'POST',
    '/assignment_policies',
    () => '/assignment_policies',
    () => ({ name: 'In turns' }),
  ),
  account('administrator', 'PATCH', '/assignment_policies/:id', policy, () => ({ assignment_order: 'balanced' })),
  account('administrator', 'PUT', '/assignment_policies/:id', policy, () => ({ enabled: false })),
  account(
    'administrator',
    'POST',
    '/assignment_policies/:id/inboxes',
    target => `${policy(target)}/inboxes`,
    ({ inboxId }) => ({ inbox_id: inboxId }),
  ),
  account('administrator', 'GET', '/inboxes/:id/assignment_policy', inboxPolicy),
  account('administrator', 'POST', '/inboxes/:id/assignment_policy', inboxPolicy, ({ assignmentPolicyId }) => ({
    assignment_policy_id: assignmentPolicyId,
  })),
  account('administrator', 'POST', '/inboxes/:id/reset_secret', target => `${inbox(target)}/reset_secret`),
  account('administrator', 'PUT', '/inboxes/:id', inbox, () => ({ channel: { website_url: 'https://example.com' } })),
  account(
    'administrator',
    'PATCH',
    '/inbox_members',
    () => '/inbox_members',
    target => ({
      inbox_id: target.inboxId,
      user_ids: [target.administrator.userId, target.agent.userId],
    }),
  ),
  account('administrator', 'POST', '/inbox_members', () => '/inbox_members', inboxMembers),
  account('administrator', 'DELETE', '/inbox_members', () => '/inbox_members', inboxMembers),

  other('person', 'GET /auth/validate_token'),
  other('person', 'GET /api/v1/profile'),
  other('person', 'PUT /api/v1/profile', () => ({ profile: { display_name: 'Somebody' } })),
  other('person', 'PATCH /api/v1/profile', () => ({ profile: { display_name: 'Somebody' } })),
  other('person', 'POST /api/v1/profile/availability', ({ accountId }) => ({
    profile: { account_id: accountId, availability: 'busy' },
  })),
  other('person', 'PUT /api/v1/profile/set_active_account', ({ accountId }) => ({
    profile: { account_id: accountId },
  })),
  other('person', 'POST /api/v1/notification_subscriptions', ({ administrator }) => ({
    notification_subscription: {
      subscription_type: 'browser_push',
      subscription_attributes: { endpoint: `https://push.test/${administrator.userId}`, p256dh: 'key', auth: 'secret' },
    },
  })),
  other('person', 'DELETE /api/v1/notification_subscriptions', () => ({ push_token: 'none' })),
  other('person', 'DELETE /api/v1/profile/avatar'),
  other('person', 'DELETE /auth/sign_out'),

  withToken('POST /api/v1/widget/config'),
  withToken('GET /widget'),
  withToken('GET /widget/launcher'),
  widget('GET', '/messages'),
  widget('GET', '/conversations'),
  widget('GET', '/contact'),
  widget('GET', '/inbox_members'),
  widget('GET', '/changes', undefined, ({ cursor }) => `&cursor=${cursor}`),
  widget('POST', '/messages', () => ({ message: { content: 'A question' } })),
  widget('POST', '/conversations', () => ({ message: { content: 'A question' } })),
  widget('POST', '/direct_uploads', () => ({
    blob: { filename: 'a.txt', byte_size: 1, checksum: 'DMF1ucDxtqgxw5niaXcmYQ==' },
  })),
  widget('POST', '/conversations/update_last_seen'),
  widget('POST', '/conversations/toggle_typing', () => ({ typing_status: 'on' })),
  widget('GET', '/campaigns'),
  { ...widget('POST', '/events', () => ({ name: 'webwidget.triggered' })), answers: 204 },
  widget('POST', '/conversations/transcript'),
  widget('POST', '/conversations/set_custom_attributes', () => ({ custom_attributes: { plan: 'a' } })),
  widget('POST', '/conversations/destroy_custom_attributes', () => ({ custom_attributes: ['plan'] })),
  widget('GET', '/conversations/toggle_status'),
  { ...widget('POST', '/labels', () => ({ label: 'vip' })), answers: 204 },
  {
    ...other(
      'visitor',
      'DELETE /api/v1/widget/labels/:label',
      undefined,
      target => `/api/v1/widget/labels/vip?website_token=${target.websiteToken}`,
    ),
    answers: 204,
  },
  widget('POST', '/contact/destroy_custom_attributes', () => ({ custom_attributes: ['plan'] })),
  widget('PATCH', '/contact/set_user', () => ({ identifier: 'somebody', name: 'Somebody' })),
  other(
    'visitor',
    'PATCH /api/v1/widget/messages/:id',
    () => ({ message: { submitted_values: [{ title: 'A', value: 'a' }] } }),
    target => `/api/v1/widget/messages/${target.messageId}?website_token=${target.websiteToken}`,
  ),
  widget('PATCH', '/contact', ({ marks }) => ({ email: `${marks.customer}@example.test` })),

  client('GET', ''),
  client('POST', '/contacts', () => ({ name: 'Cleo' })),
  client('GET', '/contacts/:contact_id'),
  client('PATCH', '/contacts/:contact_id', () => ({ custom_attributes: { size: 'L' } })),
  client('PUT', '/contacts/:contact_id', () => ({ email: 'cleo@example.test' })),
  client('GET', '/contacts/:contact_id/conversations'),
  client('POST', '/contacts/:contact_id/conversations', () => ({ custom_attributes: { order: 1 } })),
  client('GET', '/contacts/:contact_id/conversations/:conversation_id'),
  client('POST', '/contacts/:contact_id/conversations/:conversation_id/toggle_status'),
  client('POST', '/contacts/:contact_id/conversations/:conversation_id/toggle_typing', () => ({ typing_status: 'on' })),
  client('POST', '/contacts/:contact_id/conversations/:conversation_id/update_last_seen'),
  client('GET', '/contacts/:contact_id/conversations/:conversation_id/messages'),
  client('POST', '/contacts/:contact_id/conversations/:conversation_id/messages', () => ({ content: 'A question' })),
  client('PATCH', '/contacts/:contact_id/conversations/:conversation_id/messages/:message_id', () => ({
    submitted_values: [{ title: 'Red', value: 'red' }],
  })),
  client('PUT', '/contacts/:contact_id/conversations/:conversation_id/messages/:message_id', () => ({
    submitted_values: [{ title: 'Red', value: 'red' }],
  })),

  other('public', 'GET /health'),
  other('public', 'GET /ready'),
  other('public', 'GET /metrics'),
  other('public', 'GET /files/attachments/:token/:name'),
  other('public', 'GET /files/avatars/:name'),
  other('public', 'GET /files/blobs/:token/:name'),
  other('public', 'PUT /files/uploads/:token', () => ({})),
  other('public', 'GET /widget.js'),
  other('public', 'GET /packs/js/sdk.js'),
  other('public', 'GET /widget/assets/:name'),
  other('public', 'GET /api/v1/installation'),
  other('public', 'GET /api/openapi.json'),
  other('public', 'GET /api/docs'),
  other('public', 'POST /api/v1/accounts', () => ({})),
  other('public', 'POST /auth/sign_in', ({ administrator }) => ({ email: administrator.email, password: 'a guess' })),
  other('public', 'POST /auth/password', ({ marks }) => ({ email: `${marks.customer}@example.test` })),
  other('public', 'PUT /auth/password', () => ({ token_hash: 'forged', password: 'a new password' })),
  other('public', 'GET /auth/invitation', undefined, ({ invitationId }) => `/auth/invitation?token=${invitationId}`),
  other('public', 'PUT /auth/invitation', ({ invitationId }) => ({
    token: String(invitationId),
    password: 'a new password',
  })),

  other('machine', 'GET /api/cron/dispatch'),
  other('machine', 'GET /api/cron/daily'),
  other('machine', 'POST /api/jobs/drain', () => ({})),

  account('member', 'DELETE', '/canned_responses/:id', canned),
  account('administrator', 'DELETE', '/labels/:id', label),
  account('administrator', 'DELETE', '/invitations/:id', ({ invitationId }) => `/invitations/${invitationId}`),
  { ...account('administrator', 'DELETE', '/custom_attribute_definitions/:id', definition), answers: 204 },
  { ...account('own', 'DELETE', '/custom_filters/:id', filter), answers: 204 },
  account('own', 'DELETE', '/notifications/:id', notification()),
  account(
    'member',
    'POST',
    '/notifications/destroy_all',
    () => '/notifications/destroy_all',
    () => ({ type: 'read' }),
  ),
  account(
    'administrator',
    'DELETE',
    '/assignment_policies/:id/inboxes/:inbox_id',
    target => `${policy(target)}/inboxes/${target.inboxId}`,
  ),
  account('administrator', 'DELETE', '/inboxes/:id/assignment_policy', inboxPolicy),
  account('administrator', 'DELETE', '/assignment_policies/:id', policy),
  account('administrator', 'DELETE', '/webhooks/:id', webhook),
  account('administrator', 'DELETE', '/teams/:id/team_members', teamMembers, agents),
  account('administrator', 'DELETE', '/teams/:id', team),
  account('administrator', 'DELETE', '/agents/:id', spare),
  account('administrator', 'DELETE', '/agent_bots/:id', bot),
  account(
    'inbox',
    'POST',
    '/actions/contact_merge',
    () => '/actions/contact_merge',
    ({ contactId, spareContactId }) => ({ base_contact_id: contactId, mergee_contact_id: spareContactId }),
  ),
  note('DELETE', '/:id'),
  contact('DELETE', '/avatar'),
  account('administrator', 'DELETE', '/inboxes/:id/avatar', target => `${inbox(target)}/avatar`),
  account(
    'inbox',
    'DELETE',
    '/conversations/:id/messages/:message_id',
    ({ displayId, messageId }) => `/conversations/${displayId}/messages/${messageId}`,
  ),
  account('administrator', 'DELETE', '/conversations/:id', ({ displayId }) => `/conversations/${displayId}`),
  account('administrator', 'DELETE', '/contacts/:id', ({ contactId }) => `/contacts/${contactId}`),
  account('administrator', 'DELETE', '/inboxes/:id', inbox),
]
