import type { Context } from '#lib/base/context.ts'
import { GraphRefusal, graph } from './graph.ts'
import { findWhatsappInbox, secretsOf, type WhatsappRow, webhookUrl } from './inbox.ts'
import { noteSuccess, noteTrouble } from './trouble.ts'

/**
 * Tells the provider where to bring what comes for the number: 360dialog with the header that proves it, Meta for the business
 * account, where its own app has another address. @throws GraphRefusal, or OutboundError when there was no answer.
 */
export async function register(row: WhatsappRow): Promise<void> {
  const { webhook_verify_token: token } = secretsOf(row)
  const url = webhookUrl(row)
  if (row.provider === 'default') {
    await graph(row, 'v1/configs/webhook', { json: { url, headers: { Authorization: `Bearer ${token}` } } })
    return
  }
  if (!row.business_account_id) throw new Error('The business account’s id is not set')
  await graph(row, `${row.business_account_id}/subscribed_apps`, {
    json: { override_callback_uri: url, verify_token: token },
  })
}

/** The same for an inbox of 360dialog, where nobody else would; what goes wrong is noted with the inbox. */
export async function connectNumber(ctx: Context, inboxId: number): Promise<void> {
  const row = await findWhatsappInbox(ctx, inboxId)
  if (row?.provider !== 'default') return
  await register(row).then(
    () => noteSuccess(ctx, row),
    (error: Error) => noteTrouble(ctx, row, `The webhook could not be set: ${reasonOf(error)}`),
  )
}

export const reasonOf = (error: Error) => (error instanceof GraphRefusal ? error.reason : error.message)
