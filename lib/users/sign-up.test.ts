import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeTenant, request, withCharla } from '#tests/support/app.ts'

withCharla()

describe('an installation with an account', () => {
  it('makes no second one for strangers, and says so', async () => {
    await makeTenant()
    const json = {
      account_name: 'Evil',
      user_full_name: 'Eve',
      email: `${randomUUID()}@example.test`,
      password: 'long enough',
    }
    expect(await request('POST', '/api/v1/accounts', { json })).toMatchObject({
      status: 403,
      body: { error: expect.stringContaining('Sign-up is closed') },
    })
    expect(await request('GET', '/api/v1/installation')).toMatchObject({
      status: 200,
      body: { onboarded: true, signup_enabled: false, demo: false, mail: 'outbox' },
    })
  })
})
