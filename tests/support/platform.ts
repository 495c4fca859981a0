import { randomUUID } from 'node:crypto'
import { withSystem } from '#lib/base/db/index.ts'
import { createPlatformApp } from '#lib/platform/index.ts'
import { type Answer, request } from './app.ts'

export type Made = { id: number; access_token: string; pubsub_token: string; email: string }

/** A program of the operator's, and what it asks. */
export async function platformDesk() {
  const app = await withSystem(sql => createPlatformApp(sql, 'Backoffice'))
  const ask = (method: string, rest: string, json?: object, headers: Record<string, string> = {}): Promise<Answer> =>
    request(method, `/platform/api/v1${rest}`, {
      headers: { api_access_token: app.token, ...headers },
      ...(json && method !== 'GET' ? { json } : {}),
    })
  const made = async (rest: string, json: object) => {
    const answer = await ask('POST', rest, json)
    if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body as Made
  }
  return {
    app,
    ask,
    account: (json: object = {}) => made('/accounts', { name: 'Acme', ...json }),
    user: (json: object = {}) => made('/users', { ...aPerson(), ...json }),
    bot: (json: object = {}) => made('/agent_bots', { name: 'Robo', ...json }),
    join: (accountId: number, userId: number, role = 'agent') =>
      ask('POST', `/accounts/${accountId}/account_users`, { user_id: userId, role }),
  }
}

export const aPerson = () => ({ name: 'Zoe', email: `${randomUUID()}@example.test`, password: 'a long password' })
