import { account, type Resource, type Target } from './operation.ts'

const notification =
  (rest = '') =>
  ({ notificationId }: Target) =>
    `/notifications/${notificationId}${rest}`

export const notificationOperations: Resource = {
  operations: [
    account('member', 'GET', '/notifications'),
    account('member', 'GET', '/notifications/unread_count'),
    account('member', 'GET', '/notification_settings'),
    account(
      'member',
      'PATCH',
      '/notification_settings',
      () => '/notification_settings',
      () => ({ notification_settings: { selected_email_flags: ['email_conversation_mention'] } }),
    ),
    account(
      'member',
      'PUT',
      '/notification_settings',
      () => '/notification_settings',
      () => ({ selected_push_flags: [] }),
    ),
    account('member', 'POST', '/notifications/read_all'),
    account('own', 'POST', '/notifications/:id/unread', notification('/unread')),
    account('own', 'PATCH', '/notifications/:id', notification()),
    account('own', 'PUT', '/notifications/:id', notification()),
    account('own', 'POST', '/notifications/:id/snooze', notification('/snooze'), () => ({
      snoozed_until: Math.floor(Date.now() / 1000) + 86_400,
    })),
  ],
  endings: [
    account('own', 'DELETE', '/notifications/:id', notification()),
    account(
      'member',
      'POST',
      '/notifications/destroy_all',
      () => '/notifications/destroy_all',
      () => ({ type: 'read' }),
    ),
  ],
}
