import { account, condition, looksFor, type Operation, type Resource } from './operation.ts'

const conversation = (method: string, rest: string, json?: Operation['json']) =>
  account('inbox', method, `/conversations/:id${rest}`, ({ displayId }) => `/conversations/${displayId}${rest}`, json)
/** Of the API inbox, whose members are its maker alone. */
const message = (method: string, rest = '', json?: Operation['json']) =>
  account(
    'own',
    method,
    `/conversations/:id/messages/:message_id${rest}`,
    ({ client: { displayId, messageId } }) => `/conversations/${displayId}/messages/${messageId}${rest}`,
    json,
  )

const scheduled = (method: string, json?: Operation['json']) =>
  account(
    'inbox',
    method,
    '/conversations/:id/scheduled_messages/:scheduled_id',
    ({ displayId, scheduledId }) => `/conversations/${displayId}/scheduled_messages/${scheduledId}`,
    json,
  )
const later = () => ({ content: 'Later', send_at: Math.floor(Date.now() / 1000) + 3600 })

export const conversationOperations: Resource = {
  operations: [
    account('member', 'GET', '/conversations'),
    account('member', 'GET', '/conversations/meta'),
    account('member', 'GET', '/search', looksFor('/search')),
    account('member', 'GET', '/search/conversations', looksFor('/search/conversations')),
    account('member', 'GET', '/search/messages', looksFor('/search/messages')),
    account('member', 'GET', '/search/contacts', looksFor('/search/contacts')),
    account('member', 'GET', '/search/articles', looksFor('/search/articles')),
    account('member', 'GET', '/conversations/search', looksFor('/conversations/search')),
    account(
      'member',
      'POST',
      '/conversations/filter',
      () => '/conversations/filter',
      () => condition('status', 'equal_to', 'all'),
    ),
    account('member', 'GET', '/conversations/unread_counts'),
    conversation('GET', ''),
    conversation('GET', '/messages'),
    conversation('POST', '/messages', () => ({ content: 'An answer' })),
    message('PATCH', '', () => ({ status: 'delivered' })),
    message('PUT', '', () => ({ status: 'delivered' })),
    message('POST', '/retry'),
    { ...message('POST', '/translate', () => ({ target_language: 'es' })), answers: 422 },
    account('member', 'GET', '/draft_messages'),
    conversation('GET', '/draft_messages'),
    conversation('PATCH', '/draft_messages', () => ({ draft_message: { message: 'Dear' } })),
    conversation('PUT', '/draft_messages', () => ({ draft_message: { message: 'Dear' } })),
    conversation('GET', '/recipients'),
    conversation('GET', '/scheduled_messages'),
    conversation('POST', '/scheduled_messages', () => later()),
    scheduled('PATCH', () => ({ content: 'Later still' })),
    scheduled('PUT', () => ({ content: 'Later still' })),
    conversation('POST', '/transcript', ({ marks }) => ({ email: `${marks.customer}@example.test` })),
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
    conversation('PATCH', '/labels', () => ({ add: ['vip'] })),
    conversation('POST', '/toggle_typing_status', () => ({ typing_status: 'on' })),
    conversation('POST', '/viewing', () => ({ viewing: true })),
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
  ],
  endings: [
    conversation('DELETE', '/draft_messages'),
    scheduled('DELETE'),
    account(
      'inbox',
      'DELETE',
      '/conversations/:id/messages/:message_id',
      ({ displayId, messageId }) => `/conversations/${displayId}/messages/${messageId}`,
    ),
    account('administrator', 'DELETE', '/conversations/:id', ({ displayId }) => `/conversations/${displayId}`),
  ],
}
