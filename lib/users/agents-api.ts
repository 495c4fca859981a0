import { z } from 'zod'
import { forbidden } from '#lib/base/errors.ts'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, pathId } from '#lib/base/http/request.ts'
import { email, line } from '#lib/base/text.ts'
import { availabilities, roles } from '#lib/protocol/index.ts'
import { listAgents, removeAgent, updateAgent } from './agents.ts'
import { requireAdministrator } from './authenticate.ts'
import {
  invitationAnswer,
  invitationWire,
  invite,
  inviteAgents,
  listInvitations,
  resendInvitation,
  revokeInvitation,
} from './invitations.ts'
import { presentMembers } from './presence.ts'
import { agentAnswer, agentWire } from './user.ts'

const newAgent = z.object({ name: line().optional(), email: email(), role: z.enum(roles).default('agent') })
const newAgents = z.object({ emails: z.array(email()).min(1, "can't be empty").max(50) })
const agentChanges = z.object({
  role: z.enum(roles).optional(),
  availability: z.enum(availabilities).optional(),
  auto_offline: z.boolean().optional(),
})

const tag = 'Agents'

export const agentsDoor = door()

agentsDoor.get(
  '/',
  operation({
    id: 'get-account-agents',
    tag,
    summary: 'The members of the account.',
    answer: z.array(agentAnswer),
  }),
  async c => {
    const [agents, present] = await Promise.all([listAgents(c.var.ctx), presentMembers(c.var.ctx.accountId)])
    return c.json(agents.map(agent => agentWire(agent, present)))
  },
)

agentsDoor.post(
  '/',
  operation({
    id: 'add-new-agent-to-account',
    tag,
    summary: 'Invites somebody by mail; they are a member once they accept. For administrators.',
    body: newAgent,
    answer: invitationAnswer,
  }),
  requireAdministrator,
  async c => {
    const input = await body(c, newAgent)
    return c.json(
      invitationWire(await invite(c.var.ctx, { ...input, name: input.name ?? (input.email.split('@')[0] as string) })),
    )
  },
)

agentsDoor.post(
  '/bulk_create',
  operation({
    id: 'add-new-agents-to-account',
    tag,
    summary: 'Invites up to 50 people as agents, each by mail; members are left out. For administrators.',
    body: newAgents,
    answer: null,
  }),
  requireAdministrator,
  async c => {
    await inviteAgents(c.var.ctx, (await body(c, newAgents)).emails)
    return c.body(null, 200)
  },
)

agentsDoor.on(
  ['PATCH', 'PUT'],
  '/:id',
  operation({
    id: 'update-agent-in-account',
    tag,
    summary: 'Changes the role or the availability of a member. For administrators, and for members about themselves.',
    body: agentChanges,
    answer: agentAnswer,
  }),
  async c => {
    const userId = pathId(c)
    const { actor, accountId } = c.var.ctx
    const input = await body(c, agentChanges)
    // A member may say whether they are available; everything else is an administrator's.
    if (actor.role !== 'administrator' && (userId !== actor.userId || input.role)) throw forbidden()
    const agent = await updateAgent(c.var.ctx, userId, input)
    return c.json(agentWire(agent, await presentMembers(accountId)))
  },
)

agentsDoor.delete(
  '/:id',
  operation({
    id: 'delete-agent-from-account',
    tag,
    summary: 'Takes a member out of the account. For administrators.',
    answer: null,
  }),
  requireAdministrator,
  async c => {
    await removeAgent(c.var.ctx, pathId(c))
    return c.body(null, 200)
  },
)

export const invitationsDoor = door()
invitationsDoor.use(requireAdministrator)

invitationsDoor.get(
  '/',
  operation({
    id: 'list-invitations',
    tag,
    summary: 'The open invitations. For administrators.',
    answer: z.array(invitationAnswer),
  }),
  async c => c.json((await listInvitations(c.var.ctx)).map(invitationWire)),
)

invitationsDoor.post(
  '/:id/resend',
  operation({
    id: 'resend-invitation',
    tag,
    summary: 'Mails an invitation again; the old link ends. For administrators.',
    answer: invitationAnswer,
  }),
  async c => c.json(invitationWire(await resendInvitation(c.var.ctx, pathId(c)))),
)

invitationsDoor.delete(
  '/:id',
  operation({
    id: 'revoke-invitation',
    tag,
    summary: 'Takes an invitation back. For administrators.',
    answer: null,
  }),
  async c => {
    await revokeInvitation(c.var.ctx, pathId(c))
    return c.body(null, 200)
  },
)
