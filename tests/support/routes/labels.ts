import { account, type Resource, type Target } from './operation.ts'

const label = ({ labelId }: Target) => `/labels/${labelId}`
const canned = ({ cannedResponseId }: Target) => `/canned_responses/${cannedResponseId}`
const definition = ({ definitionId }: Target) => `/custom_attribute_definitions/${definitionId}`
const filter = ({ filterId }: Target) => `/custom_filters/${filterId}`
const macro = ({ macroId }: Target) => `/macros/${macroId}`
const noting = [{ action_name: 'add_private_note', action_params: ['Done'] }]
const bulkAction = ({ bulkActionId }: Target) => `/bulk_actions/${bulkActionId}`

export const labelOperations: Resource = {
  operations: [
    account('member', 'GET', '/custom_attribute_definitions'),
    account('member', 'GET', '/custom_attribute_definitions/:id', definition),
    account('member', 'GET', '/custom_filters'),
    account(
      'member',
      'POST',
      '/custom_filters',
      () => '/custom_filters',
      () => ({ name: 'Mine', query: { payload: [] } }),
    ),
    account('own', 'GET', '/custom_filters/:id', filter),
    account('own', 'PATCH', '/custom_filters/:id', filter, () => ({ query: { payload: [] } })),
    account('own', 'PUT', '/custom_filters/:id', filter, () => ({ filter_type: 'conversation' })),
    account('member', 'GET', '/bulk_actions'),
    account(
      'member',
      'POST',
      '/bulk_actions',
      () => '/bulk_actions',
      () => ({ type: 'Contact', payload: [], labels: { add: ['vip'] } }),
    ),
    account('own', 'GET', '/bulk_actions/:id', bulkAction),
    account('own', 'POST', '/bulk_actions/:id/cancel', ({ bulkActionId }) => `/bulk_actions/${bulkActionId}/cancel`),
    account('member', 'GET', '/macros'),
    account(
      'member',
      'POST',
      '/macros',
      () => '/macros',
      () => ({ name: 'Mine', actions: noting }),
    ),
    account('own', 'GET', '/macros/:id', macro),
    account('own', 'PATCH', '/macros/:id', macro, () => ({ name: 'Renamed' })),
    account('own', 'PUT', '/macros/:id', macro, () => ({ actions: noting })),
    account(
      'own',
      'POST',
      '/macros/:id/execute',
      target => `${macro(target)}/execute`,
      ({ displayId }) => ({ conversation_ids: [displayId] }),
    ),
    account('member', 'GET', '/labels'),
    account('member', 'GET', '/labels/:id', label),
    account('member', 'GET', '/canned_responses'),
    account(
      'member',
      'POST',
      '/canned_responses',
      () => '/canned_responses',
      () => ({ short_code: 'bye', content: 'Goodbye' }),
    ),
    account('member', 'PATCH', '/canned_responses/:id', canned, () => ({ content: 'Changed' })),
    account('member', 'PUT', '/canned_responses/:id', canned, () => ({ content: 'Changed' })),
    account(
      'administrator',
      'POST',
      '/labels',
      () => '/labels',
      () => ({ title: 'second' }),
    ),
    account('administrator', 'PATCH', '/labels/:id', label, () => ({ title: 'renamed' })),
    account('administrator', 'PUT', '/labels/:id', label, () => ({ color: '#000000' })),
    account(
      'administrator',
      'POST',
      '/custom_attribute_definitions',
      () => '/custom_attribute_definitions',
      () => ({ attribute_display_name: 'Size', attribute_key: 'size' }),
    ),
    account(
      'administrator',
      'PUT',
      '/custom_attribute_definitions/order',
      () => '/custom_attribute_definitions/order',
      ({ definitionId }) => ({ attribute_model: 'contact_attribute', ids: [definitionId] }),
    ),
    account('administrator', 'PATCH', '/custom_attribute_definitions/:id', definition, () => ({ regex_pattern: '.' })),
    account('administrator', 'PUT', '/custom_attribute_definitions/:id', definition, () => ({
      attribute_values: ['a'],
    })),
  ],
  endings: [
    account('own', 'DELETE', '/macros/:id', macro),
    account('member', 'DELETE', '/canned_responses/:id', canned),
    account('administrator', 'DELETE', '/labels/:id', label),
    { ...account('administrator', 'DELETE', '/custom_attribute_definitions/:id', definition), answers: 204 },
    { ...account('own', 'DELETE', '/custom_filters/:id', filter), answers: 204 },
  ],
}
