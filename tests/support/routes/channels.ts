import { account, other, type Resource, type Target } from './operation.ts'

const arrivals = ({ mail }: Target) => `/inboxes/${mail.inboxId}/arrivals`
const arrival = (target: Target) => `${arrivals(target)}/${target.mail.arrivalId}`

/** Whoever has the token of an inbox may bring it anything: what the operation does is in its own tests. */
const nobodys = () => '/webhooks/email/nobodys'

export const channelOperations: Resource = {
  operations: [
    account('administrator', 'GET', '/inboxes/:id/arrivals', arrivals),
    account(
      'administrator',
      'GET',
      '/inboxes/:id/arrivals/:arrival_id/original',
      target => `${arrival(target)}/original`,
    ),
    {
      ...account(
        'inbox',
        'GET',
        '/conversations/:id/messages/:message_id/original',
        ({ displayId, messageId }) => `/conversations/${displayId}/messages/${messageId}/original`,
      ),
      answers: 404, // it was no mail
    },
    account('administrator', 'POST', '/inboxes/:id/arrivals/:arrival_id/replay', target => `${arrival(target)}/replay`),
    account(
      'administrator',
      'POST',
      '/inboxes/:id/connection_test',
      ({ mail }) => `/inboxes/${mail.inboxId}/connection_test`,
    ),
    account('administrator', 'POST', '/inboxes/:id/reconnect', ({ mail }) => `/inboxes/${mail.inboxId}/reconnect`),
    account('member', 'GET', '/channel_kinds'),
    account('administrator', 'POST', '/connection_tests', undefined, () => ({ channel: { type: 'email' } })),
    account('administrator', 'GET', '/inbox_standings'),
    { ...account('administrator', 'POST', '/google/authorization', undefined, () => ({})), answers: 422 }, // is not set up
    { ...account('administrator', 'POST', '/microsoft/authorization', undefined, () => ({})), answers: 422 },
    { ...other('public', 'GET /google/callback'), answers: 302 },
    { ...other('public', 'GET /microsoft/callback'), answers: 302 },
    account(
      'administrator',
      'POST',
      '/inboxes/:id/sync_templates',
      ({ mail }) => `/inboxes/${mail.whatsappInboxId}/sync_templates`,
    ),
    {
      ...account(
        'administrator',
        'POST',
        '/inboxes/:id/register_webhook',
        ({ mail }) => `/inboxes/${mail.whatsappInboxId}/register_webhook`,
      ),
      answers: 422, // nobody is there
    },
    account('administrator', 'GET', '/inboxes/:id/health', ({ mail }) => `/inboxes/${mail.whatsappInboxId}/health`),
    {
      ...other(
        'public',
        'POST /api/webhooks/:channel/:id',
        () => ({}),
        () => `/api${nobodys()}`,
      ),
      answers: 404,
    },
    { ...other('public', 'GET /api/webhooks/:channel/:id', undefined, () => `/api${nobodys()}`), answers: 404 },
    { ...other('public', 'POST /webhooks/:channel/:id', () => ({}), nobodys), answers: 404 },
    { ...other('public', 'GET /webhooks/:channel/:id', undefined, nobodys), answers: 404 },
  ],
  endings: [],
}
