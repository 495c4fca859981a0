import { type Operation, other, type Resource } from './operation.ts'

const client = (method: string, rest: string, json?: Operation['json']) =>
  other('client', `${method} /public/api/v1/inboxes/:inbox_id${rest}`, json, ({ client: own }) =>
    `/public/api/v1/inboxes/:inbox_id${rest}`
      .replace(':inbox_id', own.inboxIdentifier)
      .replace(':contact_id', own.sourceId)
      .replace(':conversation_id', String(own.displayId))
      .replace(':message_id', String(own.messageId)),
  )

export const clientOperations: Resource = {
  operations: [
    client('GET', ''),
    client('POST', '/contacts', () => ({ name: 'Cleo' })),
    client('GET', '/contacts/:contact_id'),
    client('PATCH', '/contacts/:contact_id', () => ({ custom_attributes: { size: 'L' } })),
    client('PUT', '/contacts/:contact_id', () => ({ email: 'cleo@example.test' })),
    client('GET', '/contacts/:contact_id/conversations'),
    client('POST', '/contacts/:contact_id/conversations', () => ({ custom_attributes: { order: 1 } })),
    client('GET', '/contacts/:contact_id/conversations/:conversation_id'),
    client('POST', '/contacts/:contact_id/conversations/:conversation_id/toggle_status'),
    client('POST', '/contacts/:contact_id/conversations/:conversation_id/toggle_typing', () => ({
      typing_status: 'on',
    })),
    client('POST', '/contacts/:contact_id/conversations/:conversation_id/update_last_seen'),
    client('GET', '/contacts/:contact_id/conversations/:conversation_id/messages'),
    client('POST', '/contacts/:contact_id/conversations/:conversation_id/messages', () => ({ content: 'A question' })),
    client('PATCH', '/contacts/:contact_id/conversations/:conversation_id/messages/:message_id', () => ({
      submitted_values: [{ title: 'Red', value: 'red' }],
    })),
    client('PUT', '/contacts/:contact_id/conversations/:conversation_id/messages/:message_id', () => ({
      submitted_values: [{ title: 'Red', value: 'red' }],
    })),
  ],
  endings: [],
}
