import { account, type Resource, type Target } from './operation.ts'

const calendar = ({ calendarId }: Target) => `/business_calendars/${calendarId}`

export const calendarOperations: Resource = {
  operations: [
    account('administrator', 'GET', '/business_calendars'),
    account('administrator', 'GET', '/business_calendars/:id', calendar),
    account(
      'administrator',
      'POST',
      '/business_calendars',
      () => '/business_calendars',
      () => ({ name: 'Second', timezone: 'UTC' }),
    ),
    account('administrator', 'PATCH', '/business_calendars/:id', calendar, () => ({ timezone: 'Europe/Berlin' })),
    account('administrator', 'PUT', '/business_calendars/:id', calendar, () => ({ holidays: [] })),
  ],
  endings: [account('administrator', 'DELETE', '/business_calendars/:id', calendar)],
}
