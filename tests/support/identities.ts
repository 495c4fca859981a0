import { createHmac } from 'node:crypto'
import { SignJWT } from 'jose'
import type { InboxWire, WidgetMessagesWire } from '#lib/protocol/index.ts'
import { request, type Tenant, type VisitorToken } from './app.ts'

/** What a website knows: its secret, and how it signs who its visitors are. */
export async function websiteOf(tenant: Tenant) {
  const { body } = await request('GET', `/api/v1/accounts/${tenant.accountId}/inboxes/${tenant.inboxId}`, {
    as: tenant.administrator,
  })
  const secret = (body as InboxWire).hmac_token as string
  const hash = (identifier: string, key = secret) => createHmac('sha256', key).update(identifier).digest('hex')
  const token = (
    claims: Record<string, unknown>,
    { key = secret, alg = 'HS256', audience = tenant.websiteToken, expires = '10m' as string | number } = {},
  ) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg })
      .setAudience(audience)
      .setExpirationTime(expires)
      .sign(Buffer.from(key.padEnd(64, ' ').slice(0, alg === 'HS256' ? key.length : 64)))
  return { secret, hash, token }
}

export type Known = {
  id: number | null
  name: string | null
  email: string | null
  identifier: string | null
  pubsub_token: string
  widget_auth_token?: string
}

export const setUser = (visitor: VisitorToken, json: object) =>
  request('PATCH', '/api/v1/widget/contact/set_user', { as: visitor, json })

/** Identifies, and goes on with the token that is answered, as the widget does. */
export async function become(visitor: VisitorToken, json: object): Promise<VisitorToken & { contact: Known }> {
  const { status, body } = await setUser(visitor, json)
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
  const contact = body as Known
  return {
    ...visitor,
    authToken: contact.widget_auth_token ?? visitor.authToken,
    pubsubToken: contact.pubsub_token,
    contact,
  }
}

/** The texts that the visitor can read, oldest first. */
export async function reads(visitor: VisitorToken): Promise<(string | null)[]> {
  const { body } = await request('GET', '/api/v1/widget/messages', { as: visitor })
  return (body as WidgetMessagesWire).payload.map(message => message.content)
}
