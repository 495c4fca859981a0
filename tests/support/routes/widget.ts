import { type Operation, other, type Resource } from './operation.ts'

const widget = (method: string, rest: string, json?: Operation['json'], query: Operation['path'] = () => '') =>
  other(
    'visitor',
    `${method} /api/v1/widget${rest}`,
    json,
    target => `/api/v1/widget${rest}?website_token=${target.websiteToken}${query(target)}`,
  )
const withToken = (route: string, json?: Operation['json']) =>
  other('website', route, json, ({ websiteToken }) => `${route.split(' ')[1]}?website_token=${websiteToken}`)

export const widgetOperations: Resource = {
  operations: [
    withToken('POST /api/v1/widget/config'),
    withToken('GET /widget'),
    withToken('GET /widget/launcher'),
    withToken('GET /widget/campaigns'),
    withToken('POST /widget/launcher', () => ({ identifier: 'somebody' })),
    widget('GET', '/messages'),
    widget('GET', '/conversations'),
    widget('GET', '/conversations/all'),
    widget('GET', '/contact'),
    widget('GET', '/inbox_members'),
    widget('GET', '/changes', undefined, ({ cursor }) => `&cursor=${cursor}`),
    widget('POST', '/messages', () => ({ message: { content: 'A question' } })),
    widget('POST', '/conversations', () => ({ message: { content: 'A question' } })),
    widget('POST', '/direct_uploads', () => ({
      blob: { filename: 'a.txt', byte_size: 1, checksum: 'DMF1ucDxtqgxw5niaXcmYQ==' },
    })),
    widget('POST', '/conversations/update_last_seen'),
    widget('POST', '/conversations/toggle_typing', () => ({ typing_status: 'on' })),
    widget('GET', '/campaigns'),
    { ...widget('POST', '/events', () => ({ name: 'webwidget.triggered' })), answers: 204 },
    widget('POST', '/conversations/transcript'),
    widget('POST', '/conversations/handoff'),
    widget('POST', '/conversations/set_custom_attributes', () => ({ custom_attributes: { plan: 'a' } })),
    widget('POST', '/conversations/destroy_custom_attributes', () => ({ custom_attributes: ['plan'] })),
    widget('GET', '/conversations/toggle_status'),
    { ...widget('POST', '/labels', () => ({ label: 'vip' })), answers: 204 },
    {
      ...other(
        'visitor',
        'DELETE /api/v1/widget/labels/:label',
        undefined,
        target => `/api/v1/widget/labels/vip?website_token=${target.websiteToken}`,
      ),
      answers: 204,
    },
    widget('POST', '/contact/destroy_custom_attributes', () => ({ custom_attributes: ['plan'] })),
    {
      ...widget('POST', '/integrations/dyte/add_participant_to_meeting', ({ messageId }) => ({
        message_id: messageId,
      })),
      answers: 422,
    },
    widget('PATCH', '/contact/set_user', () => ({ identifier: 'somebody', name: 'Somebody' })),
    other(
      'visitor',
      'PATCH /api/v1/widget/messages/:id',
      () => ({ message: { submitted_values: [{ title: 'A', value: 'a' }] } }),
      target => `/api/v1/widget/messages/${target.messageId}?website_token=${target.websiteToken}`,
    ),
    widget('PATCH', '/contact', ({ marks }) => ({ email: `${marks.customer}@example.test` })),
  ],
  endings: [],
}
