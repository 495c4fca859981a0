import { account, condition, looksFor, type Operation, type Resource, type Target } from './operation.ts'

const contact = (method: string, rest = '', json?: Operation['json']) =>
  account('inbox', method, `/contacts/:id${rest}`, ({ contactId }) => `/contacts/${contactId}${rest}`, json)
const note = (method: string, rest: string, json?: unknown) =>
  account(
    'inbox',
    method,
    `/contacts/:contact_id/notes${rest}`,
    ({ contactId, noteId }) => `/contacts/${contactId}/notes${rest && `/${noteId}`}`,
    json ? () => json : undefined,
  )
const dataImport =
  (rest = '') =>
  ({ importId }: Target) =>
    `/contacts/imports/${importId}${rest}`
const contactExport =
  (rest = '') =>
  ({ exportId }: Target) =>
    `/contacts/exports/${exportId}${rest}`
const company = ({ companyId }: Target) => `/companies/${companyId}`
const companyContacts = (target: Target) => `${company(target)}/contacts`

export const contactOperations: Resource = {
  operations: [
    account('member', 'GET', '/contacts'),
    account('member', 'GET', '/companies'),
    account('member', 'GET', '/companies/search', looksFor('/companies/search')),
    account('member', 'GET', '/companies/:id', company),
    account(
      'member',
      'POST',
      '/companies',
      () => '/companies',
      () => ({ name: 'Second' }),
    ),
    account('member', 'PATCH', '/companies/:id', company, () => ({ description: 'Sells' })),
    account('member', 'PUT', '/companies/:id', company, () => ({ description: 'Sells' })),
    account('member', 'GET', '/companies/:id/contacts', companyContacts),
    account('member', 'GET', '/companies/:id/contacts/search', target => `${companyContacts(target)}/search?q=mark`),
    account('member', 'GET', '/companies/:id/conversations', target => `${company(target)}/conversations`),
    account('member', 'GET', '/companies/:id/notes', target => `${company(target)}/notes`),
    account(
      'member',
      'POST',
      '/companies/:id/destroy_custom_attributes',
      target => `${company(target)}/destroy_custom_attributes`,
      () => ({ custom_attributes: ['size'] }),
    ),
    account('inbox', 'POST', '/companies/:id/contacts', companyContacts, ({ contactId }) => ({
      contact_id: contactId,
    })),
    account('member', 'GET', '/contacts/search', () => '/contacts/search?q=mark'),
    account('member', 'GET', '/contacts/active'),
    account(
      'member',
      'POST',
      '/contacts/filter',
      () => '/contacts/filter',
      () => condition('name', 'contains', 'a'),
    ),
    contact('GET'),
    contact('GET', '/conversations'),
    contact('GET', '/labels'),
    contact('GET', '/figures'),
    contact('GET', '/attachments'),
    contact('POST', '/labels', () => ({ labels: ['vip'] })),
    contact('PATCH', '/labels', () => ({ add: ['vip'] })),
    contact('GET', '/contactable_inboxes'),
    account('inbox', 'GET', '/contacts/:contact_id/consents', ({ contactId }) => `/contacts/${contactId}/consents`),
    account(
      'inbox',
      'POST',
      '/contacts/:contact_id/consents',
      ({ contactId }) => `/contacts/${contactId}/consents`,
      () => ({ channel: 'whatsapp', given: true, source: 'a form' }),
    ),
    note('GET', ''),
    note('GET', '/:id'),
    note('POST', '', { content: 'Likes tea' }),
    note('PUT', '/:id', { content: 'Likes tea' }),
    note('PATCH', '/:id', { note: { content: 'Likes tea' } }),
    contact('PUT', '', () => ({ custom_attributes: { touched: true } })),
    contact('PATCH', '', () => ({ custom_attributes: { touched: true } })),
    contact('POST', '/destroy_custom_attributes', () => ({ custom_attributes: ['touched'] })),
    contact('POST', '/contact_inboxes', ({ inboxId }) => ({ inbox_id: inboxId })),
    account(
      'inbox',
      'POST',
      '/contacts',
      () => '/contacts',
      ({ inboxId }) => ({ name: 'Zac', inbox_id: inboxId }),
    ),
    account(
      'administrator',
      'POST',
      '/contacts/import',
      () => '/contacts/import',
      () => ({ import_file: 'name\nZoe', dry_run: true }),
    ),
    account('administrator', 'GET', '/contacts/imports'),
    account('administrator', 'GET', '/contacts/imports/:id', dataImport()),
    account('administrator', 'GET', '/contacts/imports/:id/errors.csv', dataImport('/errors.csv')),
    account('administrator', 'GET', '/contacts/imports/:id/preview', dataImport('/preview')),
    account('administrator', 'POST', '/contacts/imports/:id/start', dataImport('/start'), () => ({})),
    account('administrator', 'POST', '/contacts/imports/:id/cancel', dataImport('/cancel')),
    account(
      'administrator',
      'POST',
      '/contacts/export',
      () => '/contacts/export',
      () => ({ column_names: ['name'] }),
    ),
    account('administrator', 'GET', '/contacts/exports'),
    account('own', 'GET', '/contacts/exports/:id', contactExport()),
    account('own', 'GET', '/contacts/exports/:id/file', contactExport('/file')),
    account('own', 'POST', '/contacts/exports/:id/cancel', contactExport('/cancel')),
    account('inbox', 'GET', '/contacts/:contact_id/changes', ({ contactId }) => `/contacts/${contactId}/changes`),
    account(
      'administrator',
      'GET',
      '/contacts/:contact_id/deletion',
      ({ contactId }) => `/contacts/${contactId}/deletion`,
    ),
  ],
  endings: [
    account(
      'inbox',
      'DELETE',
      '/companies/:id/contacts/:contact_id',
      target => `${companyContacts(target)}/${target.contactId}`,
    ),
    account('member', 'DELETE', '/companies/:id/avatar', target => `${company(target)}/avatar`),
    account('administrator', 'DELETE', '/companies/:id', company),
    account('inbox', 'GET', '/contacts/:contact_id/merges', ({ contactId }) => `/contacts/${contactId}/merges`),
    account('inbox', 'GET', '/contacts/:contact_id/duplicates', ({ contactId }) => `/contacts/${contactId}/duplicates`),
    account(
      'inbox',
      'POST',
      '/actions/contact_merge/:id/undo',
      ({ mergeId }) => `/actions/contact_merge/${mergeId}/undo`,
    ),
    account(
      'inbox',
      'POST',
      '/actions/contact_merge/preview',
      () => '/actions/contact_merge/preview',
      ({ contactId, spareContactId }) => ({ base_contact_id: contactId, mergee_contact_id: spareContactId }),
    ),
    account(
      'inbox',
      'POST',
      '/actions/contact_merge',
      () => '/actions/contact_merge',
      ({ contactId, spareContactId }) => ({ base_contact_id: contactId, mergee_contact_id: spareContactId }),
    ),
    note('DELETE', '/:id'),
    contact('DELETE', '/avatar'),
    account('administrator', 'DELETE', '/contacts/:id', ({ contactId }) => `/contacts/${contactId}`),
  ],
}
