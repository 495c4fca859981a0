import { describe, expect, it } from 'vitest'
import { follow } from '#lib/base/followers.ts'
import { withCharla } from '#tests/support/app.ts'
import { startHook } from '#tests/support/hooks.ts'
import { startTalk } from '#tests/support/talk.ts'
import { claim } from './claim.ts'
import { planDeliveries } from './plan.ts'

withCharla({ env: { ALLOWED_PRIVATE_ADDRESSES: '127.0.0.1' } })

describe('of what is due', () => {
  it('an account with many receivers gets no more than its share (R3)', async () => {
    const { tenant, receiver, ask } = await startHook()
    for (let count = 0; count < 3; count++)
      await ask('POST', '/webhooks', { url: `${receiver.url}/${count}`, subscriptions: ['message_created'] })
    const talks = await Promise.all([1, 2, 3, 4].map(() => startTalk(tenant)))
    expect(talks).toHaveLength(4)
    await follow(planDeliveries)
    const mine = { accountId: tenant.accountId, most: 64 }
    const take = (room: number) =>
      claim(new Date(), { ...mine, roomOf: () => room, full: room ? [] : [tenant.accountId] })
    expect(await take(0)).toHaveLength(0)
    expect(await take(5)).toHaveLength(5)
    expect(await take(64)).toHaveLength(4 * 4 - 5)
    await receiver.close()
  })
})
