import { z } from 'zod'
import { invalid, notFound } from '#lib/base/errors.ts'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, checked, pathId, query } from '#lib/base/http/request.ts'
import { agentAnswer, agentWire, presentMembers, requireAdministrator } from '#lib/users/index.ts'
import type { AnyChannelKind } from './channel-kind.ts'
import { assignableQuery, inboxAnswer, inboxChanges, inboxMembers, newInbox } from './inbox.ts'
import { createInbox, deleteInbox, findInbox, listInboxes, updateInbox } from './inboxes.ts'
import { assignableAgents, listInboxMembers, replaceInboxMembers } from './members.ts'

const tag = 'Inboxes'
const agentsAnswer = z.object({ payload: z.array(agentAnswer) })

/** `A/inboxes`, for the kinds of channel there are. */
export function inboxesDoor(kinds: AnyChannelKind[]) {
  const inboxes = door()

  inboxes.get(
    '/',
    operation({
      id: 'listAllInboxes',
      tag,
      summary: 'The inboxes that the member may see.',
      answer: z.object({ payload: z.array(inboxAnswer) }),
    }),
    async c => c.json({ payload: await listInboxes(c.var.ctx, kinds) }),
  )
  inboxes.get('/:id', operation({ id: 'GetInbox', tag, summary: 'One inbox.', answer: inboxAnswer }), async c =>
    c.json(await findInbox(c.var.ctx, kinds, pathId(c))),
  )

  inboxes.post(
    '/',
    operation({
      id: 'inboxCreation',
      tag,
      summary: 'Adds an inbox with its channel. For administrators.',
      body: newInbox,
      answer: inboxAnswer,
    }),
    requireAdministrator,
    async c => {
      const input = await body(c, newInbox)
      const kind = kinds.find(one => one.type === input.channel.type)
      if (!kind) throw invalid(`channel.type: must be one of ${kinds.map(one => one.type).join(', ')}`, 'channel.type')
      const settings = parse(kind.settings, input.channel)
      const inboxId = await createInbox(c.var.ctx, kind, { name: input.name, settings })
      // Its maker is a member now; administrators see every inbox anyway.
      return c.json(await findInbox(c.var.ctx, kinds, inboxId))
    },
  )

  inboxes.on(
    ['PATCH', 'PUT'],
    '/:id',
    operation({
      id: 'updateInbox',
      tag,
      summary: 'Changes an inbox or its channel. For administrators.',
      body: inboxChanges,
      answer: inboxAnswer,
    }),
    requireAdministrator,
    async c => {
      const current = await findInbox(c.var.ctx, kinds, pathId(c))
      const kind = kinds.find(one => one.channelType === current.channel_type)
      if (!kind) throw notFound()
      const input = await body(c, inboxChanges)
      const settings = input.channel && parse(kind.changes, input.channel)
      await updateInbox(c.var.ctx, kind, current.id, { name: input.name, settings })
      return c.json(await findInbox(c.var.ctx, kinds, current.id))
    },
  )

  inboxes.delete(
    '/:id',
    operation({
      id: 'delete-inbox',
      tag,
      summary: 'Deletes an inbox with its conversations. For administrators.',
      answer: z.object({ message: z.string() }),
    }),
    requireAdministrator,
    async c => {
      await deleteInbox(c.var.ctx, pathId(c))
      return c.json({ message: 'The inbox and its conversations are deleted.' })
    },
  )

  return inboxes
}

export const inboxMembersDoor = door()

inboxMembersDoor.get(
  '/:inbox_id',
  operation({ id: 'get-inbox-members', tag, summary: 'Who belongs to an inbox.', answer: agentsAnswer }),
  async c => {
    const inboxId = pathId(c, 'inbox_id')
    const [members, present] = await Promise.all([
      listInboxMembers(c.var.ctx, inboxId),
      presentMembers(c.var.ctx.accountId),
    ])
    return c.json({ payload: members.map(member => agentWire(member, present)) })
  },
)

inboxMembersDoor.patch(
  '/',
  operation({
    id: 'update-agents-in-inbox',
    tag,
    summary: 'Makes exactly these people members of an inbox. For administrators.',
    body: inboxMembers,
    answer: agentsAnswer,
  }),
  requireAdministrator,
  async c => {
    const input = await body(c, inboxMembers)
    await replaceInboxMembers(c.var.ctx, input.inbox_id, [...new Set(input.user_ids)])
    const [members, present] = await Promise.all([
      listInboxMembers(c.var.ctx, input.inbox_id),
      presentMembers(c.var.ctx.accountId),
    ])
    return c.json({ payload: members.map(member => agentWire(member, present)) })
  },
)

export const assignableAgentsDoor = door()

assignableAgentsDoor.get(
  '/',
  operation({
    id: 'list-assignable-agents',
    tag,
    summary: 'Who can be given conversations of all these inboxes.',
    query: assignableQuery,
    answer: agentsAnswer,
  }),
  async c => {
    const { inbox_ids } = query(c, assignableQuery)
    const [agents, present] = await Promise.all([
      assignableAgents(c.var.ctx, inbox_ids),
      presentMembers(c.var.ctx.accountId),
    ])
    return c.json({ payload: agents.map(agent => agentWire(agent, present)) })
  },
)

/** Names fields as the client sent them: inside `channel`. */
function parse<Settings>(schema: z.ZodType<Settings>, given: unknown): Settings {
  return checked(z.object({ channel: schema }), { channel: given }).channel
}
