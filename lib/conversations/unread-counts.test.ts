import { describe, expect, it } from 'vitest'
import { makeTenant, type Person, request, type Tenant, withCharla, writes } from '#tests/support/app.ts'
import { startTalk } from '#tests/support/talk.ts'

withCharla()

const counted = async ({ accountId, agent }: Tenant, as: Person = agent) =>
  (
    (await request('GET', `/api/v1/accounts/${accountId}/conversations/unread_counts`, { as })).body as {
      payload: object
    }
  ).payload
const made = async (tenant: Tenant, path: string, json: object) =>
  (
    (await request('POST', `/api/v1/accounts/${tenant.accountId}/${path}`, { as: tenant.administrator, json }))
      .body as {
      id: number
    }
  ).id

describe('what is unread', () => {
  it('is counted by conversation, for inboxes, shown labels and teams', async () => {
    const tenant = await makeTenant()
    expect(await counted(tenant)).toEqual({ inboxes: {}, labels: {}, teams: {} })
    const [one, two] = [await startTalk(tenant), await startTalk(tenant)]
    await writes(one.visitor, 'And another thing')
    const vip = await made(tenant, 'labels', { title: 'vip', show_on_sidebar: true })
    await made(tenant, 'labels', { title: 'hidden', show_on_sidebar: false })
    const team = await made(tenant, 'teams', { name: 'Sales' })
    await one.ask('POST', '/labels', { labels: ['vip', 'hidden'] })
    await one.ask('POST', '/assignments', { team_id: team })
    const everything = { inboxes: { [tenant.inboxId]: 2 }, labels: { [vip]: 1 }, teams: { [team]: 1 } }
    expect(await counted(tenant, tenant.administrator)).toEqual(everything)
    expect(await counted(tenant)).toEqual({ ...everything, teams: {} }) // not a member of the team
    expect(await counted(tenant, tenant.outsider)).toEqual({ inboxes: {}, labels: {}, teams: {} })
    await request('POST', `/api/v1/accounts/${tenant.accountId}/teams/${team}/team_members`, {
      as: tenant.administrator,
      json: { user_ids: [tenant.agent.userId] },
    })
    expect(await counted(tenant)).toEqual(everything)
    await two.ask('POST', '/update_last_seen')
    await one.ask('POST', '/toggle_status', { status: 'resolved' })
    expect(await counted(tenant, tenant.administrator)).toEqual({ inboxes: {}, labels: {}, teams: {} })
    await two.ask('POST', '/unread')
    expect(await counted(tenant)).toMatchObject({ inboxes: { [tenant.inboxId]: 1 } })
  })
})
