import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, bodyOf, pathId } from '#lib/base/http/request.ts'
import { type Agent, agentAnswer, agentWire, presentMembers, requireAdministrator } from '#lib/users/index.ts'
import { addTeamMembers, listTeamMembers, removeTeamMembers, replaceTeamMembers } from './members.ts'
import { newTeam, teamAnswer, teamChanges, teamPeople, teamWire } from './team.ts'
import { createTeam, deleteTeam, findTeam, listTeams, updateTeam } from './teams.ts'

const tag = 'Teams'

export const teamsDoor = door()

teamsDoor.get(
  '/',
  operation({
    id: 'list-all-teams',
    tag,
    summary: 'The teams of the account.',
    answer: z.array(teamAnswer),
  }),
  async c => c.json((await listTeams(c.var.ctx)).map(teamWire)),
)

teamsDoor.get(
  '/:id',
  operation({
    id: 'get-details-of-a-single-team',
    tag,
    summary: 'One team.',
    answer: teamAnswer,
  }),
  async c => c.json(teamWire(await findTeam(c.var.ctx, pathId(c)))),
)

teamsDoor.post(
  '/',
  operation({
    id: 'create-a-team',
    tag,
    summary: 'Adds a team. For administrators.',
    body: newTeam,
    wrapped: 'team',
    answer: teamAnswer,
  }),
  requireAdministrator,
  async c => c.json(teamWire(await createTeam(c.var.ctx, await bodyOf(c, 'team', newTeam)))),
)

teamsDoor.on(
  ['PATCH', 'PUT'],
  '/:id',
  operation({
    id: 'update-a-team',
    tag,
    summary: 'Changes a team. For administrators.',
    body: teamChanges,
    wrapped: 'team',
    answer: teamAnswer,
  }),
  requireAdministrator,
  async c => c.json(teamWire(await updateTeam(c.var.ctx, pathId(c), await bodyOf(c, 'team', teamChanges)))),
)

teamsDoor.delete(
  '/:id',
  operation({
    id: 'delete-a-team',
    tag,
    summary: 'Deletes a team; its conversations have none then. For administrators.',
    answer: null,
  }),
  requireAdministrator,
  async c => {
    await deleteTeam(c.var.ctx, pathId(c))
    return c.body(null, 200)
  },
)

const wire = async (accountId: number, agents: Agent[]) => {
  const present = await presentMembers(accountId)
  return agents.map(agent => agentWire(agent, present))
}

teamsDoor.get(
  '/:id/team_members',
  operation({
    id: 'get-team-members',
    tag,
    summary: 'The people of a team.',
    answer: z.array(agentAnswer),
  }),
  async c => c.json(await wire(c.var.ctx.accountId, await listTeamMembers(c.var.ctx, pathId(c)))),
)

teamsDoor.post(
  '/:id/team_members',
  operation({
    id: 'add-new-agent-to-team',
    tag,
    summary: 'Adds people to a team, and answers those who are new to it. For administrators.',
    body: teamPeople,
    answer: z.array(agentAnswer),
  }),
  requireAdministrator,
  async c => {
    const { user_ids } = await body(c, teamPeople)
    return c.json(await wire(c.var.ctx.accountId, await addTeamMembers(c.var.ctx, pathId(c), user_ids)))
  },
)

teamsDoor.on(
  ['PATCH', 'PUT'],
  '/:id/team_members',
  operation({
    id: 'update-agents-in-team',
    tag,
    summary: 'Makes exactly these the people of a team. For administrators.',
    body: teamPeople,
    answer: z.array(agentAnswer),
  }),
  requireAdministrator,
  async c => {
    const { user_ids } = await body(c, teamPeople)
    await replaceTeamMembers(c.var.ctx, pathId(c), user_ids)
    return c.json(await wire(c.var.ctx.accountId, await listTeamMembers(c.var.ctx, pathId(c))))
  },
)

teamsDoor.delete(
  '/:id/team_members',
  operation({
    id: 'delete-agent-in-team',
    tag,
    summary: 'Takes people out of a team. For administrators.',
    body: teamPeople,
    answer: null,
  }),
  requireAdministrator,
  async c => {
    const { user_ids } = await body(c, teamPeople)
    await removeTeamMembers(c.var.ctx, pathId(c), user_ids)
    return c.body(null, 200)
  },
)
