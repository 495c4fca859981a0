import { beforeEach, describe, expect, it } from 'vitest'
import type { NotificationWire } from '#lib/protocol/index.ts'
import { makeTenant, type Person, request, type Tenant, withCharla, writes } from '#tests/support/app.ts'
import { notificationsOf } from '#tests/support/notifications.ts'
import { startTalk, type Talk } from '#tests/support/talk.ts'
import { outbox } from '#tests/support/work.ts'

withCharla()

let tenant: Tenant
let talk: Talk
beforeEach(async () => {
  tenant = await makeTenant()
  talk = await startTalk(tenant, 'Where is my parcel?')
})

const assign = () => talk.ask('POST', '/assignments', { assignee_id: tenant.agent.userId }, tenant.administrator)
const mailsTo = async (person: Person) => (await outbox(tenant)).filter(mail => mail.to === person.email)
const settings = (as: Person, selected_email_flags: string[]) =>
  request('PATCH', `/api/v1/accounts/${tenant.accountId}/notification_settings`, { as, json: { selected_email_flags } })

describe('a notification by mail', () => {
  it('goes to who wants it, once, says what happened and leads to the conversation', async () => {
    await assign()
    const [mail, ...more] = await mailsTo(tenant.agent)
    expect(more).toEqual([])
    expect(mail?.subject).toBe(`Conversation #${talk.displayId} was assigned to you`)
    expect(mail?.text).toContain('Hello Amal,')
    expect(mail?.text).toContain('Where is my parcel?')
    expect(mail?.text).toContain(`/app/accounts/${tenant.accountId}/conversations/${talk.displayId}`)
    expect(await mailsTo(tenant.agent)).toHaveLength(1)
  })

  it('does not go to who does not want it', async () => {
    await settings(tenant.agent, [])
    await assign()
    await writes(talk.visitor, 'Hello?')
    expect(await mailsTo(tenant.agent)).toEqual([])
    expect((await notificationsOf(tenant, tenant.agent)).meta.count).toBe(2)
  })

  it('goes out for whatever kind is chosen', async () => {
    await settings(tenant.administrator, ['email_conversation_mention'])
    const content = `Look, [@Ada](mention://user/${tenant.administrator.userId}/Ada)`
    await talk.ask('POST', '/messages', { content, private: true })
    const [mail] = await mailsTo(tenant.administrator)
    expect(mail?.subject).toBe(`You were mentioned in conversation #${talk.displayId}`)
    expect(mail?.text).toContain('Amal: Look, @Ada')
  })

  it('speaks the person’s language, else the account’s', async () => {
    const profile = (locale: string) =>
      request('PUT', '/api/v1/profile', { as: tenant.agent, json: { profile: { ui_settings: { locale } } } })
    await profile('pt_BR')
    await assign()
    expect((await mailsTo(tenant.agent))[0]?.subject).toBe(`A conversa #${talk.displayId} foi atribuída a você`)
    await profile('tlh')
    await request('PATCH', `/api/v1/accounts/${tenant.accountId}`, { as: tenant.administrator, json: { locale: 'ar' } })
    await settings(tenant.agent, ['email_assigned_conversation_new_message'])
    await writes(talk.visitor, 'Hello?')
    const [newest] = await mailsTo(tenant.agent)
    expect(newest?.text).toContain('مرحبًا Amal')
  })

  it('does not go out when it has been read before', async () => {
    await assign()
    const [one] = (await notificationsOf(tenant, tenant.agent)).payload as [NotificationWire]
    await request('PATCH', `/api/v1/accounts/${tenant.accountId}/notifications/${one.id}`, { as: tenant.agent })
    expect(await mailsTo(tenant.agent)).toEqual([])
  })

  it('does not go to who may not see the inbox any more (SEC3)', async () => {
    await assign()
    await notificationsOf(tenant, tenant.agent)
    await request('PATCH', `/api/v1/accounts/${tenant.accountId}/inbox_members`, {
      as: tenant.administrator,
      json: { inbox_id: tenant.inboxId, user_ids: [] },
    })
    expect(await mailsTo(tenant.agent)).toEqual([])
  })
})
