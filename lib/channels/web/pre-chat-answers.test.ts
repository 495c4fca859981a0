import { describe, expect, it } from 'vitest'
import { makeTenant, makeVisitor, request, type VisitorToken, withCharla, writes } from '#tests/support/app.ts'
import { matches } from './pre-chat-answers.ts'

withCharla()

const ask = (name: string, type: string, rest: object = {}) => ({
  field_type: 'conversation_attribute',
  name,
  label: name,
  type,
  enabled: true,
  required: false,
  ...rest,
})
const email = {
  field_type: 'standard',
  name: 'emailAddress',
  label: 'Email',
  type: 'email',
  required: true,
  enabled: true,
}

async function withForm(...pre_chat_fields: object[]) {
  const tenant = await makeTenant()
  await request('PATCH', `/api/v1/accounts/${tenant.accountId}/inboxes/${tenant.inboxId}`, {
    as: tenant.administrator,
    json: { channel: { pre_chat_form_enabled: true, pre_chat_form_options: { pre_chat_fields } } },
  })
  return { tenant, visitor: await makeVisitor(tenant) }
}

const begin = (visitor: VisitorToken, answers: object = {}) =>
  request('POST', '/api/v1/widget/conversations', { as: visitor, json: { message: { content: 'Hi' }, ...answers } })

describe('the answers to a pre-chat form (reference 4.9)', () => {
  it('are kept where they belong', async () => {
    const { visitor } = await withForm(email, ask('seats', 'number'), {
      ...ask('plan', 'list', { values: ['Free', 'Pro'] }),
      field_type: 'contact_attribute',
    })
    const answers = {
      contact: { email: 'zoe@example.test', custom_attributes: { plan: 'Pro' } },
      custom_attributes: { seats: 3 },
    }
    expect(await begin(visitor, answers)).toMatchObject({
      status: 200,
      body: { custom_attributes: { seats: 3 }, contact: { email: 'zoe@example.test', has_email: true } },
    })
  })

  it('must be there when they are needed, unless they are known or somebody has talked already', async () => {
    const { visitor, tenant } = await withForm(email, ask('order', 'text', { required: true }), {
      ...ask('plan', 'text', { required: true }),
      field_type: 'contact_attribute',
    })
    expect(await begin(visitor)).toMatchObject({
      status: 422,
      body: { attributes: ['contact.email', 'custom_attributes.order'] },
    })
    expect(
      (await begin(visitor, { contact: { email: 'a@example.test' }, custom_attributes: { order: '7' } })).status,
    ).toBe(200)
    expect((await begin(visitor)).status).toBe(200)
    const other = await makeVisitor(tenant)
    await writes(other, 'Hello')
    expect((await begin(other)).status).toBe(200)
  })

  it('that are switched off are not asked for', async () => {
    const { visitor } = await withForm({ ...email, enabled: false })
    expect((await begin(visitor)).status).toBe(200)
  })

  it.each([
    ['number', 'three', {}],
    ['number', { n: 1 }, {}],
    ['checkbox', 'yes', {}],
    ['date', 'soon', {}],
    ['link', 'javascript:alert(1)', {}],
    ['list', 'Other', { values: ['A', 1] }],
    ['text', ['a'], {}],
    ['text', 'x'.repeat(1001), {}],
    ['text', 'abc', { regex_pattern: '^\\d+$' }],
    ['text', 'abc', { regex_pattern: '/^[0-9]+$/i' }],
  ])('of type %s are not %j', async (type, value, rest) => {
    const { visitor } = await withForm(ask('answer', type, rest))
    expect(await begin(visitor, { custom_attributes: { answer: value } })).toMatchObject({
      status: 422,
      body: { attributes: ['custom_attributes.answer'] },
    })
  })

  it.each([
    ['number', '3', {}],
    ['checkbox', false, {}],
    ['date', '2030-01-02', {}],
    ['link', 'https://example.com/a', {}],
    ['list', '1', { values: ['A', 1] }],
    ['text', 'DE-12', { regex_pattern: '/^de-\\d+$/i' }],
    ['text', '', { regex_pattern: '^\\d+$' }],
    ['text', 'anything', { regex_pattern: '(' }],
  ])('of type %s may be %j', async (type, value, rest) => {
    const { visitor } = await withForm(ask('answer', type, rest))
    expect((await begin(visitor, { custom_attributes: { answer: value } })).status).toBe(200)
  })

  it('do not hold up anybody, whatever the pattern', () => {
    const before = performance.now()
    expect(matches('^(a+)+$', `${'a'.repeat(40)}!`)).toBe(true)
    expect(performance.now() - before).toBeLessThan(5000)
  })
})
