import { describe, expect, it } from 'vitest'
import { makePerson, request, withCharla } from '#tests/support/app.ts'
import { beginSession, pruneSessions, resumeSession } from './sessions.ts'

withCharla()

const now = new Date('2026-03-01T12:00:00Z')
const later = (days: number) => new Date(now.getTime() + days * 86_400_000)

describe('a session', () => {
  it('lasts sixty days, and is pruned after them', async () => {
    const { userId } = await makePerson()
    const { client, token, expiresAt } = await beginSession(userId, {}, now)
    expect(expiresAt).toEqual(later(60))
    expect(await resumeSession(client, token, later(59))).toBe(userId)
    expect(await resumeSession(client, token, later(60))).toBeNull()
    await pruneSessions(later(60.1))
    expect(await resumeSession(client, token, now)).toBeNull()
  })

  it('is known by its token alone', async () => {
    const { userId } = await makePerson()
    const [mine, other] = [await beginSession(userId, {}, now), await beginSession(userId, {}, now)]
    expect(await resumeSession(mine.client, other.token, now)).toBeNull()
    expect(await resumeSession(mine.client, mine.token.slice(0, -1), now)).toBeNull()
    expect(await resumeSession(mine.token, mine.token, now)).toBeNull()
  })

  it('is one of 25: the one used longest ago ends', async () => {
    const { userId } = await makePerson()
    const first = await beginSession(userId, {}, now)
    const second = await beginSession(userId, {}, now)
    await resumeSession(first.client, first.token, later(1)) // in use
    for (let n = 0; n < 24; n++) await beginSession(userId, {}, later(1))
    expect(await resumeSession(first.client, first.token, later(1))).toBe(userId)
    expect(await resumeSession(second.client, second.token, later(1))).toBeNull()
  })

  it('keeps a browser’s name to 500 characters', async () => {
    const { userId } = await makePerson()
    const key = await beginSession(userId, { ip: '::1', userAgent: 'x'.repeat(5000) }, new Date())
    const headers = { client: key.client, 'access-token': key.token }
    expect((await request('GET', '/api/v1/profile', { headers })).status).toBe(200)
  })
})
