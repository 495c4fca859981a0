import { describe, expect, it } from 'vitest'
import type { AgentBotWire } from '#lib/protocol/index.ts'
import { makeTenant, type Person, request, type Tenant, withCharla } from '#tests/support/app.ts'
import { asSuperuser } from '#tests/support/superuser.ts'

withCharla()

const door =
  (tenant: Tenant, as: Person = tenant.administrator) =>
  (method: string, rest = '', json?: unknown) =>
    request(method, `/api/v1/accounts/${tenant.accountId}${rest}`, { as, ...(json === undefined ? {} : { json }) })

async function withBot() {
  const tenant = await makeTenant()
  const ask = door(tenant)
  const made = await ask('POST', '/agent_bots', { name: 'Robi', outgoing_url: 'https://example.com/bot' })
  const bot = made.body as Required<AgentBotWire>
  return { tenant, ask, made, bot, path: `/agent_bots/${bot.id}`, inbox: `/inboxes/${tenant.inboxId}` }
}

describe('bots of an account', () => {
  it('are made, listed, read, changed and taken away', async () => {
    const { tenant, ask, made, bot, path } = await withBot()
    expect(made).toMatchObject({
      status: 200,
      body: {
        id: expect.any(Number),
        name: 'Robi',
        description: null,
        thumbnail: '',
        outgoing_url: 'https://example.com/bot',
        bot_type: 'webhook',
        bot_config: {},
        account_id: tenant.accountId,
        system_bot: false,
        access_token: expect.stringMatching(/^[\w-]{32}$/),
        secret: expect.stringMatching(/^[\w-]{32}$/),
      },
    })
    expect(await ask('GET', '/agent_bots')).toMatchObject({ status: 200, body: [bot] })
    expect(await ask('GET', path)).toMatchObject({ status: 200, body: bot })
    const changes = { description: 'Answers at night', outgoing_url: '', bot_config: { lang: 'es' } }
    expect(await ask('PATCH', path, { agent_bot: changes })).toMatchObject({
      status: 200,
      body: { ...bot, ...changes, outgoing_url: null },
    })
    expect(await ask('PUT', path, {})).toMatchObject({ status: 200, body: { description: 'Answers at night' } })
    expect(await ask('DELETE', path)).toMatchObject({ status: 200, body: '' })
    for (const method of ['GET', 'PATCH', 'DELETE'])
      expect(await ask(method, path, method === 'GET' ? undefined : {})).toMatchObject({ status: 404 })
  })

  it('get a new token or secret, and the old ones open nothing', async () => {
    const { tenant, ask, bot, path, inbox } = await withBot()
    await ask('POST', `${inbox}/set_agent_bot`, { agent_bot: bot.id })
    const may = async (token: string) =>
      (
        await request('GET', `/api/v1/accounts/${tenant.accountId}/conversations/1`, {
          headers: { api_access_token: token },
        })
      ).status
    expect(await may(bot.access_token)).toBe(404)
    const renewed = (await ask('POST', `${path}/reset_access_token`)).body as Required<AgentBotWire>
    expect(renewed.access_token).not.toBe(bot.access_token)
    expect(renewed.secret).toBe(bot.secret)
    expect([await may(bot.access_token), await may(renewed.access_token)]).toEqual([401, 404])
    const secret = (await ask('POST', `${path}/reset_secret`)).body as Required<AgentBotWire>
    expect(secret.secret).not.toBe(bot.secret)
  })

  it('keep their token and secret encrypted, and show them to administrators alone', async () => {
    const { tenant, bot, path } = await withBot()
    const [row] = await asSuperuser(
      sql => sql<{ row: string }[]>`
        select to_jsonb(b)::text as row from charla.agent_bots b where account_id = ${tenant.accountId}`,
    )
    expect(row?.row).not.toContain(bot.access_token)
    expect(row?.row).not.toContain(bot.secret)
    const { access_token: _, secret: __, ...rest } = bot
    const ask = door(tenant, tenant.agent)
    expect((await ask('GET', '/agent_bots')).body).toEqual([rest])
    expect((await ask('GET', path)).body).toEqual(rest)
    expect(await ask('POST', '/agent_bots', { name: 'x' })).toMatchObject({ status: 403 })
  })

  it.each([
    [{ name: '' }, 'name'],
    [{ name: undefined }, 'name'],
    [{ outgoing_url: 'javascript:alert(1)' }, 'outgoing_url'],
    [{ outgoing_url: 'no address' }, 'outgoing_url'],
    [{ description: 'x'.repeat(2001) }, 'description'],
    [{ bot_type: 'dialogflow' }, 'bot_type'],
    [{ bot_config: [] }, 'bot_config'],
  ])('refuse %#', async (json, field) => {
    const ask = door(await makeTenant())
    expect(await ask('POST', '/agent_bots', { name: 'Robi', ...json })).toMatchObject({
      status: 422,
      body: { attributes: [field] },
    })
  })

  it('of another account are not there', async () => {
    const { bot, path } = await withBot()
    const stranger = await makeTenant()
    const ask = door(stranger)
    for (const [method, rest] of [
      ['GET', path],
      ['PATCH', path],
      ['DELETE', path],
      ['POST', `${path}/reset_access_token`],
      ['POST', `${path}/reset_secret`],
    ] as const)
      expect(await ask(method, rest, method === 'GET' ? undefined : {})).toMatchObject({ status: 404 })
    expect(await ask('POST', `/inboxes/${stranger.inboxId}/set_agent_bot`, { agent_bot: bot.id })).toMatchObject({
      status: 422,
      body: { attributes: ['agent_bot'] },
    })
  })
})

describe('the bot of an inbox', () => {
  it('is connected, shown and disconnected', async () => {
    const { tenant, ask, bot, inbox } = await withBot()
    expect(await ask('GET', `${inbox}/agent_bot`)).toMatchObject({ status: 200, body: { agent_bot: {} } })
    expect(await ask('POST', `${inbox}/set_agent_bot`, { agent_bot: bot.id })).toMatchObject({ status: 200, body: '' })
    expect(await ask('GET', `${inbox}/agent_bot`)).toMatchObject({ body: { agent_bot: bot } })
    const seen = await door(tenant, tenant.agent)('GET', `${inbox}/agent_bot`)
    expect(seen).toMatchObject({ body: { agent_bot: { id: bot.id } } })
    expect(JSON.stringify(seen.body)).not.toContain(bot.secret)
    expect(await door(tenant, tenant.outsider)('GET', `${inbox}/agent_bot`)).toMatchObject({ status: 404 })
    await ask('POST', `${inbox}/set_agent_bot`, { agent_bot: null })
    expect((await ask('GET', `${inbox}/agent_bot`)).body).toEqual({ agent_bot: {} })
    expect(await ask('POST', `${inbox}/set_agent_bot`, {})).toMatchObject({ status: 422 })
    expect(await ask('POST', '/inboxes/1/set_agent_bot', { agent_bot: bot.id })).toMatchObject({ status: 404 })
    expect(await ask('GET', '/inboxes/1/agent_bot')).toMatchObject({ status: 404 })
  })
})
