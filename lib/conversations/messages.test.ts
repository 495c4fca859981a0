import { describe, expect, it } from 'vitest'
import { makeTenant, makeVisitor, request, withCharla, writes } from '#tests/support/app.ts'

withCharla()

describe('a visitor and an agent talk', () => {
  it('brings what the visitor writes to the agent, and the answer back', async () => {
    const tenant = await makeTenant()
    const visitor = await makeVisitor(tenant)
    const asked = await writes(visitor, 'Do you ship to Ireland?')
    const path = `/api/v1/accounts/${tenant.accountId}/conversations/${asked.conversation_id}/messages`
    const seen = await request('GET', path, { as: tenant.agent })
    expect(seen.body).toMatchObject({
      payload: [{ id: asked.id, content: 'Do you ship to Ireland?', message_type: 0 }],
    })

    const answered = await request('POST', path, { as: tenant.agent, json: { content: 'We **do**.', echo_id: 'a1' } })
    expect(answered).toMatchObject({
      status: 200,
      body: { message_type: 1, content_html: '<p>We <strong>do</strong>.</p>', echo_id: 'a1' },
    })

    const back = await request('GET', '/api/v1/widget/messages', { as: visitor })
    expect(back.body).toMatchObject({
      payload: [{ content: 'Do you ship to Ireland?' }, { content: 'We **do**.', sender: { name: 'Amal' } }],
    })
  })
})
