import { randomUUID } from 'node:crypto'
import { systemContext } from '#lib/base/context.ts'
import { withSystem } from '#lib/base/db/index.ts'
import { receive } from '#lib/channels/receive.ts'
import type { MessageWire } from '#lib/protocol/index.ts'
import { makeTenant, request, type Tenant } from './app.ts'

export type EmailBox = Tenant & { account: string; emailInboxId: number; email: string; token: string }

/** A tenant with an inbox for e-mail. */
export async function makeEmailInbox(channel: object = {}, inbox: object = {}): Promise<EmailBox> {
  const tenant = await makeTenant()
  const account = `/api/v1/accounts/${tenant.accountId}`
  const email = `help-${randomUUID()}@acme.test`
  const { body } = await request('POST', `${account}/inboxes`, {
    as: tenant.administrator,
    json: { name: 'Mail', enable_auto_assignment: false, ...inbox, channel: { type: 'email', email, ...channel } },
  })
  const made = body as { id: number; webhook_url: string }
  return { ...tenant, account, emailInboxId: made.id, email, token: made.webhook_url.split('/').at(-1) as string }
}

/** A service brings a raw mail. */
export const bring = (box: Pick<EmailBox, 'token'>, raw: Buffer, type = 'message/rfc822') =>
  request('POST', `/webhooks/email/${box.token}`, {
    raw: new Uint8Array(raw) as never,
    headers: { 'content-type': type },
  })

/** Reads what has come to the account and waits, in the order in which it came. */
export async function readAll({ accountId }: Pick<Tenant, 'accountId'>): Promise<void> {
  const waiting = await withSystem(
    sql =>
      sql<{ id: number }[]>`select id from charla.arrivals where account_id = ${accountId} and state = 0 order by id`,
  )
  for (const { id } of waiting) await receive(systemContext(accountId), id)
}

/** Every message of the account's conversations but lines of activity, in the order in which they were written. */
export async function messagesIn(box: EmailBox): Promise<MessageWire[]> {
  const rows = await withSystem(
    sql => sql<{ display_id: number }[]>`
      select display_id from charla.conversations where account_id = ${box.accountId} order by id`,
  )
  const found: MessageWire[] = []
  for (const { display_id } of rows) {
    const { body } = await request('GET', `${box.account}/conversations/${display_id}/messages`, {
      as: box.administrator,
    })
    found.push(...(body as { payload: MessageWire[] }).payload.filter(one => one.message_type !== 2))
  }
  return found.sort((a, b) => a.id - b.id)
}
