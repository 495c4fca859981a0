import { z } from 'zod'
import type { Context } from '#lib/base/context.ts'
import { decrypt, encrypt, newToken } from '#lib/base/crypto.ts'
import { inOneTrip } from '#lib/base/db/index.ts'
import { fetchOutside, type OutboundAnswer, OutboundError } from '#lib/base/http/outbound.ts'
import { runtime } from '#lib/base/runtime.ts'

/** A Telegram inbox as it is stored. */
export type TelegramRow = {
  account_id: number
  id: number
  inbox_id: number
  bot_id: number
  bot_name: string
  secrets: string
  trouble: string | null
  trouble_since: Date | null
  heard_at: Date | null
}

/** `webhook_secret` is what Telegram brings with every update, and nobody else knows. */
export type Secrets = { bot_token: string; webhook_secret: string }

export const secretsOf = (row: Pick<TelegramRow, 'secrets'>): Secrets => JSON.parse(decrypt(row.secrets))
/** What Telegram was told stays right when only the token is another. */
export const seal = (bot_token: string, webhook_secret = newToken()): string =>
  encrypt(JSON.stringify({ bot_token, webhook_secret } satisfies Secrets))
export const botIdOf = (token: string): number => Number(token.split(':')[0])
export const webhookUrl = ({ bot_id }: Pick<TelegramRow, 'bot_id'>) => `${runtime().url}/webhooks/telegram/${bot_id}`

/** The inbox's bot. Undefined when it is of another channel, or gone. */
export async function findBot(ctx: Context, inboxId: number): Promise<TelegramRow | undefined> {
  const [row] = await inOneTrip<TelegramRow>(
    ctx,
    sql => sql`
    select t.* from charla.channel_telegram t
    join charla.inboxes i on (i.account_id, i.id) = (t.account_id, t.inbox_id) and i.deleted_at is null
    where t.account_id = ${ctx.accountId} and t.inbox_id = ${inboxId}`,
  )
  return row
}

/** Why Telegram refused, as it says it. Something to store and show. */
export class BotRefusal extends Error {
  readonly code: number
  constructor(code: number, description: string) {
    super(description)
    this.code = code
  }
  get reason(): string {
    return `${this.code}: ${this.message}`
  }
}

const answer = z.looseObject({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: z.number().optional(),
  description: z.string().optional(),
})
type Sending = { body: Buffer; type: string }

/** Asks the Bot API, and answers its result. @throws BotRefusal, or OutboundError when there was no answer. */
export async function askBot<Result>(token: string, method: string, given: object | Sending = {}): Promise<Result> {
  const { body, type } =
    'body' in given && Buffer.isBuffer(given.body)
      ? (given as Sending)
      : { body: Buffer.from(JSON.stringify(given)), type: 'application/json' }
  const asked = await fetchOutside(`${base()}/bot${token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': type },
    body,
    timeoutMs: type === 'application/json' ? 30_000 : 120_000,
    redirects: 0,
  })
  const text = await asked.text()
  const said = answer.safeParse(parsed(text)).data
  if (said?.ok) return said.result as Result
  throw new BotRefusal(said?.error_code ?? asked.status, said?.description ?? `The answer was ${asked.status}`)
}

/** What a file of Telegram's holds, as it comes. Never follows to elsewhere: the token would go along. */
export const botFile = (token: string, path: string, most: number): Promise<OutboundAnswer> =>
  fetchOutside(`${base()}/file/bot${token}/${path}`, { most, timeoutMs: 120_000, redirects: 0 })

const base = () => runtime().env.TELEGRAM_BASE_URL.replace(/\/+$/, '')

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export const reasonOf = (error: unknown): string =>
  error instanceof BotRefusal ? error.reason : (error as Error).message
export const isKeyRefused = (error: unknown): boolean =>
  error instanceof BotRefusal && (error.code === 401 || error.code === 404)

/** Whether what was asked surely did not happen: the line was never open. */
export const neverArrived = (error: unknown): boolean =>
  error instanceof OutboundError &&
  (error.reason === 'refused' || /ECONNREFUSED|ENOTFOUND|EAI_AGAIN/.test(error.message))

/** Notes with the inbox why Telegram does not let us in; null that it does. */
export const noteStanding = (ctx: Context, { inbox_id }: Pick<TelegramRow, 'inbox_id'>, trouble: string | null) =>
  inOneTrip(
    ctx,
    sql => sql`
    update charla.channel_telegram set trouble = ${trouble?.slice(0, 2000) ?? null},
      trouble_since = case when ${trouble !== null} then coalesce(trouble_since, ${ctx.now()}) end
    where account_id = ${ctx.accountId} and inbox_id = ${inbox_id} and (trouble is not null or ${trouble !== null})`,
  )
