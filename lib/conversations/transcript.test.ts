import { describe, expect, it } from 'vitest'
import { request, withCharla } from '#tests/support/app.ts'
import { aFile, formOf } from '#tests/support/files.ts'
import { plantTenant } from '#tests/support/planted.ts'
import { startTalk } from '#tests/support/talk.ts'
import { outbox } from '#tests/support/work.ts'
import { mailTranscript } from './transcript.ts'

withCharla()

describe('a transcript that a member asks for', () => {
  it('goes to the address, with what was said and the names of files, and without notes', async () => {
    const talk = await startTalk()
    const { accountId, agent } = talk.tenant
    await talk.ask('POST', '/messages', { content: 'A secret', private: true })
    const form = formOf({ content: 'The invoice', 'attachments[]': aFile('42', 'invoice.txt') })
    await request('POST', `/api/v1/accounts/${accountId}/conversations/${talk.displayId}/messages`, { as: agent, form })
    const asked = await talk.ask('POST', '/transcript', { email: 'boss@example.test' })
    expect([asked.status, asked.body]).toEqual([200, ''])
    const mails = await outbox(talk.tenant)
    expect(mails).toMatchObject([{ to: 'boss@example.test', subject: 'Your conversation with Acme' }])
    expect(mails[0]?.text).toMatch(/UTC\] .*: Hello\n\n\[.*\] Amal: The invoice\n\[invoice\.txt\]$/)
  })

  it('of an account that was deleted meanwhile is nothing, and no fault', async () => {
    const { accountId, platform, ...tenant } = await plantTenant()
    const path = `/api/v1/accounts/${accountId}/conversations/${tenant.displayId}/transcript`
    await request('POST', path, { as: tenant.agent, json: { email: 'boss@example.test' } })
    const headers = { api_access_token: platform.token }
    expect((await request('DELETE', `/platform/api/v1/accounts/${accountId}`, { headers })).status).toBe(200)
    const asked = {
      account_id: accountId,
      conversation_id: tenant.displayId,
      email: 'boss@example.test',
      occasion: 'a',
    }
    await expect(mailTranscript.run(asked)).resolves.toBeUndefined()
  })

  it('has the newest of what is longer than a mail should be', async () => {
    const talk = await startTalk()
    for (let n = 0; n < 8; n++) await talk.ask('POST', '/messages', { content: `No ${n} ${'x'.repeat(149_000)}` })
    await talk.ask('POST', '/transcript', { email: 'boss@example.test' })
    const [mail] = await outbox(talk.tenant)
    expect(mail?.text?.length).toBeLessThan(1_100_000)
    expect([0, 1, 2, 7].map(n => mail?.text?.includes(`No ${n} `))).toEqual([false, false, true, true])
  })

  it.each([{}, { email: '' }, { email: 'nobody' }, { email: 'a@example.test, b@example.test' }, { email: 7 }])(
    'is refused with %j',
    async json => {
      const talk = await startTalk()
      expect(await talk.ask('POST', '/transcript', json)).toMatchObject({
        status: 422,
        body: { attributes: ['email'] },
      })
      expect(await outbox(talk.tenant)).toEqual([])
    },
  )

  it('is for members who see the conversation (SEC3)', async () => {
    const talk = await startTalk()
    const json = { email: 'me@example.test' }
    expect((await talk.ask('POST', '/transcript', json, talk.tenant.outsider)).status).toBe(404)
    expect(await outbox(talk.tenant)).toEqual([])
  })
})
