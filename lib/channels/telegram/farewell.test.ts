import { randomInt } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import { makeTenant, request, type Tenant, withCharla } from '#tests/support/app.ts'
import { startBotApi } from '#tests/support/bot-api.ts'
import { sayFarewell, sayFarewells } from '../farewells.ts'

const api = await startBotApi()
withCharla({ env: { ALLOWED_PRIVATE_ADDRESSES: '127.0.0.0/8', TELEGRAM_BASE_URL: api.url } })
beforeEach(() => {
  Object.assign(api.state, { asked: [], refuseLeaving: [] })
})
afterAll(() => api.close())

type Bot = Tenant & { path: string; token: string }
async function makeBot(token = `${randomInt(10 ** 9, 10 ** 10)}:${api.state.key}`): Promise<Bot> {
  const tenant = await makeTenant()
  const inboxes = `/api/v1/accounts/${tenant.accountId}/inboxes`
  const { body } = await request('POST', inboxes, {
    as: tenant.administrator,
    json: { name: 'Bot', channel: { type: 'telegram', bot_token: token } },
  })
  return { ...tenant, path: `${inboxes}/${(body as { id: number }).id}`, token }
}
const remove = ({ path, administrator }: Bot) => request('DELETE', path, { as: administrator })
type Kept = {
  id: number
  account_id: number
  attempts: number
  reason: string | null
  due_at: Date | null
  secrets: string
}
const kept = ({ accountId }: Bot) =>
  withSystem(sql => sql<Kept[]>`select * from charla.channel_farewells where account_id = ${accountId}`)
async function say(bot: Bot) {
  for (const { id, account_id } of await kept(bot)) await sayFarewell.run({ id, account_id })
}

describe('when the inbox of a bot is deleted', () => {
  it('Telegram is told afterwards, and nothing is left of the token', async () => {
    const bot = await makeBot()
    expect(api.state.webhooks.has(bot.token)).toBe(true)
    expect((await remove(bot)).status).toBe(200)
    expect(api.state.asked.filter(one => one.method === 'deleteWebhook')).toEqual([]) // nobody waited for it
    const [one] = await kept(bot)
    expect(one?.secrets).not.toContain(bot.token)
    await say(bot)
    expect(api.state.webhooks.has(bot.token)).toBe(false)
    expect(await kept(bot)).toEqual([])
  })

  it('it is asked for by the very transaction', async () => {
    const bot = await makeBot()
    await remove(bot)
    const [asked] = await withSystem(
      sql => sql<{ data: { job: string } }[]>`
        select data from charla.events where account_id = ${bot.accountId} and name = 'job.requested'
          and data->>'job' = 'inbox.farewell'`,
    )
    expect(asked?.data).toMatchObject({ payload: { account_id: bot.accountId } })
  })

  it('a failure is kept with its reason and tried again, and the inbox is gone all the same', async () => {
    const bot = await makeBot()
    api.state.refuseLeaving = [{ code: 502, description: 'Bad Gateway' }]
    expect((await remove(bot)).status).toBe(200)
    expect((await request('GET', bot.path, { as: bot.administrator })).status).toBe(404)
    await say(bot)
    expect(await kept(bot)).toMatchObject([{ attempts: 1, reason: '502: Bad Gateway' }])
    await say(bot) // not before its time
    expect(await kept(bot)).toMatchObject([{ attempts: 1 }])
    await withSystem(
      sql => sql`
        update charla.channel_farewells set due_at = now() - interval '1 second' where account_id = ${bot.accountId}`,
    )
    await sayFarewells.run({})
    expect(await kept(bot)).toEqual([])
    expect(api.state.webhooks.has(bot.token)).toBe(false)
  })

  it('that nobody can be told for weeks is left, for whoever runs the installation to see', async () => {
    const bot = await makeBot()
    await remove(bot)
    await withSystem(sql => sql`update charla.channel_farewells set attempts = 65 where account_id = ${bot.accountId}`)
    api.state.refuseLeaving = [{ code: 500, description: 'Internal Server Error' }]
    await say(bot)
    expect(await kept(bot)).toMatchObject([{ attempts: 66, reason: '500: Internal Server Error', due_at: null }])
  })

  it('a token that counts no more is nobody to tell', async () => {
    const bot = await makeBot()
    await remove(bot)
    api.state.refuseLeaving = [{ code: 401, description: 'Unauthorized' }]
    await say(bot)
    expect(await kept(bot)).toEqual([])
  })

  it('a bot that was connected elsewhere, or anew here, keeps its address', async () => {
    const bot = await makeBot()
    await remove(bot)
    api.state.webhooks.set(bot.token, { url: 'https://elsewhere.test/hook', secret_token: 'x' })
    await say(bot)
    expect(api.state.webhooks.get(bot.token)?.url).toBe('https://elsewhere.test/hook')
    expect(await kept(bot)).toEqual([])

    const first = await makeBot()
    await remove(first)
    const second = await makeBot(first.token)
    await say(first)
    expect(await kept(first)).toEqual([])
    expect(api.state.webhooks.get(second.token)?.url).toMatch(/\/webhooks\/telegram\/\d+$/)
    expect(api.state.asked.filter(one => one.method === 'deleteWebhook')).toEqual([])
  })
})

it('an inbox whose service has nobody to tell keeps nothing', async () => {
  const tenant = await makeTenant()
  const path = `/api/v1/accounts/${tenant.accountId}/inboxes/${tenant.inboxId}`
  expect((await request('DELETE', path, { as: tenant.administrator })).status).toBe(200)
  expect(await kept({ ...tenant, path, token: '' })).toEqual([])
})
