import { account, inbox, type Resource, type Target } from './operation.ts'

const policy = ({ assignmentPolicyId }: Target) => `/assignment_policies/${assignmentPolicyId}`
const inboxPolicy = (target: Target) => `${inbox(target)}/assignment_policy`
const inboxMembers = ({ inboxId, administrator }: Target) => ({ inbox_id: inboxId, user_ids: [administrator.userId] })
const channel = { type: 'web_widget', website_url: 'https://example.com' }

export const inboxOperations: Resource = {
  operations: [
    account('member', 'GET', '/inboxes'),
    account('inbox', 'GET', '/inboxes/:id', inbox),
    account('inbox', 'GET', '/inbox_members/:inbox_id', ({ inboxId }) => `/inbox_members/${inboxId}`),
    account('inbox', 'GET', '/assignable_agents', ({ inboxId }) => `/assignable_agents?inbox_ids[]=${inboxId}`),
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
  ],
  endings: [
    account(
      'administrator',
      'DELETE',
      '/assignment_policies/:id/inboxes/:inbox_id',
      target => `${policy(target)}/inboxes/${target.inboxId}`,
    ),
    account('administrator', 'DELETE', '/inboxes/:id/assignment_policy', inboxPolicy),
    account('administrator', 'DELETE', '/assignment_policies/:id', policy),
    account('administrator', 'DELETE', '/inboxes/:id/avatar', target => `${inbox(target)}/avatar`),
    account('administrator', 'DELETE', '/inboxes/:id', inbox),
  ],
}
