import { account, other, type Resource, type Target } from './operation.ts'

const spare = ({ spare }: Target) => `/agents/${spare.userId}`

export const accountOperations: Resource = {
  operations: [
    other(
      'administrator',
      'POST /enterprise/api/v1/accounts/:account_id/toggle_deletion',
      () => ({ action_type: 'undelete' }),
      ({ account }) => `/enterprise/api/v1/accounts/${account}/toggle_deletion`,
    ),
    account('member', 'GET', ''),
    account('member', 'GET', '/cache_keys'),
    account('administrator', 'GET', '/system_health'),
    account('member', 'POST', '/update_active_at'),
    account('member', 'GET', '/agents'),
    account('member', 'GET', '/changes', ({ cursor }) => `/changes?cursor=${cursor}`),
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
    account(
      'administrator',
      'POST',
      '/agents/bulk_create',
      () => '/agents/bulk_create',
      ({ account }) => ({ emails: [`newer-${account}@example.test`] }),
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
  ],
  endings: [
    account('administrator', 'DELETE', '/invitations/:id', ({ invitationId }) => `/invitations/${invitationId}`),
    account('administrator', 'DELETE', '/agents/:id', spare),
  ],
}
