import { z } from 'zod'
import { invalid, notFound } from '#lib/base/errors.ts'
import { door } from '#lib/base/http/app.ts'
import { body, checked, pathId, query } from '#lib/base/http/request.ts'
import { id, line } from '#lib/base/text.ts'
import { agentWire, presentMembers, requireAdministrator } from '#lib/users/index.ts'
import type { AnyChannelKind } from './channel-kind.ts'
import { createInbox, deleteInbox, findInbox, listInboxes, updateInbox } from './inboxes.ts'
import { assignableAgents, listInboxMembers, replaceInboxMembers } from './members.ts'

const channelInput = z.looseObject({ type: z.string().optional() })

/** `A/inboxes`, for the kinds of channel there are. */
export function inboxesDoor(kinds: AnyChannelKind[]) {
  const inboxes = door()

  inboxes.get('/', async c => c.json({ payload: await listInboxes(c.var.ctx, kinds) }))
  inboxes.get('/:id', async c => c.json(await findInbox(c.var.ctx, kinds, pathId(c))))

  inboxes.post('/', requireAdministrator, async c => {
    const input = await body(c, z.object({ name: line(), channel: channelInput }))
    const kind = kinds.find(one => one.type === input.channel.type)
    if (!kind) throw invalid(`channel.type: must be one of ${kinds.map(one => one.type).join(', ')}`, 'channel.type')
    const settings = parse(kind.settings, input.channel)
    const inboxId = await createInbox(c.var.ctx, kind, { name: input.name, settings })
    // Its maker is a member now; administrators see every inbox anyway.
    return c.json(await findInbox(c.var.ctx, kinds, inboxId))
  })

  inboxes.on(['PATCH', 'PUT'], '/:id', requireAdministrator, async c => {
    const current = await findInbox(c.var.ctx, kinds, pathId(c))
    const kind = kinds.find(one => one.channelType === current.channel_type)
    if (!kind) throw notFound()
    const input = await body(c, z.object({ name: line().optional(), channel: channelInput.optional() }))
    const settings = input.channel && parse(kind.changes, input.channel)
    await updateInbox(c.var.ctx, kind, current.id, { name: input.name, settings })
    return c.json(await findInbox(c.var.ctx, kinds, current.id))
  })

  inboxes.delete('/:id', requireAdministrator, async c => {
    await deleteInbox(c.var.ctx, pathId(c))
    return c.json({ message: 'The inbox and its conversations are deleted.' })
  })

  return inboxes
}

export const inboxMembersDoor = door()

inboxMembersDoor.get('/:inbox_id', async c => {
  const inboxId = pathId(c, 'inbox_id')
  const [members, present] = await Promise.all([
    listInboxMembers(c.var.ctx, inboxId),
    presentMembers(c.var.ctx.accountId),
  ])
  return c.json({ payload: members.map(member => agentWire(member, present)) })
})

inboxMembersDoor.patch('/', requireAdministrator, async c => {
  const input = await body(c, z.object({ inbox_id: id(), user_ids: z.array(id()).max(1000) }))
  await replaceInboxMembers(c.var.ctx, input.inbox_id, [...new Set(input.user_ids)])
  const [members, present] = await Promise.all([
    listInboxMembers(c.var.ctx, input.inbox_id),
    presentMembers(c.var.ctx.accountId),
  ])
  return c.json({ payload: members.map(member => agentWire(member, present)) })
})

export const assignableAgentsDoor = door()

assignableAgentsDoor.get('/', async c => {
  const ids = z.preprocess(
    value => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(id()).max(100),
  )
  const { inbox_ids } = query(c, z.object({ inbox_ids: ids }))
  const [agents, present] = await Promise.all([
    assignableAgents(c.var.ctx, inbox_ids),
    presentMembers(c.var.ctx.accountId),
  ])
  return c.json({ payload: agents.map(agent => agentWire(agent, present)) })
})

/** Names fields as the client sent them: inside `channel`. */
function parse<Settings>(schema: z.ZodType<Settings>, given: unknown): Settings {
  return checked(z.object({ channel: schema }), { channel: given }).channel
}
