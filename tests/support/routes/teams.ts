import { account, type Resource, type Target } from './operation.ts'

const team = ({ teamId }: Target) => `/teams/${teamId}`
const teamMembers = ({ teamId }: Target) => `/teams/${teamId}/team_members`
const agents = ({ agent }: Target) => ({ user_ids: [agent.userId] })

export const teamOperations: Resource = {
  operations: [
    account('member', 'GET', '/teams'),
    account('member', 'GET', '/teams/:id', team),
    account('member', 'GET', '/teams/:id/team_members', teamMembers),
    account(
      'administrator',
      'POST',
      '/teams',
      () => '/teams',
      () => ({ name: 'Support' }),
    ),
    account('administrator', 'PATCH', '/teams/:id', team, () => ({ description: 'Sells' })),
    account('administrator', 'PUT', '/teams/:id', team, () => ({ allow_auto_assign: false })),
    account('administrator', 'POST', '/teams/:id/team_members', teamMembers, agents),
    account('administrator', 'PATCH', '/teams/:id/team_members', teamMembers, agents),
    account('administrator', 'PUT', '/teams/:id/team_members', teamMembers, agents),
  ],
  endings: [
    account('administrator', 'DELETE', '/teams/:id/team_members', teamMembers, agents),
    account('administrator', 'DELETE', '/teams/:id', team),
  ],
}
