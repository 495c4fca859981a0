import { other, type Resource } from './operation.ts'

export const installationOperations: Resource = {
  operations: [
    other('public', 'GET /health'),
    other('public', 'GET /ready'),
    other('public', 'GET /metrics'),
    other('public', 'GET /files/attachments/:token/:name'),
    other('public', 'GET /files/avatars/:name'),
    other('public', 'GET /files/blobs/:token/:name'),
    { ...other('public', 'PUT /files/uploads/:token', () => ({})), answers: 204 },
    other('public', 'GET /widget.js'),
    other('public', 'GET /packs/js/sdk.js'),
    other('public', 'GET /widget/assets/:name'),
    other('public', 'GET /api/v1/installation'),
    other('public', 'GET /api/openapi.json'),
    other('public', 'GET /api/docs'),
    other('public', 'POST /api/v1/accounts', () => ({})),
    other('public', 'POST /auth/sign_in', ({ administrator }) => ({ email: administrator.email, password: 'a guess' })),
    other('public', 'POST /auth/password', ({ marks }) => ({ email: `${marks.customer}@example.test` })),
    other('public', 'PUT /auth/password', () => ({ token_hash: 'forged', password: 'a new password' })),
    { ...other('public', 'PUT /auth/email', () => ({ token: 'forged' })), answers: 422 },
    other('public', 'GET /auth/invitation', undefined, ({ invitationId }) => `/auth/invitation?token=${invitationId}`),
    other('public', 'PUT /auth/invitation', ({ invitationId }) => ({
      token: String(invitationId),
      password: 'a new password',
    })),
    other('machine', 'GET /api/cron/dispatch'),
    other('machine', 'GET /api/cron/daily'),
    other('machine', 'POST /api/jobs/drain', () => ({})),
  ],
  endings: [],
}
