import { z } from 'zod'
import { decrypt } from '#lib/base/crypto.ts'
import { attributes, line, text } from '#lib/base/text.ts'
import { faceUrl } from '#lib/files/index.ts'
import type { AgentBotSlim, AgentBotWire, BotPush } from '#lib/protocol/index.ts'

export type AgentBot = {
  id: number
  account_id: number
  name: string
  description: string | null
  outgoing_url: string | null
  bot_config: Record<string, unknown>
  avatar_key: string | null
  secret: string
  access_token: string
}

const emptyIsNull = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(value => (value === '' ? null : value), schema.nullable().optional())
const address = text(2048)
  .trim()
  .refine(
    value => /^https?:\/\/[^\s]+$/i.test(value) && URL.canParse(value),
    'must be an address that begins with http:// or https://',
  )

export const botChanges = z.object({
  name: line().optional(),
  description: emptyIsNull(text(2000)),
  outgoing_url: emptyIsNull(address),
  bot_type: z.union([z.literal('webhook'), z.literal(0)]).optional(),
  bot_config: attributes().optional(),
})
export type BotChanges = z.output<typeof botChanges>

export const newBot = botChanges.extend({ name: line() })
export type NewBot = z.output<typeof newBot>

export const botAnswer = z.object({
  id: z.number(),
  name: z.string(),
  description: z.string().nullable(),
  thumbnail: z.string(),
  outgoing_url: z.string().nullable(),
  bot_type: z.literal('webhook'),
  bot_config: z.looseObject({}),
  account_id: z.number(),
  system_bot: z.boolean(),
  access_token: z.string().optional(),
  secret: z.string().optional(),
}) satisfies z.ZodType<AgentBotWire>

/** `secrets`: with what only administrators see. */
export const botWire = (bot: AgentBot, secrets: boolean): AgentBotWire => ({
  ...botSlim(bot),
  bot_config: bot.bot_config,
  system_bot: false,
  ...(secrets ? { access_token: decrypt(bot.access_token), secret: decrypt(bot.secret) } : {}),
})

export const botSlim = (
  bot: Pick<AgentBot, 'id' | 'account_id' | 'name' | 'description' | 'outgoing_url'> & Partial<AgentBot>,
): AgentBotSlim => ({
  id: bot.id,
  name: bot.name,
  description: bot.description,
  thumbnail: faceUrl(bot.avatar_key),
  outgoing_url: bot.outgoing_url,
  bot_type: 'webhook',
  account_id: bot.account_id,
})

export const botPush = (bot: { id: number; name: string; avatar_key?: string | null }): BotPush => ({
  id: bot.id,
  name: bot.name,
  avatar_url: faceUrl(bot.avatar_key),
  thumbnail: faceUrl(bot.avatar_key),
  type: 'agent_bot',
})
