import { describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import { createPlatformApp, listPlatformApps, permit, removePlatformApp } from '#lib/platform/index.ts'
import { makeTenant, request, withCharla } from '#tests/support/app.ts'
import { aFile, formOf, picture } from '#tests/support/files.ts'
import { platformDesk } from '#tests/support/platform.ts'
import { work } from '#tests/support/work.ts'

withCharla()

const nonPermissible = { status: 401, body: { error: 'Non permissible resource' } }

describe('a bot of a platform app', () => {
  it('is made in an account, where members find it, changed and taken away', async () => {
    const desk = await platformDesk()
    const { id } = await desk.account()
    const user = await desk.user()
    await desk.join(id, user.id, 'administrator')
    const said = { name: 'Robo', description: 'Answers', outgoing_url: 'https://example.com/bot' }
    const made = await desk.ask('POST', '/agent_bots', { ...said, account_id: id })
    expect(made).toMatchObject({
      status: 200,
      body: { ...said, account_id: id, system_bot: false, access_token: expect.any(String), thumbnail: '' },
    })
    const bot = made.body as { id: number }
    const inAccount = () =>
      request('GET', `/api/v1/accounts/${id}/agent_bots`, { headers: { api_access_token: user.access_token } })
    expect((await inAccount()).body).toMatchObject([{ id: bot.id, name: 'Robo' }])
    expect((await desk.ask('GET', '/agent_bots')).body).toEqual([made.body])
    expect(await desk.ask('PATCH', `/agent_bots/${bot.id}`, { name: 'Other' })).toMatchObject({
      body: { name: 'Other', description: 'Answers' },
    })
    expect(await desk.ask('DELETE', `/agent_bots/${bot.id}`)).toMatchObject({ status: 200, body: '' })
    expect((await desk.ask('GET', `/agent_bots/${bot.id}`)).status).toBe(404)
    expect((await inAccount()).body).toEqual([])
  })

  it('without an account works nowhere, until it is given one; then it stays there', async () => {
    const desk = await platformDesk()
    const [account, other] = [await desk.account(), await desk.account()]
    const bot = await desk.bot({ description: 'Waits' })
    expect(await desk.ask('GET', `/agent_bots/${bot.id}`)).toMatchObject({
      body: { account_id: null, system_bot: true },
    })
    const renamed = await desk.ask('PUT', `/agent_bots/${bot.id}`, { name: 'Waiter' })
    expect(renamed).toMatchObject({ status: 200, body: { id: bot.id, name: 'Waiter', account_id: null } })
    const placed = await desk.ask('PATCH', `/agent_bots/${bot.id}`, { account_id: account.id })
    expect(placed).toMatchObject({
      status: 200,
      body: { ...(renamed.body as object), account_id: account.id, system_bot: false },
    })
    expect((await desk.ask('GET', '/agent_bots')).body).toEqual([placed.body])
    expect(await desk.ask('PATCH', `/agent_bots/${bot.id}`, { account_id: other.id })).toMatchObject({
      status: 422,
      body: { attributes: ['account_id'] },
    })
    const unplaced = await desk.bot()
    await desk.ask('DELETE', `/agent_bots/${unplaced.id}`)
    expect((await desk.ask('GET', `/agent_bots/${unplaced.id}`)).status).toBe(404)
  })

  it.each([true, false])('has a face, which can be taken away (in an account: %s)', async placed => {
    const desk = await platformDesk()
    const place: Record<string, string> = placed ? { account_id: String((await desk.account()).id) } : {}
    const made = await request('POST', '/platform/api/v1/agent_bots', {
      headers: { api_access_token: desk.app.token },
      form: formOf({ name: 'Robo', ...place, avatar: aFile(await picture(), 'face.jpg') }),
    })
    expect(made).toMatchObject({
      status: 200,
      body: { thumbnail: expect.stringMatching(/\/files\/avatars\/.+\.webp$/) },
    })
    const { id, thumbnail } = made.body as { id: number; thumbnail: string }
    const face = () => request('GET', new URL(thumbnail).pathname)
    expect((await face()).status).toBe(200)
    expect(await desk.ask('DELETE', `/agent_bots/${id}/avatar`)).toMatchObject({ status: 200, body: { thumbnail: '' } })
    await work()
    expect((await face()).status).toBe(404)
  })

  it('goes with the app that has it in no account, face and all; an app that may not reach all it is to reach is not made', async () => {
    const desk = await platformDesk()
    const made = await request('POST', '/platform/api/v1/agent_bots', {
      headers: { api_access_token: desk.app.token },
      form: formOf({ name: 'Robo', avatar: aFile(await picture(), 'face.jpg') }),
    })
    const face = () => request('GET', new URL((made.body as { thumbnail: string }).thumbnail).pathname)
    expect((await face()).status).toBe(200)
    expect(await removePlatformApp(desk.app.id)).toBe(true)
    expect((await face()).status).toBe(404)
    const name = `Half ${desk.app.id}`
    const half = withSystem(async sql =>
      permit(sql, await createPlatformApp(sql, name), { accountId: 999_999_999_999 }),
    )
    await expect(half).rejects.toThrow()
    expect((await listPlatformApps()).filter(app => app.name === name)).toEqual([])
  })

  it('is not made where the app may not, nor with what is wrong', async () => {
    const [desk, other, tenant] = [await platformDesk(), await platformDesk(), await makeTenant()]
    const bot = await desk.bot()
    expect(await desk.ask('POST', '/agent_bots', { name: 'Spy', account_id: tenant.accountId })).toMatchObject(
      nonPermissible,
    )
    expect(await desk.ask('PATCH', `/agent_bots/${bot.id}`, { account_id: tenant.accountId })).toMatchObject(
      nonPermissible,
    )
    expect(await other.ask('GET', `/agent_bots/${bot.id}`)).toMatchObject(nonPermissible)
    expect((await other.ask('GET', '/agent_bots')).body).toEqual([])
    for (const [field, said] of [
      ['name', { name: '' }],
      ['outgoing_url', { outgoing_url: 'ftp://example.com' }],
      ['account_id', { account_id: 'mine' }],
      ['avatar_url', { avatar_url: 'http://127.0.0.1/face.png' }],
    ] as const)
      expect(await desk.ask('POST', '/agent_bots', { name: 'Robo', ...said })).toMatchObject({
        status: 422,
        body: { attributes: [field] },
      })
    expect((await desk.ask('GET', '/agent_bots')).body).toHaveLength(1)
  })
})
