import { z } from 'zod'
import { describedAs } from '#lib/base/described.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, checked, pathId } from '#lib/base/http/request.ts'
import { line } from '#lib/base/text.ts'
import { inspect, keepFace, upload } from '#lib/files/index.ts'
import type { InboxWire } from '#lib/protocol/index.ts'
import { requireAdministrator } from '#lib/users/index.ts'
import type { AnyChannelKind } from './channel-kind.ts'
import { deleteInbox } from './deletion.ts'
import { inboxAnswer } from './inbox.ts'
import { createInbox, findInbox, listInboxes, resetSecret, setInboxFace, updateInbox } from './inboxes.ts'
import { inboxSettings } from './settings.ts'

const tag = 'Inboxes'
const channelInput = () => z.looseObject({ type: z.string().optional() })
const avatar = upload().optional()

/** What an inbox is made of and what can be changed; the channel's part is checked by its kind, once that is known. */
function inputsFor(kinds: AnyChannelKind[]) {
  const made = z.union(kinds.map(({ type, settings }) => z.object({ type: z.literal(type) }).and(settings)))
  const changed = z.union(kinds.map(({ type, changes }) => z.object({ type: z.literal(type).optional() }).and(changes)))
  return {
    newInbox: inboxSettings.extend({ name: line(), channel: describedAs(channelInput(), made), avatar }),
    inboxChanges: inboxSettings.extend({
      name: line().optional(),
      channel: describedAs(channelInput(), changed).optional(),
      avatar,
    }),
  }
}

/** `A/inboxes`, for the kinds of channel there are. */
export function inboxesDoor(kinds: AnyChannelKind[]) {
  const inboxes = door()
  const { newInbox, inboxChanges } = inputsFor(kinds)
  const kindOf = (inbox: InboxWire) => {
    const kind = kinds.find(one => one.channelType === inbox.channel_type)
    if (!kind) throw notFound()
    return kind
  }

  inboxes.get(
    '/',
    operation({
      id: 'listAllInboxes',
      tag,
      summary: 'The inboxes that you may see.',
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
      summary: 'Adds an inbox, whose maker is its first member. For administrators.',
      body: newInbox,
      answer: inboxAnswer,
    }),
    requireAdministrator,
    async c => {
      const { name, channel, avatar, ...common } = await body(c, newInbox, { files: 1 })
      if (avatar) await inspect(avatar, 'avatar')
      const kind = kinds.find(one => one.type === channel.type)
      if (!kind) throw invalid(`channel.type: must be one of ${kinds.map(one => one.type).join(', ')}`, 'channel.type')
      const settings = parse(kind.settings, channel)
      await kind.prove?.(c.var.ctx, settings, null)
      const inboxId = await createInbox(c.var.ctx, kind, { name, settings, common })
      if (avatar) await setInboxFace(c.var.ctx, inboxId, await keepFace(avatar))
      await kind.connect?.(c.var.ctx, inboxId)
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
      summary: 'Changes what is named of an inbox. For administrators.',
      body: inboxChanges,
      answer: inboxAnswer,
    }),
    requireAdministrator,
    async c => {
      const current = await findInbox(c.var.ctx, kinds, pathId(c))
      const { name, channel, avatar, ...common } = await body(c, inboxChanges, { files: 1 })
      const kind = kindOf(current)
      const settings = channel && parse(kind.changes, channel)
      if (settings) await kind.prove?.(c.var.ctx, settings, current.id)
      if (avatar) await setInboxFace(c.var.ctx, current.id, await keepFace(avatar))
      await updateInbox(c.var.ctx, kind, current.id, { name, settings, common })
      if (settings) await kind.connect?.(c.var.ctx, current.id)
      return c.json(await findInbox(c.var.ctx, kinds, current.id))
    },
  )

  inboxes.post(
    '/:id/reset_secret',
    operation({
      id: 'resetInboxSecret',
      tag,
      summary:
        'Replaces the secret of the inbox’s channel; what is signed with the old one counts no more. For administrators.',
      answer: inboxAnswer,
    }),
    requireAdministrator,
    async c => {
      const current = await findInbox(c.var.ctx, kinds, pathId(c))
      await resetSecret(c.var.ctx, kindOf(current), current.id)
      return c.json(await findInbox(c.var.ctx, kinds, current.id))
    },
  )

  inboxes.delete(
    '/:id/avatar',
    operation({
      id: 'deleteInboxAvatar',
      tag,
      summary: 'Takes the picture of an inbox away. For administrators.',
      answer: null,
    }),
    requireAdministrator,
    async c => {
      await setInboxFace(c.var.ctx, pathId(c), null)
      return c.body(null, 200)
    },
  )

  inboxes.delete(
    '/:id',
    operation({
      id: 'deleteInbox',
      tag,
      summary: 'Deletes an inbox with its conversations. For administrators.',
      answer: z.object({ message: z.string() }),
    }),
    requireAdministrator,
    async c => {
      await deleteInbox(c.var.ctx, kinds, pathId(c))
      return c.json({ message: 'The inbox and its conversations are deleted.' })
    },
  )

  return inboxes
}

/** Names fields as the client sent them: inside `channel`. */
function parse<Settings>(schema: z.ZodType<Settings>, given: unknown): Settings {
  return checked(z.object({ channel: schema }), { channel: given }).channel
}
