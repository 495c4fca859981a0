import { other, type Resource } from './operation.ts'

export const peopleOperations: Resource = {
  operations: [
    other('person', 'GET /auth/validate_token'),
    other('person', 'GET /api/v1/profile'),
    other('person', 'PUT /api/v1/profile', () => ({ profile: { display_name: 'Somebody' } })),
    other('person', 'PATCH /api/v1/profile', () => ({ profile: { display_name: 'Somebody' } })),
    other('person', 'POST /api/v1/profile/availability', ({ accountId }) => ({
      profile: { account_id: accountId, availability: 'busy' },
    })),
    other('person', 'PUT /api/v1/profile/set_active_account', ({ accountId }) => ({
      profile: { account_id: accountId },
    })),
    other('person', 'POST /api/v1/notification_subscriptions', ({ administrator }) => ({
      notification_subscription: {
        subscription_type: 'browser_push',
        subscription_attributes: {
          endpoint: `https://push.test/${administrator.userId}`,
          p256dh: 'key',
          auth: 'secret',
        },
      },
    })),
    other('person', 'POST /api/v1/notification_subscriptions/test'),
    other('person', 'DELETE /api/v1/notification_subscriptions', () => ({ push_token: 'none' })),
    {
      ...other('person', 'POST /api/v1/profile/email', () => ({
        email: 'another@example.test',
        current_password: 'not theirs',
      })),
      answers: 422,
    },
    other('person', 'DELETE /api/v1/profile/avatar'),
    other('person', 'POST /api/v1/profile/auto_offline', ({ accountId }) => ({
      profile: { account_id: accountId, auto_offline: false },
    })),
    other('person', 'POST /api/v1/profile/resend_confirmation'),
    other('ending', 'POST /api/v1/profile/reset_access_token'),
    other('person', 'GET /api/v1/profile/sessions'),
    other(
      'person',
      'DELETE /api/v1/profile/sessions/:id',
      undefined,
      ({ sessionId }) => `/api/v1/profile/sessions/${sessionId}`,
    ),
    other('person', 'DELETE /auth/sign_out'),
  ],
  endings: [],
}
