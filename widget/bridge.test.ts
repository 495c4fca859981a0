import { expect, test } from 'vitest'
import { decode, encode } from './bridge.ts'

test('what one side encodes the other decodes', () => {
  const message = { event: 'toggle-open', isOpen: true } as const
  expect(encode(message)).toBe('chatwoot-widget:{"event":"toggle-open","isOpen":true}')
  expect(decode(encode(message))).toEqual(message)
})

test.each([undefined, null, 7, {}, '', 'chatwoot', '{"event":"loaded"}', 'chatwoot-widget:{broken'])(
  'foreign data is ignored: %j',
  data => expect(decode(data)).toBeUndefined(),
)
