import { z } from 'zod'
import { type Context, systemContext } from '#lib/base/context.ts'
import { withAccount } from '#lib/base/db/index.ts'
import { fetchOutside, OutboundError } from '#lib/base/http/outbound.ts'
import { defineJob } from '#lib/base/jobs.ts'
import { limit } from '#lib/base/limits.ts'
import { log } from '#lib/base/log.ts'
import { conversationRows } from '#lib/conversations/index.ts'
import { conversationPayload } from '#lib/webhooks/index.ts'

const PER_HOUR = 2000

/** For who tells within a larger transaction, in which nothing may be waited for. @throws `rate_limited` */
export const limitTelling = (ctx: Context): Promise<void> => limit(`telling:${ctx.accountId}`, PER_HOUR, 3600)

/**
 * Tells an address how a conversation stands, as Chatwoot's macros do: once, unsigned, and whatever is answered
 * (reference §3.4). Who needs to be told for certain has a webhook.
 */
export const tellAddress = defineJob(
  'conversation.tell',
  z.object({ account_id: z.number(), conversation_id: z.number(), url: z.string(), occasion: z.string() }),
  async ({ account_id, conversation_id, url }) => {
    const payload = await payloadOf(account_id, conversation_id)
    if (!payload) return // deleted meanwhile
    try {
      const answer = await fetchOutside(url, {
        method: 'POST',
        body: JSON.stringify({ ...payload, event: 'macro.executed' }),
        headers: { 'content-type': 'application/json', accept: 'application/json' },
      })
      answer.close()
      if (answer.status >= 300) log.warn({ account_id, status: answer.status }, 'an address of an action refused')
    } catch (error) {
      if (!(error instanceof OutboundError)) throw error
      log.warn({ account_id, reason: error.reason }, 'an address of an action could not be told')
    }
  },
)

async function payloadOf(accountId: number, conversationId: number) {
  return withAccount(systemContext(accountId), async ({ sql }) => {
    const [account] = await sql<{ id: number; name: string }[]>`
      select id, name from charla.accounts where id = ${accountId}`
    const [conversation] = await conversationRows(
      sql,
      sql`select c.*, c.id as position from charla.conversations c
        where c.account_id = ${accountId} and c.id = ${conversationId}`,
    )
    return account && conversation ? conversationPayload(account, conversation) : null
  })
}
