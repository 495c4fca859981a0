import { expect, test } from 'vitest'
import { type ChannelKind, channelOf, layoutOf, startOf } from './layouts.ts'

const kind: ChannelKind = {
  type: 'whatsapp',
  channel_type: 'Channel::Whatsapp',
  traits: {},
  testable: true,
  consents: [],
  fields: [
    { name: 'provider', kind: 'choice', required: false, choices: ['whatsapp_cloud', 'default'] },
    { name: 'phone_number', kind: 'text', required: true },
    { name: 'provider_config.api_key', kind: 'secret', required: false },
    { name: 'provider_config.phone_number_id', kind: 'text', required: false },
  ],
}
const pigeon: ChannelKind = {
  type: 'pigeon',
  channel_type: 'Channel::Pigeon',
  traits: {},
  testable: false,
  consents: [],
  fields: [
    { name: 'lofts', kind: 'list', required: true },
    { name: 'speed', kind: 'number', required: false, usual: 80 },
    { name: 'at_night', kind: 'flag', required: false },
    { name: 'more', kind: 'object', required: false },
  ],
}

test('a form begins with what the inbox has, and says what is given', () => {
  const values = startOf(kind, { phone_number: '+1', provider: 'default', provider_config: { phone_number_id: '7' } })
  expect(values).toEqual({
    provider: 'default',
    phone_number: '+1',
    provider_config: { api_key: '', phone_number_id: '7' },
  })
  expect(
    channelOf(kind, {
      ...values,
      provider: 'whatsapp_cloud',
      provider_config: { api_key: 'k', phone_number_id: ' 8 ' },
    }),
  ).toEqual({
    provider: 'whatsapp_cloud',
    phone_number: '+1',
    provider_config: { api_key: 'k', phone_number_id: '8' },
  })
  expect(channelOf(kind, values)).toEqual({ provider: 'default', phone_number: '+1' })
})

test('what was there and is emptied is said, but for secrets, which are never shown', () => {
  const before = {
    phone_number: '+1',
    provider: 'whatsapp_cloud',
    provider_config: { api_key: 'set', phone_number_id: '7' },
  }
  expect(
    channelOf(
      kind,
      { provider: 'whatsapp_cloud', phone_number: '+1', provider_config: { api_key: '', phone_number_id: '' } },
      before,
    ),
  ).toEqual({
    provider: 'whatsapp_cloud',
    phone_number: '+1',
    provider_config: { phone_number_id: '' },
  })
})

test('a kind that nobody has laid out has a form all the same', () => {
  expect(layoutOf(pigeon).groups).toEqual([{ key: 'access', fields: ['lofts', 'speed', 'at_night'] }])
  expect(startOf(pigeon)).toEqual({ lofts: '', speed: '80', at_night: false })
  expect(channelOf(pigeon, { lofts: 'a\n\n b ', speed: '90', at_night: true })).toEqual({
    lofts: ['a', 'b'],
    speed: 90,
    at_night: true,
  })
})
