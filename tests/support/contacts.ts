import type { ContactWire } from '#lib/protocol/index.ts'
import { makeTenant, type Person, request, type Tenant } from './app.ts'

export type MadeContact = {
  payload: { contact: ContactWire; contact_inbox: { inbox: { id: number } | null; source_id: string | null } }
}
export type ContactPage = {
  meta: { count: number; current_page: number; has_more?: boolean }
  payload: ContactWire[]
}

/** A tenant, and how to ask about its contacts: as the agent of its inbox unless told otherwise. */
export async function contactDesk(given?: Tenant) {
  const tenant = given ?? (await makeTenant())
  const ask = (method: string, rest: string, json?: unknown, as: Person = tenant.agent) =>
    request(method, `/api/v1/accounts/${tenant.accountId}/contacts${rest}`, { as, ...(json ? { json } : {}) })
  const make = async (json: object) => ((await ask('POST', '', json)).body as MadeContact).payload
  return { tenant, ask, make }
}
