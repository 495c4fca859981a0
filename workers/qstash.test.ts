import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import { nextCampaign } from '#lib/campaigns/index.ts'
import { nextScheduled } from '#lib/conversations/index.ts'
import { request, withCharla } from '#tests/support/app.ts'
import { startQstashDouble } from '#tests/support/qstash-double.ts'
import { startTalk } from '#tests/support/talk.ts'
import { makeWhatsappInbox } from '#tests/support/whatsapp.ts'
import { chores } from './main.ts'

const KEY = 'sig_current'
const qstash = await startQstashDouble(KEY)
withCharla({
  env: {
    APP_URL: 'http://127.0.0.1:9', // nobody is there: what is asked for is looked at, and not done
    QSTASH_URL: qstash.url,
    QSTASH_TOKEN: 'a token',
    QSTASH_CURRENT_SIGNING_KEY: KEY,
    QSTASH_NEXT_SIGNING_KEY: 'sig_next',
  },
})
beforeEach(() => {
  qstash.published.length = 0
})
afterAll(() => qstash.close())

/** A whole second from now, as QStash takes it. */
const inSeconds = (seconds: number) => Math.ceil(Date.now() / 1000) + seconds
const asked = (at: number) => expect.poll(() => qstash.published.filter(one => one.notBefore === at).length)

const template = {
  name: 'sale',
  language: 'en',
  status: 'APPROVED',
  components: [{ type: 'BODY', text: 'There is a sale' }],
}
async function withCampaigns() {
  const box = await makeWhatsappInbox()
  await withSystem(
    sql => sql`
      update charla.channel_whatsapp set templates = ${sql.json([template])} where account_id = ${box.accountId}`,
  )
  const ask = (method: string, rest: string, json?: object) =>
    request(method, `${box.account}${rest}`, { as: box.administrator, ...(json ? { json } : {}) })
  const label = (await ask('POST', '/labels', { title: 'customers' })).body as { id: number }
  const plan = (at: number) =>
    ask('POST', '/campaigns', {
      title: 'Sale',
      message: 'There is a sale',
      inbox_id: box.whatsappInboxId,
      audience: [{ type: 'Label', id: label.id }],
      template_params: { name: 'sale', language: 'en', processed_params: {} },
      scheduled_at: new Date(at * 1000).toISOString(),
    })
  return { ask, plan }
}

describe('where no worker stays, QStash is asked to call', () => {
  it('when an answer that is planned is to go out, and when it is put off', async () => {
    const talk = await startTalk()
    const at = inSeconds(600)
    const { body } = await talk.ask('POST', '/scheduled_messages', { content: 'Later', send_at: at })
    await asked(at).toBe(1)
    const later = at + 60
    await talk.ask('PATCH', `/scheduled_messages/${(body as { id: number }).id}`, { send_at: later })
    await asked(later).toBe(1)
    expect(Number(await nextScheduled()) / 1000).toBeLessThanOrEqual(later)
  })

  it('when a campaign begins, and when it goes on', async () => {
    const { ask, plan } = await withCampaigns()
    const at = inSeconds(900)
    expect((await plan(at)).status).toBe(200)
    await asked(at).toBe(1)
    expect(Number(await nextCampaign()) / 1000).toBeLessThanOrEqual(at)
    await ask('PATCH', '/campaigns/1', { scheduled_at: new Date((at + 30) * 1000).toISOString() })
    await asked(at + 30).toBe(1)
  })

  it('not yet for what is more than a day away', async () => {
    const talk = await startTalk()
    const at = inSeconds(90_000)
    await talk.ask('POST', '/scheduled_messages', { content: 'Tomorrow', send_at: at })
    await talk.ask('POST', '/scheduled_messages', { content: 'Soon', send_at: inSeconds(1200) })
    await expect.poll(() => qstash.published.length).toBeGreaterThan(0)
    expect(qstash.published.filter(one => one.notBefore === at)).toEqual([])
  })
})

/** What is found after one drain or the next: other tests have jobs in the same queue, and take from it as well. */
const afterDrains = <Found>(find: () => Promise<Found>) =>
  expect.poll(
    async () => {
      await chores.dispatch()
      return find()
    },
    { timeout: 15_000 },
  )

describe('a drain', () => {
  it('sends what was planned and is due, and asks for the next', async () => {
    const talk = await startTalk()
    await talk.ask('POST', '/scheduled_messages', { content: 'Now it goes', send_at: inSeconds(60) })
    await talk.ask('POST', '/scheduled_messages', { content: 'And then this', send_at: inSeconds(60) })
    const next = inSeconds(7)
    await withSystem(
      sql => sql`
        update charla.scheduled_messages
        set send_at = case content when 'Now it goes' then now() - interval '1 second' else to_timestamp(${next}) end
        where account_id = ${talk.tenant.accountId}`,
    )
    const said = async () => {
      const { body } = await talk.ask('GET', '/messages')
      return (body as { payload: { content: string }[] }).payload.map(one => one.content)
    }
    await afterDrains(said).toContain('Now it goes')
    expect(await said()).not.toContain('And then this')
    await expect.poll(() => qstash.published.some(one => one.notBefore !== null && one.notBefore <= next)).toBe(true)
  })

  it('begins a campaign whose time has come', async () => {
    const { ask, plan } = await withCampaigns()
    await plan(inSeconds(60))
    await ask('PATCH', '/campaigns/1', { scheduled_at: new Date(Date.now() - 1000).toISOString() })
    // Nobody has the label.
    await afterDrains(async () => (await ask('GET', '/campaigns/1')).body).toMatchObject({
      campaign_status: 'completed',
    })
  })
})
