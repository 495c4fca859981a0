const account = '/api/v1/accounts/:account_id'
const inbox = '/public/api/v1/inboxes/:inbox_id'
const talk = `${inbox}/contacts/:contact_id/conversations/:conversation_id`

/** Which operation answers what the other has written. */
export const written: [write: string, read: string][] = [
  [`PATCH ${account}`, `GET ${account}`],
  [`PATCH ${account}/teams/:id`, `GET ${account}/teams/:id`],
  [`PATCH ${account}/custom_attribute_definitions/:id`, `GET ${account}/custom_attribute_definitions/:id`],
  [`PATCH ${account}/custom_filters/:id`, `GET ${account}/custom_filters/:id`],
  [`PATCH ${account}/inboxes/:id`, `GET ${account}/inboxes/:id`],
  [`PATCH ${account}/assignment_policies/:id`, `GET ${account}/assignment_policies/:id`],
  [`PATCH ${account}/agent_bots/:id`, `GET ${account}/agent_bots/:id`],
  [`PATCH ${account}/contacts/:id`, `GET ${account}/contacts/:id`],
  [`PATCH ${account}/contacts/:contact_id/notes/:id`, `GET ${account}/contacts/:contact_id/notes/:id`],
  [`PATCH ${account}/companies/:id`, `GET ${account}/companies/:id`],
  [`PATCH ${account}/labels/:id`, `GET ${account}/labels/:id`],
  [`PATCH ${account}/canned_responses/:id`, `GET ${account}/canned_responses`],
  [`PATCH ${account}/webhooks/:id`, `GET ${account}/webhooks`],
  [`PATCH ${account}/dashboard_apps/:id`, `GET ${account}/dashboard_apps/:id`],
  [`POST ${account}/conversations/:id/messages`, `GET ${account}/conversations/:id/messages`],
  [`POST ${account}/conversations/:id/custom_attributes`, `GET ${account}/conversations/:id`],
  [`POST ${account}/contacts/:contact_id/notes`, `GET ${account}/contacts/:contact_id/notes`],
  [`POST ${account}/canned_responses`, `GET ${account}/canned_responses`],
  [`POST ${account}/teams`, `GET ${account}/teams`],
  [`POST ${account}/agent_bots`, `GET ${account}/agent_bots`],
  [`POST ${account}/dashboard_apps`, `GET ${account}/dashboard_apps`],
  [`POST ${account}/assignment_policies`, `GET ${account}/assignment_policies`],
  [`POST ${account}/inboxes`, `GET ${account}/inboxes`],
  [`POST ${account}/custom_filters`, `GET ${account}/custom_filters`],
  [`POST ${account}/labels`, `GET ${account}/labels`],
  ['PATCH /api/v1/profile', 'GET /api/v1/profile'],
  ['POST /api/v1/widget/messages', 'GET /api/v1/widget/messages'],
  ['PATCH /api/v1/widget/contact', `GET ${account}/contacts/:id`],
  ['POST /api/v1/widget/conversations/set_custom_attributes', `GET ${account}/conversations/:id`],
  [`PATCH ${inbox}/contacts/:contact_id`, `GET ${inbox}/contacts/:contact_id`],
  [`POST ${talk}/messages`, `GET ${talk}/messages`],
]

/** Fields that do not keep the text, or not where it is read here. */
export const unkept: Record<string, string> = {
  echo_id: 'the client’s name of the message: what comes again under it is the first once more',
  source_id: 'as the echo id, or the channel’s name of the contact',
  type: 'the kind of the channel',
  url: 'an address, which no naughty string is',
  outgoing_url: 'an address, which no naughty string is',
  timezone: 'a name that is known',
  avatar_url: 'where a face is fetched from',
  attachments: 'ids of files that were sent before',
  referer_url: 'kept for agents, who see it in the conversation',
  password: 'kept as its hash alone',
  password_confirmation: 'compared with the password',
  current_password: 'proves who asks',
  identifier_hash: 'proves the identifier',
  external_created_at: 'kept within the attributes of the message',
  template_params: 'kept for whoever sends the message on',
  'POST /api/v1/widget/messages custom_attributes': 'of a conversation that this message begins',
  [`PATCH ${inbox}/contacts/:contact_id identifier`]: 'for agents, and not answered to the contact',
  [`PATCH ${inbox}/contacts/:contact_id custom_attributes`]: 'for agents, and not answered to the contact',
}

const trimmed = (text: string) => text.trim()
const folded = (text: string) => text.toLowerCase().trim()

/** What is changed of a text before it is kept, and why. Everything else is kept to the byte. */
export const normalised: Record<string, (text: string) => unknown> = {
  // A line: nobody sees what surrounds it, and two that differ in it alone are taken for one.
  name: trimmed,
  title: trimmed,
  short_code: trimmed,
  display_name: trimmed,
  attribute_display_name: trimmed,
  attribute_values: trimmed,
  identifier: trimmed,
  regex_cue: trimmed,
  // Found whatever their case, as in Chatwoot.
  [`PATCH ${account}/teams/:id name`]: folded,
  [`POST ${account}/teams name`]: folded,
  [`PATCH ${account}/labels/:id title`]: folded,
  [`POST ${account}/labels title`]: folded,
  [`PATCH ${account}/companies/:id domain`]: folded,
  [`PATCH ${account} domain`]: trimmed,
}
/** What takes texts, and is not read back here. */
export const elsewhere: Record<string, string> = {
  [`POST ${account}/custom_attribute_definitions`]: 'as what is changed; its key is no text',
  [`POST ${account}/webhooks`]: 'as what is changed; its url is no text',
  [`POST ${account}/companies`]: 'as what is changed; its list has pages',
  [`POST ${account}/contacts`]: 'as what is changed; its list has pages',
  [`POST ${account}/conversations`]: 'its message is as every message',
  'POST /api/v1/widget/conversations': 'its message is as every message',
  [`POST ${inbox}/contacts`]: 'as what is changed',
  [`POST ${inbox}/contacts/:contact_id/conversations`]: 'attributes as those of every conversation',
  'PATCH /api/v1/widget/contact/set_user': 'as what visitors say of themselves; it may make them another contact',
  [`POST ${account}/conversations/:id/labels`]: 'titles, which are folded: the tests of labels',
  [`POST ${account}/contacts/:id/labels`]: 'titles, which are folded: the tests of labels',
  'POST /api/v1/widget/labels': 'titles, which are folded: the tests of labels',
  [`POST ${account}/agents`]: 'invites by an address that must be another each time',
  [`POST ${account}/integrations/hooks`]: 'an app’s settings, which the app checks',
  [`PATCH ${account}/integrations/hooks/:id`]: 'an app’s settings, which the app checks',
  [`PATCH ${account}/conversations/:id/messages/:message_id`]: 'an error, kept with one status alone',
  'POST /api/v1/notification_subscriptions': 'a device, which is never listed',
  'POST /api/v1/accounts': 'a sign-up: each is an account',
  'POST /auth/sign_in': 'keeps nothing',
  'POST /api/v1/widget/events': 'an event, which is told and not kept',
  [`POST ${account}/upload`]: 'fetches an address',
  [`POST ${account}/bulk_actions`]: 'a condition, and what to do',
  [`POST ${account}/contacts/export`]: 'a condition, and names of columns',
  [`POST ${account}/contacts/import`]: 'how to read a file',
  [`POST ${account}/conversations/:id/direct_uploads`]: 'announces a file that is sent next',
  'POST /api/v1/widget/direct_uploads': 'announces a file that is sent next',
  'PATCH /api/v1/widget/messages/:id': 'an answer to a message that asks: the tests of submissions',
  [`PATCH ${talk}/messages/:message_id`]: 'an answer to a message that asks: the tests of submissions',
}
