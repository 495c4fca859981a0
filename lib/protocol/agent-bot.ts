/** A bot as the sender of a message or the performer of something. */
export type BotPush = { id: number; name: string; avatar_url: string; thumbnail: string; type: 'agent_bot' }

/** A program that answers in inboxes, as members see it; what is secret only for administrators. */
export type AgentBotWire = {
  id: number
  name: string
  description: string | null
  thumbnail: string
  outgoing_url: string | null
  bot_type: 'webhook'
  bot_config: Record<string, unknown>
  account_id: number
  system_bot: boolean
  access_token?: string
  /** What it is told is signed with it. */
  secret?: string
}

/** A bot as the assignee of a conversation. */
export type AgentBotSlim = Pick<
  AgentBotWire,
  'id' | 'name' | 'description' | 'thumbnail' | 'outgoing_url' | 'bot_type' | 'account_id'
>
