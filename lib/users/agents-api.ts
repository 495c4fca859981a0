import { z } from 'zod'
import { forbidden } from '#lib/base/errors.ts'
import { door } from '#lib/base/http/app.ts'
import { body, pathId } from '#lib/base/http/request.ts'
import { email, line } from '#lib/base/text.ts'
import { availabilities, roles } from '#lib/protocol/index.ts'
import { listAgents, removeAgent, updateAgent } from './agents.ts'
import { requireAdministrator } from './authenticate.ts'
import { invitationWire, invite, listInvitations, resendInvitation, revokeInvitation } from './invitations.ts'
import { presentMembers } from './presence.ts'
import { agentWire } from './user.ts'

const newAgent = z.object({ name: line().optional(), email: email(), role: z.enum(roles).default('agent') })
const agentChanges = z.object({
  role: z.enum(roles).optional(),
  availability: z.enum(availabilities).optional(),
  auto_offline: z.boolean().optional(),
})

export const agentsDoor = door()

agentsDoor.get('/', async c => {
  const [agents, present] = await Promise.all([listAgents(c.var.ctx), presentMembers(c.var.ctx.accountId)])
  return c.json(agents.map(agent => agentWire(agent, present)))
})

agentsDoor.post('/', requireAdministrator, async c => {
  const input = await body(c, newAgent)
  return c.json(
    invitationWire(await invite(c.var.ctx, { ...input, name: input.name ?? (input.email.split('@')[0] as string) })),
  )
})

agentsDoor.on(['PATCH', 'PUT'], '/:id', async c => {
  const userId = pathId(c)
  const { actor, accountId } = c.var.ctx
  const input = await body(c, agentChanges)
  // A member may say whether they are available; everything else is an administrator's.
  if (actor.role !== 'administrator' && (userId !== actor.userId || input.role)) throw forbidden()
  const agent = await updateAgent(c.var.ctx, userId, input)
  return c.json(agentWire(agent, await presentMembers(accountId)))
})

agentsDoor.delete('/:id', requireAdministrator, async c => {
  await removeAgent(c.var.ctx, pathId(c))
  return c.body(null, 200)
})

export const invitationsDoor = door()
invitationsDoor.use(requireAdministrator)

invitationsDoor.get('/', async c => c.json((await listInvitations(c.var.ctx)).map(invitationWire)))
invitationsDoor.post('/:id/resend', async c => c.json(invitationWire(await resendInvitation(c.var.ctx, pathId(c)))))
invitationsDoor.delete('/:id', async c => {
  await revokeInvitation(c.var.ctx, pathId(c))
  return c.body(null, 200)
})
