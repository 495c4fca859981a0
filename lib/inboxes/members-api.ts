import type { Context as Request } from 'hono'
import { z } from 'zod'
import { type AppEnv, door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, pathId, query } from '#lib/base/http/request.ts'
import { id } from '#lib/base/text.ts'
import { availabilities, roles } from '#lib/protocol/index.ts'
import { type Agent, agentWire, presentMembers, requireAdministrator } from '#lib/users/index.ts'
import { assignableAgents, changeInboxMembers, listInboxMembers } from './members.ts'

const tag = 'Inboxes'
const members = z.object({ inbox_id: id(), user_ids: z.array(id()).max(1000) })
const agents = z.object({
  payload: z.array(
    z.object({
      id: z.number(),
      account_id: z.number(),
      name: z.string(),
      available_name: z.string(),
      email: z.string(),
      role: z.enum(roles),
      confirmed: z.boolean(),
      availability_status: z.enum(availabilities),
      auto_offline: z.boolean(),
      thumbnail: z.string(),
    }),
  ),
})

/** `A/inbox_members`: as with Chatwoot, changes name the inbox in the body. */
export const inboxMembersDoor = door()

inboxMembersDoor.get(
  '/:inbox_id',
  operation({ id: 'get-inbox-members', tag, summary: 'The members of an inbox.', answer: agents }),
  async c => c.json(await shown(c, await listInboxMembers(c.var.ctx, pathId(c, 'inbox_id')))),
)

inboxMembersDoor.post(
  '/',
  operation({
    id: 'add-new-agent-to-inbox',
    tag,
    summary: 'Adds members to an inbox. For administrators.',
    body: members,
    answer: agents,
  }),
  requireAdministrator,
  async c => {
    const input = await body(c, members)
    await changeInboxMembers(c.var.ctx, input.inbox_id, input.user_ids, 'add')
    return c.json(await shown(c, await listInboxMembers(c.var.ctx, input.inbox_id)))
  },
)

inboxMembersDoor.patch(
  '/',
  operation({
    id: 'update-agents-in-inbox',
    tag,
    summary: 'Makes exactly these people the members of an inbox. For administrators.',
    body: members,
    answer: agents,
  }),
  requireAdministrator,
  async c => {
    const input = await body(c, members)
    await changeInboxMembers(c.var.ctx, input.inbox_id, input.user_ids, 'replace')
    return c.json(await shown(c, await listInboxMembers(c.var.ctx, input.inbox_id)))
  },
)

inboxMembersDoor.delete(
  '/',
  operation({
    id: 'delete-agent-in-inbox',
    tag,
    summary: 'Takes people out of an inbox. For administrators.',
    body: members,
    answer: null,
  }),
  requireAdministrator,
  async c => {
    const input = await body(c, members)
    await changeInboxMembers(c.var.ctx, input.inbox_id, input.user_ids, 'remove')
    return c.body(null, 200)
  },
)

const assignableQuery = z.object({
  inbox_ids: z.preprocess(
    value => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(id()).max(100),
  ),
})

/** `A/assignable_agents`. */
export const assignableAgentsDoor = door()

assignableAgentsDoor.get(
  '/',
  operation({
    id: 'assignableAgents',
    tag,
    summary: 'Who can be assigned conversations of all of these inboxes.',
    query: assignableQuery,
    answer: agents,
  }),
  async c => c.json(await shown(c, await assignableAgents(c.var.ctx, query(c, assignableQuery).inbox_ids))),
)

async function shown(c: Request<AppEnv>, found: Agent[]) {
  const present = await presentMembers(c.var.ctx.accountId)
  return { payload: found.map(agent => agentWire(agent, present)) }
}
