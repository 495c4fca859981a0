import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, bodyOf, pathId } from '#lib/base/http/request.ts'
import { id } from '#lib/base/text.ts'
import { requireAdministrator } from '#lib/users/index.ts'
import { botAnswer, botChanges, botWire, newBot } from './agent-bot.ts'
import { createBot, deleteBot, findBot, listBots, resetAccessToken, resetSecret, updateBot } from './agent-bots.ts'
import { botOfInbox, connectBot } from './inboxes.ts'

const tag = 'Account AgentBots'

/** `A/agent_bots`. */
export const agentBotsDoor = door()

agentBotsDoor.get(
  '/',
  operation({
    id: 'list-all-account-agent-bots',
    tag,
    summary: 'The bots of the account; their tokens for administrators.',
    answer: z.array(botAnswer),
  }),
  async c => {
    const bots = await listBots(c.var.ctx)
    return c.json(bots.map(bot => botWire(bot, c.var.ctx.actor.role === 'administrator')))
  },
)

agentBotsDoor.get(
  '/:id',
  operation({ id: 'get-details-of-a-single-account-agent-bot', tag, summary: 'One bot.', answer: botAnswer }),
  async c => c.json(botWire(await findBot(c.var.ctx, pathId(c)), c.var.ctx.actor.role === 'administrator')),
)

agentBotsDoor.post(
  '/',
  operation({
    id: 'create-an-account-agent-bot',
    tag,
    summary: 'Adds a bot. For administrators.',
    body: newBot,
    wrapped: 'agent_bot',
    answer: botAnswer,
  }),
  requireAdministrator,
  async c => c.json(botWire(await createBot(c.var.ctx, await bodyOf(c, 'agent_bot', newBot)), true)),
)

agentBotsDoor.on(
  ['PATCH', 'PUT'],
  '/:id',
  operation({
    id: 'update-an-account-agent-bot',
    tag,
    summary: 'Changes a bot. For administrators.',
    body: botChanges,
    wrapped: 'agent_bot',
    answer: botAnswer,
  }),
  requireAdministrator,
  async c => c.json(botWire(await updateBot(c.var.ctx, pathId(c), await bodyOf(c, 'agent_bot', botChanges)), true)),
)

agentBotsDoor.post(
  '/:id/reset_access_token',
  operation({
    id: 'reset-access-token-of-an-agent-bot',
    tag,
    summary: 'Gives a bot a new token. For administrators.',
    answer: botAnswer,
  }),
  requireAdministrator,
  async c => c.json(botWire(await resetAccessToken(c.var.ctx, pathId(c)), true)),
)

agentBotsDoor.post(
  '/:id/reset_secret',
  operation({
    id: 'reset-secret-of-an-agent-bot',
    tag,
    summary: 'Gives a bot a new secret. For administrators.',
    answer: botAnswer,
  }),
  requireAdministrator,
  async c => c.json(botWire(await resetSecret(c.var.ctx, pathId(c)), true)),
)

agentBotsDoor.delete(
  '/:id',
  operation({
    id: 'delete-an-account-agent-bot',
    tag,
    summary: 'Takes a bot away. For administrators.',
    answer: null,
  }),
  requireAdministrator,
  async c => {
    await deleteBot(c.var.ctx, pathId(c))
    return c.body(null, 200)
  },
)

const connection = z.object({ agent_bot: id().nullable() })

/** `A/inboxes/:id`: which bot answers there. */
export const inboxBotDoor = door()

inboxBotDoor.get(
  '/agent_bot',
  operation({
    id: 'getInboxAgentBot',
    tag: 'Inboxes',
    summary: 'The bot that answers in the inbox; an empty object when there is none.',
    answer: z.object({ agent_bot: z.union([botAnswer, z.object({})]) }),
  }),
  async c => {
    const bot = await botOfInbox(c.var.ctx, pathId(c))
    return c.json({ agent_bot: bot ? botWire(bot, c.var.ctx.actor.role === 'administrator') : {} })
  },
)

inboxBotDoor.post(
  '/set_agent_bot',
  operation({
    id: 'updateAgentBot',
    tag: 'Inboxes',
    summary: 'Connects the inbox with a bot, or with none. For administrators.',
    body: connection,
    answer: null,
  }),
  requireAdministrator,
  async c => {
    const { agent_bot } = await body(c, connection)
    await connectBot(c.var.ctx, pathId(c), agent_bot)
    return c.body(null, 200)
  },
)
