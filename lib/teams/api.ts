import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { body, bodyOf, pathId } from '#lib/base/http/request.ts'
import { id } from '#lib/base/text.ts'
import { type Agent, agentWire, presentMembers, requireAdministrator } from '#lib/users/index.ts'
import { addTeamMembers, listTeamMembers, removeTeamMembers, replaceTeamMembers } from './members.ts'
import { newTeam, teamChanges, teamWire } from './team.ts'
import { createTeam, deleteTeam, findTeam, listTeams, updateTeam } from './teams.ts'

export const teamsDoor = door()

teamsDoor.get('/', async c => c.json((await listTeams(c.var.ctx)).map(teamWire)))
teamsDoor.get('/:id', async c => c.json(teamWire(await findTeam(c.var.ctx, pathId(c)))))

teamsDoor.post('/', requireAdministrator, async c =>
  c.json(teamWire(await createTeam(c.var.ctx, await bodyOf(c, 'team', newTeam)))),
)

teamsDoor.on(['PATCH', 'PUT'], '/:id', requireAdministrator, async c =>
  c.json(teamWire(await updateTeam(c.var.ctx, pathId(c), await bodyOf(c, 'team', teamChanges)))),
)

teamsDoor.delete('/:id', requireAdministrator, async c => {
  await deleteTeam(c.var.ctx, pathId(c))
  return c.body(null, 200)
})

const people = z.object({
  user_ids: z
    .array(id())
    .max(1000)
    .transform(ids => [...new Set(ids)]),
})

const wire = async (accountId: number, agents: Agent[]) => {
  const present = await presentMembers(accountId)
  return agents.map(agent => agentWire(agent, present))
}

teamsDoor.get('/:id/team_members', async c =>
  c.json(await wire(c.var.ctx.accountId, await listTeamMembers(c.var.ctx, pathId(c)))),
)

teamsDoor.post('/:id/team_members', requireAdministrator, async c => {
  const { user_ids } = await body(c, people)
  return c.json(await wire(c.var.ctx.accountId, await addTeamMembers(c.var.ctx, pathId(c), user_ids)))
})

teamsDoor.on(['PATCH', 'PUT'], '/:id/team_members', requireAdministrator, async c => {
  const { user_ids } = await body(c, people)
  await replaceTeamMembers(c.var.ctx, pathId(c), user_ids)
  return c.json(await wire(c.var.ctx.accountId, await listTeamMembers(c.var.ctx, pathId(c))))
})

teamsDoor.delete('/:id/team_members', requireAdministrator, async c => {
  const { user_ids } = await body(c, people)
  await removeTeamMembers(c.var.ctx, pathId(c), user_ids)
  return c.body(null, 200)
})
