import { expect, test } from 'vitest'
import type { AttributeDefinitionWire } from '#lib/protocol/attribute.ts'
import type { PreChatField } from '#lib/protocol/inbox.ts'
import { channelOf, fieldFor, rules, valuesOf } from './form.ts'

const words = { labelNeeded: 'label?', choicesNeeded: 'choices?' }
const email: PreChatField = {
  field_type: 'standard',
  name: 'emailAddress',
  label: 'Email',
  type: 'email',
  required: true,
  enabled: true,
  locale: 'en',
}
const plan = {
  attribute_model: 'contact_attribute',
  attribute_key: 'plan',
  attribute_display_name: 'Plan',
  attribute_display_type: 'list',
  attribute_values: ['Free', 'Pro'],
  regex_pattern: null,
  regex_cue: null,
} as AttributeDefinitionWire

test('what is not changed is kept as it was, also what the screen does not show', () => {
  const options = { pre_chat_message: 'Hello', pre_chat_fields: [email] }
  expect(channelOf(valuesOf(true, options))).toEqual({
    pre_chat_form_enabled: true,
    pre_chat_form_options: { pre_chat_message: 'Hello', pre_chat_fields: [{ ...email, placeholder: '' }] },
  })
})

test('an attribute becomes a field of its kind, with its choices', () => {
  const values = { enabled: true, message: '', fields: [{ ...fieldFor(plan), choices: ' Free\n\nPro \nFree' }] }
  expect(channelOf(values).pre_chat_form_options.pre_chat_fields).toMatchObject([
    { field_type: 'contact_attribute', name: 'plan', label: 'Plan', type: 'list', values: ['Free', 'Pro'] },
  ])
  expect(fieldFor({ ...plan, attribute_display_type: 'percent' }).type).toBe('number')
})

test('a label is needed, and something to choose from', () => {
  const check = (change: object) =>
    rules(words)
      .safeParse({ enabled: true, message: '', fields: [{ ...fieldFor(plan), ...change }] })
      .error?.issues.map(({ path, message }) => [path.join('.'), message])
  expect(check({})).toBeUndefined()
  expect(check({ label: ' ' })).toEqual([['fields.0.label', 'label?']])
  expect(check({ choices: ' \n' })).toEqual([['fields.0.choices', 'choices?']])
})
