import { beforeAll, describe, expect, it } from 'vitest'
import { makePerson, makeTenant, type Person, request, type Tenant, withCharla, writes } from '#tests/support/app.ts'
import { notificationsOf, toldOf } from '#tests/support/notifications.ts'
import { startTalk, type Talk } from '#tests/support/talk.ts'

withCharla()

let tenant: Tenant
beforeAll(async () => {
  tenant = await makeTenant()
})

const assign = (talk: Talk, to: Person | null, as: Person = talk.tenant.administrator) =>
  talk.ask('POST', '/assignments', { assignee_id: to?.userId ?? null }, as)
const about = async (talk: Talk, person: Person) =>
  (await toldOf(talk.tenant, person)).filter(([, id]) => id === talk.displayId).map(([type]) => type)
const mention = (person: Person) => `[@You](mention://user/${person.userId}/You)`
const note = (talk: Talk, content: string, as: Person = talk.tenant.agent) =>
  talk.ask('POST', '/messages', { content, private: true }, as)
const join = (talk: Talk, ...people: Person[]) =>
  talk.ask('POST', '/participants', { user_ids: people.map(one => one.userId) })

async function settings(of: Tenant, as: Person, flags: object): Promise<void> {
  const path = `/api/v1/accounts/${of.accountId}/notification_settings`
  expect((await request('PATCH', path, { as, json: { notification_settings: flags } })).status).toBe(200)
}

describe('a conversation assigned', () => {
  it('by a colleague is told to who has it now, and nobody else', async () => {
    const talk = await startTalk(tenant)
    await assign(talk, tenant.agent)
    expect(await about(talk, tenant.agent)).toEqual(['conversation_assignment'])
    expect(await about(talk, tenant.administrator)).toEqual([])
    const { payload } = await notificationsOf(tenant, tenant.agent)
    expect(payload[0]).toMatchObject({
      push_message_title: `Conversation #${talk.displayId} was assigned to you`,
      push_message_body: 'Hello',
      primary_actor_type: 'Conversation',
      primary_actor: { id: talk.displayId, inbox_id: tenant.inboxId, meta: { assignee: { id: tenant.agent.userId } } },
      secondary_actor: { id: tenant.administrator.userId, type: 'user' },
      user: { id: tenant.agent.userId },
      read_at: null,
      snoozed_until: null,
      meta: {},
    })
  })

  it('by oneself, or while it is pending, is not told', async () => {
    const own = await startTalk(tenant)
    await assign(own, tenant.agent, tenant.agent)
    expect(await about(own, tenant.agent)).toEqual([])
    const pending = await startTalk(tenant)
    await pending.ask('POST', '/toggle_status', { status: 'pending' })
    await assign(pending, tenant.agent)
    expect(await about(pending, tenant.agent)).toEqual([])
  })

  it('with its beginning is told as well, but not to who began it for themselves', async () => {
    const talk = await startTalk(tenant)
    const { meta } = await talk.conversation()
    const begin = (assignee: Person) =>
      request('POST', `/api/v1/accounts/${tenant.accountId}/conversations`, {
        as: tenant.administrator,
        json: { contact_id: meta.sender.id, inbox_id: tenant.inboxId, assignee_id: assignee.userId },
      })
    const { id } = (await begin(tenant.agent)).body as { id: number }
    expect(await toldOf(tenant, tenant.agent)).toContainEqual(['conversation_assignment', id])
    const own = (await begin(tenant.administrator)).body as { id: number }
    expect(await toldOf(tenant, tenant.administrator)).not.toContainEqual(['conversation_assignment', own.id])
  })

  it('is told to nobody who has left the inbox meanwhile (SEC3)', async () => {
    const fresh = await makeTenant()
    const talk = await startTalk(fresh)
    await assign(talk, fresh.agent)
    await request('PATCH', `/api/v1/accounts/${fresh.accountId}/inbox_members`, {
      as: fresh.administrator,
      json: { inbox_id: fresh.inboxId, user_ids: [] },
    })
    expect(await about(talk, fresh.agent)).toEqual([])
  })
})

describe('a message', () => {
  it('of the customer is told to the assignee, and to others who take part', async () => {
    const talk = await startTalk(tenant)
    await assign(talk, tenant.agent, tenant.agent)
    await join(talk, tenant.administrator)
    await writes(talk.visitor, 'Are you there?')
    expect(await about(talk, tenant.agent)).toEqual(['assigned_conversation_new_message'])
    expect(await about(talk, tenant.administrator)).toEqual(['participating_conversation_new_message'])
    const { payload } = await notificationsOf(tenant, tenant.agent)
    expect(payload[0]).toMatchObject({
      push_message_body: expect.stringContaining('Are you there?'),
      secondary_actor: { content: 'Are you there?', message_type: 0, conversation_id: talk.displayId },
    })
  })

  it('of an agent is told to the others, never to its author', async () => {
    const talk = await startTalk(tenant)
    await assign(talk, tenant.agent, tenant.agent)
    await join(talk, tenant.administrator)
    await talk.ask('POST', '/messages', { content: 'I am here' }, tenant.agent)
    expect(await about(talk, tenant.agent)).toEqual([])
    expect(await about(talk, tenant.administrator)).toEqual(['participating_conversation_new_message'])
    await talk.ask('POST', '/messages', { content: 'So am I' }, tenant.administrator)
    expect(await about(talk, tenant.agent)).toEqual(['assigned_conversation_new_message'])
  })

  it('that is a note, or a line of activity, is not told', async () => {
    const talk = await startTalk(tenant)
    await assign(talk, tenant.agent, tenant.agent)
    await note(talk, 'Between us', tenant.administrator)
    await talk.ask('POST', '/toggle_status', { status: 'resolved' }, tenant.administrator)
    expect(await about(talk, tenant.agent)).toEqual([])
  })

  it('of a blocked contact is told to nobody; a mention is', async () => {
    const talk = await startTalk(tenant)
    await assign(talk, tenant.agent, tenant.agent)
    await talk.ask('POST', '/mute')
    await writes(talk.visitor, 'You cannot mute me')
    expect(await about(talk, tenant.agent)).toEqual([])
    await note(talk, mention(tenant.agent), tenant.administrator)
    expect(await about(talk, tenant.agent)).toEqual(['conversation_mention'])
  })

  it('takes the place of the one before, so that there is one for each conversation and kind', async () => {
    const talk = await startTalk(tenant)
    await assign(talk, tenant.agent)
    for (const content of ['one', 'two', 'three']) {
      await writes(talk.visitor, content)
      expect(await about(talk, tenant.agent)).toEqual(['assigned_conversation_new_message', 'conversation_assignment'])
    }
    const { payload } = await notificationsOf(tenant, tenant.agent)
    expect(payload[0]?.secondary_actor).toMatchObject({ content: 'three' })
  })
})

describe('a mention in a note', () => {
  it('tells whom it names, makes them take part, and shows the name alone', async () => {
    const talk = await startTalk(tenant)
    await note(talk, `Ask ${mention(tenant.administrator)}, please`)
    expect(await about(talk, tenant.administrator)).toEqual(['conversation_mention'])
    const { payload } = await notificationsOf(tenant, tenant.administrator)
    expect(payload[0]?.push_message_body).toBe('Amal: Ask @You, please')
    expect((await talk.ask('GET', '/participants')).body).toMatchObject([{ id: tenant.administrator.userId }])
    await writes(talk.visitor, 'Hello?')
    expect(await about(talk, tenant.administrator)).toEqual([
      'participating_conversation_new_message',
      'conversation_mention',
    ])
  })

  it('of a team tells its members who may see the inbox', async () => {
    const path = `/api/v1/accounts/${tenant.accountId}/teams`
    const as = tenant.administrator
    const { id } = (await request('POST', path, { as, json: { name: 'Experts' } })).body as { id: number }
    const user_ids = [tenant.agent.userId, tenant.outsider.userId]
    await request('POST', `${path}/${id}/team_members`, { as, json: { user_ids } })
    const talk = await startTalk(tenant)
    await note(talk, `[@experts](mention://team/${id}/experts)`, tenant.administrator)
    expect(await about(talk, tenant.agent)).toEqual(['conversation_mention'])
    expect(await about(talk, tenant.outsider)).toEqual([])
  })

  it('of oneself, of somebody who may not see it, of nobody, or outside a note tells nobody', async () => {
    const talk = await startTalk(tenant)
    await note(talk, mention(tenant.agent), tenant.agent)
    await note(talk, mention(tenant.outsider))
    await note(talk, `[@x](mention://user/${Number.MAX_SAFE_INTEGER}/x) (mention://user/0/y) (mention://user//z)`)
    await talk.ask('POST', '/messages', { content: mention(tenant.administrator) })
    for (const person of [tenant.agent, tenant.outsider, tenant.administrator])
      expect(await about(talk, person)).toEqual([])
  })

  it('of a member of another account tells nobody (SEC1)', async () => {
    const [talk, other] = [await startTalk(tenant), await makeTenant()]
    await note(talk, mention(other.agent))
    expect(await toldOf(other, other.agent)).toEqual([])
    expect((await talk.ask('GET', '/participants')).body).toEqual([])
  })
})

describe('a new conversation', () => {
  it('is told to members of the inbox who have asked for it, by mail or by push', async () => {
    const fresh = await makeTenant()
    await settings(fresh, fresh.agent, { selected_push_flags: ['push_conversation_creation'] })
    const talk = await startTalk(fresh)
    expect(await about(talk, fresh.agent)).toEqual(['conversation_creation'])
    expect(await about(talk, fresh.administrator)).toEqual([])
    const { payload } = await notificationsOf(fresh, fresh.agent)
    expect(payload[0]).toMatchObject({
      push_message_title: `New conversation #${talk.displayId} in Website`,
      secondary_actor: null,
    })
  })

  it('that a bot answers is told when the bot hands it over', async () => {
    const fresh = await makeTenant()
    await settings(fresh, fresh.agent, { selected_push_flags: ['push_conversation_creation'] })
    const account = `/api/v1/accounts/${fresh.accountId}`
    const as = fresh.administrator
    const made = await request('POST', `${account}/agent_bots`, { as, json: { name: 'Robi' } })
    const bot = made.body as { id: number; access_token: string }
    await request('POST', `${account}/inboxes/${fresh.inboxId}/set_agent_bot`, { as, json: { agent_bot: bot.id } })
    const talk = await startTalk(fresh)
    expect(await about(talk, fresh.agent)).toEqual([])
    const opened = await request('POST', `${account}/conversations/${talk.displayId}/toggle_status`, {
      headers: { api_access_token: bot.access_token },
      json: { status: 'open' },
    })
    expect(opened.status).toBe(200)
    expect(await about(talk, fresh.agent)).toEqual(['conversation_creation'])
  })

  it('is not told to who began it', async () => {
    const fresh = await makeTenant()
    const flags = { selected_email_flags: ['email_conversation_creation'] }
    for (const person of [fresh.agent, fresh.administrator]) await settings(fresh, person, flags)
    const talk = await startTalk(fresh)
    const { meta } = await talk.conversation()
    const begun = await request('POST', `/api/v1/accounts/${fresh.accountId}/conversations`, {
      as: fresh.agent,
      json: { contact_id: meta.sender.id, inbox_id: fresh.inboxId },
    })
    const { id } = begun.body as { id: number }
    expect(await toldOf(fresh, fresh.administrator)).toContainEqual(['conversation_creation', id])
    expect(await toldOf(fresh, fresh.agent)).not.toContainEqual(['conversation_creation', id])
  })
})

describe('who is told', () => {
  it('has their notifications in the language of the account', async () => {
    const fresh = await makeTenant()
    await request('PATCH', `/api/v1/accounts/${fresh.accountId}`, { as: fresh.administrator, json: { locale: 'es' } })
    const talk = await startTalk(fresh)
    await assign(talk, fresh.agent)
    const { payload } = await notificationsOf(fresh, fresh.agent)
    expect(payload[0]?.push_message_title).toBe(`Te han asignado la conversación #${talk.displayId}`)
  })

  it('is nobody who belongs to no account', async () => {
    const stranger = await makePerson()
    const path = `/api/v1/accounts/${tenant.accountId}/notifications`
    expect((await request('GET', path, { as: stranger })).status).toBe(401)
  })
})
