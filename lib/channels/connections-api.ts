import { z } from 'zod'
import { invalid } from '#lib/base/errors.ts'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, checked, pathId } from '#lib/base/http/request.ts'
import { limit } from '#lib/base/limits.ts'
import { findInbox } from '#lib/inboxes/index.ts'
import { hopNames, hopTroubles } from '#lib/protocol/index.ts'
import { requireAdministrator } from '#lib/users/index.ts'
import type { Channel } from './channel.ts'
import { summary } from './email/connection-test.ts'
import { fieldAnswer, fieldsOf } from './fields.ts'
import { standingAnswer, standingOf } from './health.ts'
import { channels } from './registry.ts'

const tag = 'Channels'
/** So many tests an account may have within a minute: each asks servers that somebody has named. */
const MOST_TESTS = 30

const hopAnswer = z
  .object({
    name: z.enum(hopNames),
    state: z.enum(['ok', 'failed', 'skipped']),
    trouble: z.enum(hopTroubles).nullable(),
    error: z.string().nullable(),
  })
  .meta({ id: 'ConnectionHop' })
const tried = z.object({ ok: z.boolean(), error: z.string().nullable() }).nullable()
const given = z.looseObject({ type: z.string().optional() })
const testAnswer = z.object({ hops: z.array(hopAnswer) })

/** `A/channel_kinds`: the kinds of inboxes that there can be, and what may be set of each. */
export const channelKindsDoor = door()

channelKindsDoor.get(
  '/',
  operation({
    id: 'listChannelKinds',
    tag,
    summary: 'The kinds of channels, with the settings of each, from which a form can be drawn.',
    answer: z.object({
      payload: z.array(
        z.object({
          type: z.string(),
          channel_type: z.string(),
          traits: z.record(z.string(), z.unknown()),
          testable: z.boolean(),
          consents: z.array(z.object({ provider: z.string(), missing: z.array(z.string()), callback: z.string() })),
          fields: z.array(fieldAnswer),
        }),
      ),
    }),
  }),
  c => c.json({ payload: kinds() }),
)

const kinds = () =>
  channels.map(({ type, channelType, traits, test, consents, settings }) => ({
    type,
    channel_type: channelType,
    traits: { ...traits },
    testable: Boolean(test),
    consents: consents?.() ?? [],
    fields: fieldsOf(settings),
  }))

/** `A/connection_tests`: whether settings would work, before there is an inbox. For administrators. */
export const connectionTestDoor = door()
const newTest = z.object({ channel: given })

connectionTestDoor.post(
  '/',
  operation({
    id: 'testConnection',
    tag,
    summary: 'Tries settings of a channel step by step, and keeps nothing. For administrators.',
    body: newTest,
    answer: testAnswer,
  }),
  requireAdministrator,
  async c => {
    const { channel } = await body(c, newTest)
    const kind = channels.find(one => one.type === channel.type)
    if (!kind) throw invalid(`channel.type: must be one of ${channels.map(one => one.type).join(', ')}`, 'channel.type')
    await limit(`connection-test:${c.var.ctx.accountId}`, MOST_TESTS, 60)
    return c.json({ hops: await testOf(kind)(c.var.ctx, settingsOf(kind, channel), null) })
  },
)

/** `A/inboxes/:id`: whether its servers let us in, and a new attempt. For administrators. */
export const connectionsDoor = door()
const newTestOfInbox = z.object({ channel: given.optional() })

connectionsDoor.post(
  '/connection_test',
  operation({
    id: 'testInboxConnection',
    tag,
    summary:
      'Tries step by step whether the inbox’s servers let us in, also with settings that are not saved yet. For administrators.',
    body: newTestOfInbox,
    answer: testAnswer.extend({ imap: tried, smtp: tried }),
  }),
  requireAdministrator,
  async c => {
    const { ctx } = c.var
    const { kind, inbox } = await kindOf(ctx, pathId(c))
    const { channel = {} } = c.req.header('content-type') ? await body(c, newTestOfInbox) : {}
    await limit(`connection-test:${ctx.accountId}`, MOST_TESTS, 60)
    const hops = await testOf(kind)(ctx, settingsOf(kind, channel), inbox.id)
    return c.json({ hops, imap: summary(hops, 'imap'), smtp: summary(hops, 'smtp') })
  },
)

connectionsDoor.post(
  '/reconnect',
  operation({
    id: 'reconnectInbox',
    tag,
    summary: 'Connects the inbox with its service anew, and tries it step by step. For administrators.',
    answer: testAnswer,
  }),
  requireAdministrator,
  async c => {
    const { ctx } = c.var
    const { kind, inbox } = await kindOf(ctx, pathId(c))
    const test = testOf(kind)
    await limit(`connection-test:${ctx.accountId}`, MOST_TESTS, 60)
    await kind.connect?.(ctx, inbox.id)
    return c.json({ hops: await test(ctx, {}, inbox.id) })
  },
)

/** `A/inbox_standings`: what came and left last, and what failed. For administrators. */
export const inboxStandingsDoor = door()

inboxStandingsDoor.get(
  '/',
  operation({
    id: 'listInboxStandings',
    tag,
    summary: 'How it stands with each inbox whose channel brings and carries messages. For administrators.',
    answer: z.object({ payload: z.array(standingAnswer) }),
  }),
  requireAdministrator,
  async c => c.json({ payload: await standingOf(c.var.ctx) }),
)

async function kindOf(ctx: Parameters<typeof findInbox>[0], id: number) {
  const inbox = await findInbox(ctx, channels, id)
  const kind = channels.find(one => one.channelType === inbox.channel_type) as Channel
  return { inbox, kind }
}

/** @throws `invalid` where there is nothing to try: nobody but ourselves carries what comes and leaves. */
function testOf({ test }: Channel) {
  if (!test) throw invalid('channel: has no servers that could be tried', 'channel')
  return test
}

/** Nothing is required: what is missing is what the test will say. Fields go by the names that the client knows. */
const settingsOf = (kind: Channel, channel: object): Record<string, unknown> =>
  checked(z.object({ channel: kind.changes }), { channel }).channel
