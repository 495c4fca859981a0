import { account, inbox, type Resource, type Target } from './operation.ts'

const campaign = ({ campaignId }: Target) => `/campaigns/${campaignId}`

export const campaignOperations: Resource = {
  operations: [
    account('administrator', 'GET', '/campaigns'),
    account('administrator', 'GET', '/campaigns/:id', campaign),
    account('administrator', 'GET', '/inboxes/:id/campaigns', target => `${inbox(target)}/campaigns`),
    account(
      'administrator',
      'POST',
      '/campaigns',
      () => '/campaigns',
      ({ inboxId }) => ({
        title: 'Second',
        message: 'Hello',
        inbox_id: inboxId,
        trigger_rules: { url: 'https://example.com/' },
      }),
    ),
    account('administrator', 'PATCH', '/campaigns/:id', campaign, () => ({ enabled: false })),
    account('administrator', 'PUT', '/campaigns/:id', campaign, () => ({ title: 'Renamed' })),
    account('administrator', 'GET', '/campaigns/:id/recipients', target => `${campaign(target)}/recipients`),
    account('administrator', 'GET', '/campaigns/:id/recipients/file', target => `${campaign(target)}/recipients/file`),
    // Of the website's, which is not sent and cannot be paused.
    {
      ...account(
        'administrator',
        'POST',
        '/campaigns/reach',
        () => '/campaigns/reach',
        ({ inboxId }) => ({ inbox_id: inboxId, audience: [] }),
      ),
      answers: 422,
    },
    {
      ...account('administrator', 'POST', '/campaigns/:id/pause', target => `${campaign(target)}/pause`),
      answers: 422,
    },
    {
      ...account('administrator', 'POST', '/campaigns/:id/resume', target => `${campaign(target)}/resume`),
      answers: 422,
    },
    {
      ...account('administrator', 'POST', '/campaigns/:id/cancel', target => `${campaign(target)}/cancel`),
      answers: 422,
    },
  ],
  endings: [account('administrator', 'DELETE', '/campaigns/:id', campaign)],
}
